/** @file The names of the local documents: never synced, in the same encrypted store. */

/** The call in progress. */
export const CALL_DRAFT = 'call-draft';

/** The calls that were interrupted and wait to be taken up again, the last one first. */
export const PARKED_CALLS = 'parked-calls';

/** The running clock and those that wait. */
export const CLOCK = 'call-clock';

/** The phrases that the person has written for her notes. */
export const NOTE_PHRASES = 'note-phrases';

/** The views of the queue that the person has saved. */
export const QUEUE_VIEWS = 'queue-views';

/** The forms being filled, of all patients. */
export const SCREENING_DRAFTS = 'screening-drafts';

/** The unsaved edit of one patient's care plan; with an empty id, what all their names begin with. */
export function carePlanDraftId(patientId: string): string {
  return `care-plan-draft-${patientId}`;
}
