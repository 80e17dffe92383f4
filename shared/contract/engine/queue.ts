import { z } from 'zod';
import { CallKind } from '#shared/domain/call.ts';
import { Program, RiskTier } from '#shared/domain/patient.ts';
import { Id, Instant, LocalDate } from '#shared/domain/primitives.ts';
import { query } from '../procedures.ts';

/** Why a patient stands where she stands, in words, with its points. The points of a row add up to its rank value. */
export const QueueReason = z.object({ code: z.string(), text: z.string(), points: z.number() });
export type QueueReason = z.infer<typeof QueueReason>;

/** Whether the patient may be called now, in her own time zone (domain.md 5.4). */
export const Callable = z.object({
  now: z.boolean(),
  /** `2:05 PM` where she is. */
  localTime: z.string(),
  /** Why not now, or empty. */
  reason: z.string(),
  /** When she may be called next, if not now. */
  opensAt: Instant.nullable(),
});
export type Callable = z.infer<typeof Callable>;

/** A row of the call queue. */
export const QueueRow = z.object({
  patientId: Id,
  name: z.string(),
  age: z.number().int(),
  riskTier: RiskTier,
  programs: z.array(Program),
  language: z.string(),
  needsInterpreter: z.boolean(),
  timeZone: z.string(),
  points: z.number(),
  reasons: z.array(QueueReason),
  suggestedKind: CallKind,
  callable: Callable,
  /** Whole minutes of this month in the program whose threshold is nearest. */
  minutesThisMonth: z.number().int(),
  minutesTarget: z.number().int(),
  lastContactAt: Instant.nullable(),
  attemptsThisMonth: z.number().int(),
  callbackDueAt: Instant.nullable(),
});
export type QueueRow = z.infer<typeof QueueRow>;

/** What Today shows: the ranked rows and where the month stands. */
export const QueueView = z.object({
  rows: z.array(QueueRow),
  doneToday: z.number().int(),
  minutesToday: z.number().int(),
  /** Billable minutes of the month, cut off once over all. */
  minutesThisMonth: z.number().int(),
  patients: z.number().int(),
  atTarget: z.number().int(),
  /** Patients that will not reach the target at the present pace. */
  atRisk: z.number().int(),
  monthEndsOn: LocalDate,
  workdaysLeft: z.number().int(),
  /** Minutes of this month per day, for the chart: index 0 is the 1st. */
  minutesPerDay: z.array(z.number()),
  generatedAt: Instant,
});
export type QueueView = z.infer<typeof QueueView>;

export const queue = {
  today: query(['patients', 'tasks', 'calls', 'timeEntries']).output(QueueView),
};
