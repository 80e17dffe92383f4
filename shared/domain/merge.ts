import type { CarePlanContent } from './care-plan.ts';
import type { Patient } from './patient.ts';

/** A field that both sides changed differently: `kept` is in the result, `other` is not. */
export interface MergeConflict {
  /** `goals/<id>/description`. */
  path: string;
  kept: unknown;
  other: unknown;
}

/** Merges two lists whose items have ids, three-way, item by item and field by field. */
export function mergeById<Item extends { id: string }>(
  _base: readonly Item[],
  _mine: readonly Item[],
  _theirs: readonly Item[],
): { items: Item[]; conflicts: MergeConflict[] } {
  throw new Error('being written');
}
/** Extra fields of the given objects (a whole CarePlan) are ignored. */
export function mergeCarePlanContent(
  _base: CarePlanContent | null,
  _mine: CarePlanContent,
  _theirs: CarePlanContent,
): { content: CarePlanContent; conflicts: MergeConflict[] } {
  throw new Error('being written');
}
/** `careManagerId`, `rev` and `receivedAt` are the server's: theirs. */
export function mergePatient(
  _base: Patient | null,
  _mine: Patient,
  _theirs: Patient,
): { patient: Patient; conflicts: MergeConflict[] } {
  throw new Error('being written');
}
