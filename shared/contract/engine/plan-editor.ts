import { z } from 'zod';
import { CarePlanContent } from '#shared/domain/care-plan.ts';
import { Observation } from '#shared/domain/observation.ts';
import { Id } from '#shared/domain/primitives.ts';
import { query } from '../procedures.ts';

/** An edit brought over what is stored by now. */
export const MergedEdit = z.object({
  /** What the edit now starts from: the stored plan, with the old target where mine and another's must wait for a person. */
  base: CarePlanContent.nullable(),
  /** JSON text: an edit may hold items that have no words yet. */
  content: z.string(),
  /** The ids of the items that were changed or added since the old base. */
  changed: z.array(z.string()),
  /** Who changed the plan last, not counting the person at the desk where somebody else did. Empty when nobody knows. */
  by: z.string(),
});
export type MergedEdit = z.infer<typeof MergedEdit>;

export const planEditor = {
  /** Merges an edit that is still going on into what others made of the plan. Writes nothing. `content` is JSON text. */
  merge: query(['carePlans'])
    .input(z.object({ patientId: Id, base: CarePlanContent.nullable(), content: z.string().max(2_000_000) }))
    .output(MergedEdit),
  /** The newest observations of these LOINC codes and of panels that have them, the newest first. */
  measurements: query(['observations'])
    .input(z.object({ patientId: Id, loincs: z.array(z.string().max(20)).max(100) }))
    .output(z.array(Observation)),
};
