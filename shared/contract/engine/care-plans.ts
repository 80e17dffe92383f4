import { z } from 'zod';
import { CarePlan, CarePlanContent } from '#shared/domain/care-plan.ts';
import { Id, Instant } from '#shared/domain/primitives.ts';
import { command, query } from '../procedures.ts';

/**
 * A plan that is being edited and not saved yet. Kept on this device, never synced. `content` is the JSON text of the
 * editor's content: unlike a saved plan it may hold items that have no words yet.
 */
export const CarePlanDraft = z.object({
  patientId: Id,
  base: CarePlanContent.nullable(),
  content: z.string().max(2_000_000),
  savedAt: Instant,
});
export type CarePlanDraft = z.infer<typeof CarePlanDraft>;

export const carePlans = {
  /**
   * Saves an edited plan. `base` is the content the editor started from: what another person changed meanwhile in other
   * items stays (three-way merge by item id). An LPN's save leaves the plan `draft` until it is submitted. Ends the draft.
   */
  save: command
    .input(z.object({ patientId: Id, base: CarePlanContent.nullable(), content: CarePlanContent }))
    .output(CarePlan),
  /** The unsaved edit of a patient's plan on this device, or null. */
  draft: query([])
    .input(z.object({ patientId: Id }))
    .output(CarePlanDraft.nullable()),
  /** Keeps an unsaved edit. When it has answered, it is on disk. */
  saveDraft: command.input(CarePlanDraft.omit({ savedAt: true })).output(z.object({ savedAt: Instant })),
  /** Throws an unsaved edit away. */
  discardDraft: command.input(z.object({ patientId: Id })).output(z.object({ discarded: z.literal(true) })),
};
