import { z } from 'zod';
import { Disposition } from '#shared/domain/call.ts';
import { Id, Instant } from '#shared/domain/primitives.ts';
import { query } from '../procedures.ts';

/** One care manager on the supervisor's board. */
export const CareManagerRow = z.object({
  staffId: Id,
  name: z.string(),
  credential: z.string(),
  patients: z.number().int(),
  reachedThisMonth: z.number().int(),
  atTarget: z.number().int(),
  minutesThisMonth: z.number().int(),
  minutesToday: z.number().int(),
  overdue: z.number().int(),
  /** When one of her devices last spoke to the server, as far as this device knows. */
  lastSyncAt: Instant.nullable(),
});
export type CareManagerRow = z.infer<typeof CareManagerRow>;

export const TeamCall = z.object({
  callId: Id,
  patientId: Id,
  patientName: z.string(),
  staffName: z.string(),
  startedAt: Instant,
  receivedAt: z.string(),
  disposition: Disposition,
  minutes: z.number().int(),
});
export type TeamCall = z.infer<typeof TeamCall>;

export const TeamOverview = z.object({
  careManagers: z.array(CareManagerRow),
  recentCalls: z.array(TeamCall),
  generatedAt: Instant,
});
export type TeamOverview = z.infer<typeof TeamOverview>;

export const team = {
  /** NOT_ALLOWED for a care manager. */
  overview: query(['patients', 'calls', 'timeEntries', 'tasks', 'staff']).output(TeamOverview),
};
