import { z } from 'zod';
import { CarePlan, CarePlanContent, PlanCopy, PlanSignature } from '#shared/domain/care-plan.ts';
import { CopyLanguage, PatientCopy } from '#shared/domain/patient-copy-shape.ts';
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

/** A signature with the name of who gave it. */
export const NamedSignature = PlanSignature.extend({ name: z.string() });
export type NamedSignature = z.infer<typeof NamedSignature>;

/** A copy with the name of who gave it. */
export const NamedCopy = PlanCopy.extend({ name: z.string() });
export type NamedCopy = z.infer<typeof NamedCopy>;

/** One approved version in the list of them. */
export const PlanVersionRow = z.object({
  plan: CarePlan,
  /** Of several that are active, the one that holds (PLAN-3). */
  isEffective: z.boolean(),
  approved: NamedSignature.nullable(),
  copies: z.array(NamedCopy),
});
export type PlanVersionRow = z.infer<typeof PlanVersionRow>;

/** The plan that is worked on with its versions, and what the person at the desk may do with it. */
export const PlanHistory = z.object({
  patientId: Id,
  working: CarePlan.nullable(),
  /** Of the plan that is worked on, the oldest first. */
  signatures: z.array(NamedSignature),
  /** The newest first. */
  versions: z.array(PlanVersionRow),
  /** Whether she may approve and return by her credential. */
  mayApprove: z.boolean(),
});
export type PlanHistory = z.infer<typeof PlanHistory>;

/** A plan that waits for somebody who may approve it. */
export const SubmittedPlan = z.object({
  patientId: Id,
  patientName: z.string(),
  recordNumber: z.string(),
  submittedBy: z.string(),
  submittedAt: Instant,
  comment: z.string(),
  /** Of the version that holds; 0 when there is none. */
  lastVersion: z.number().int(),
  /** How many things differ from it. */
  changes: z.number().int(),
});
export type SubmittedPlan = z.infer<typeof SubmittedPlan>;

/** `updatedAt` of the plan that was looked at: what was changed since is not decided about (CONFLICT). */
const Seen = z.object({ patientId: Id, seenAt: Instant });
const Comment = z.string().trim().max(2000);

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
  /** Asks for approval of the saved plan. INVALID where there is nothing to approve. */
  submit: command.input(Seen.extend({ comment: Comment })).output(CarePlan),
  /**
   * Approves a submitted plan: the plan is approved, a version of it becomes active, the one before superseded, in one stroke. NOT_ALLOWED
   * without a credential for it.
   */
  approve: command.input(Seen.extend({ comment: Comment })).output(CarePlan),
  /** Gives a submitted plan back with a word on what is to be done. NOT_ALLOWED without a credential for it. */
  return: command.input(Seen.extend({ comment: Comment.min(1) })).output(CarePlan),
  /** The plan and its approved versions, each with who signed it and who got a copy. */
  versions: query(['patients', 'carePlans', 'staff'])
    .input(z.object({ patientId: Id }))
    .output(PlanHistory),
  /** The submitted plans on this device, the longest waiting first. NOT_ALLOWED for a care manager. */
  submitted: query(['patients', 'carePlans', 'staff']).output(z.array(SubmittedPlan)),
  /** What the patient is given of the version that holds; null when nothing was approved yet. */
  copy: query(['patients', 'carePlans', 'tasks', 'staff'])
    .input(z.object({ patientId: Id, language: CopyLanguage }))
    .output(PatientCopy.nullable()),
  /** Records that a copy of a version was given. NOT_FOUND when the version is not there. */
  giveCopy: command
    .input(
      z.object({
        patientId: Id,
        versionId: Id,
        ...PlanCopy.omit({ id: true, givenAt: true, givenBy: true }).shape,
      }),
    )
    .output(CarePlan),
};
