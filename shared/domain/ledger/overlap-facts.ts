import { z } from 'zod';
import { ActorId, Id, Instant } from '../primitives.ts';
import { Program } from '../program.ts';
import { TimeEntry } from '../time-entry.ts';

/**
 * What a review item tells of an entry whose time is shared with another one, as JSON text. Who reads it may not have the patient of the other entry:
 * `patientId` is told only where it is the item's own.
 */
export const OverlapFacts = z.object({
  entryId: Id,
  patientId: z.union([Id, z.literal('')]),
  staffId: ActorId,
  program: Program,
  activity: TimeEntry.shape.activity,
  method: TimeEntry.shape.method,
  startedAt: Instant,
  endedAt: Instant,
  seconds: z.number().int(),
});
export type OverlapFacts = z.infer<typeof OverlapFacts>;

/** The facts of an entry, for an item about a patient. */
export function overlapFacts(entry: TimeEntry, patientId: Id): OverlapFacts {
  const { staffId, program, activity, method, startedAt, endedAt, seconds } = entry;
  const about = entry.patientId === patientId ? entry.patientId : '';
  return {
    ...{ entryId: entry.id, patientId: about },
    ...{ staffId, program, activity, method, startedAt, endedAt, seconds },
  };
}
