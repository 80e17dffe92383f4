import { z } from 'zod';
import { documentFields } from './document.ts';
import { Program } from './patient.ts';
import { ActorId, Id, Instant, TimeZone } from './primitives.ts';

/** What the time was spent on (domain.md 1.7 rule 8). */
export const Activity = z.enum([
  'patient-contact',
  'care-plan',
  'chart-review',
  'medication-reconciliation',
  'care-coordination',
  'documentation',
]);
export type Activity = z.infer<typeof Activity>;

/**
 * A line of the minute ledger: one patient, one program, one activity, one person. Append-only: a correction is a new entry
 * that names the one it supersedes. Seconds are kept and floored to minutes once, at the total (domain.md 1.7 rule 3).
 */
export const TimeEntry = z.object({
  ...documentFields,
  patientId: Id,
  staffId: ActorId,
  program: Program,
  activity: Activity,
  callId: z.union([Id, z.literal('')]),
  startedAt: Instant,
  endedAt: Instant,
  seconds: z.number().int().min(0).max(86_400),
  timeZone: TimeZone,
  method: z.enum(['timer', 'manual']),
  isInteractive: z.boolean(),
  isBillable: z.boolean(),
  reason: z.string().max(1000),
  supersedes: z.union([Id, z.literal('')]),
});
export type TimeEntry = z.infer<typeof TimeEntry>;
