import { z } from 'zod';
import { documentFields } from './document.ts';
import { Program } from './patient.ts';
import { ActorId, Id, Instant, TimeZone } from './primitives.ts';
import { Credential } from './staff.ts';

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
  /** The credential of the person at that time: whose minutes count where is told by it (domain.md 1.1). */
  credential: Credential,
  /** Whom she spoke with or worked with (domain.md 1.8). */
  counterpart: z.enum(['patient', 'caregiver', 'practitioner', 'community-organization', 'nobody']),
  /** What was done and why, where no call note says it (domain.md 1.8). */
  narrative: z.string().max(2000),
  /** The place in the chain of this device's entries; digests are empty for entries that no device chained. */
  sequence: z.number().int().min(0),
  previousDigest: z.string().max(64),
  digest: z.string().max(64),
});
export type TimeEntry = z.infer<typeof TimeEntry>;
