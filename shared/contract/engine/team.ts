import { z } from 'zod';
import { Disposition } from '#shared/domain/call.ts';
import { Id, Instant, YearMonth } from '#shared/domain/primitives.ts';
import { StaffDevice } from '#shared/domain/staff.ts';
import { TeamCounts, TeamMetric, TeamPatient } from '#shared/domain/team-patient.ts';
import { query } from '../procedures.ts';

/** One care manager on the supervisor's board. */
export const TeamManager = z.object({
  /** Empty for the patients whom nobody has. */
  staffId: z.union([Id, z.literal('')]),
  name: z.string(),
  credential: z.string(),
  counts: TeamCounts,
  /** Her devices as the server last saw them; between contacts they may hold work that nobody else sees. */
  devices: z.array(StaffDevice),
});
export type TeamManager = z.infer<typeof TeamManager>;

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

export const TeamBoard = z.object({
  month: YearMonth,
  /** By name; patients whom nobody has stand last. */
  managers: z.array(TeamManager),
  total: TeamCounts,
  recentCalls: z.array(TeamCall),
  generatedAt: Instant,
});
export type TeamBoard = z.infer<typeof TeamBoard>;

/** Which number is opened: of one care manager (empty: of nobody's patients) or, where she is left out, of all. */
export const TeamRowsInput = z.object({
  staffId: z.union([Id, z.literal('')]).optional(),
  metric: TeamMetric,
});
export type TeamRowsInput = z.infer<typeof TeamRowsInput>;

const READS = ['patients', 'calls', 'timeEntries', 'tasks', 'carePlans', 'staff'] as const;

export const team = {
  /** The caseloads of the team in numbers. NOT_ALLOWED for anybody but a supervisor. */
  board: query(READS).output(TeamBoard),
  /** The patients behind a number, in no order; the number is the sum over them. NOT_ALLOWED for anybody but a supervisor. */
  rows: query(READS).input(TeamRowsInput).output(z.array(TeamPatient)),
};
