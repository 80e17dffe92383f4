import { z } from 'zod';
import { CallKind } from '#shared/domain/call.ts';
import { Program, RiskTier } from '#shared/domain/patient.ts';
import { ActorId, Id, Instant, LocalDate } from '#shared/domain/primitives.ts';
import { QueueSavedView } from '#shared/domain/queue-filter.ts';
import { QueueHold } from '#shared/domain/queue-hold.ts';
import { command, query } from '../procedures.ts';

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
  recordNumber: z.string(),
  /** The digits of her telephone numbers, for finding her. */
  phoneDigits: z.array(z.string()),
  age: z.number().int(),
  riskTier: RiskTier,
  programs: z.array(Program),
  language: z.string(),
  needsInterpreter: z.boolean(),
  /** Her own, stated or by her address; empty when neither is known. */
  timeZone: z.string(),
  points: z.number(),
  reasons: z.array(QueueReason),
  suggestedKind: CallKind,
  callable: Callable,
  /** Whole minutes of this month in the program whose threshold is nearest. */
  minutesThisMonth: z.number().int(),
  minutesTarget: z.number().int(),
  lastContactAt: Instant.nullable(),
  isReachedThisMonth: z.boolean(),
  attemptsThisMonth: z.number().int(),
  callbackDueAt: Instant.nullable(),
  /** Something is due today or overdue. */
  isDueToday: z.boolean(),
  /** Why and until when she is put off, if she is. What is urgent counts all the same. */
  hold: QueueHold.nullable(),
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
  /** These patients, who lacks least first. */
  outOfReach: z.array(Id),
  monthEndsOn: LocalDate,
  workdaysLeft: z.number().int(),
  /** Minutes of this month per day, for the chart: index 0 is the 1st. */
  minutesPerDay: z.array(z.number()),
  /** Who put somebody off, by staff id. Empty where she is not known on this device. */
  staffNames: z.partialRecord(ActorId, z.string()),
  generatedAt: Instant,
});
export type QueueView = z.infer<typeof QueueView>;

/** What putting a patient off came to. */
export const PutOff = z.object({
  patientId: Id,
  holdId: Id,
  until: Instant,
  /** What keeps her up all the same, in words, or empty. */
  yieldsTo: z.string(),
});
export type PutOff = z.infer<typeof PutOff>;

const Neighbor = z.object({ patientId: Id, name: z.string(), points: z.number(), reason: z.string() });

/** Why a patient stands where she stands, who stands next to her, and what would move her. */
export const QueueWhy = z.object({
  row: QueueRow.nullable(),
  /** From 1 on; null when she is not in the queue. */
  rank: z.number().int().nullable(),
  of: z.number().int(),
  notListed: z.enum(['deceased', 'opted-out', 'not-enrolled']).nullable(),
  above: Neighbor.nullable(),
  below: Neighbor.nullable(),
  levers: z.array(
    z.object({
      code: z.enum(['hold-ends', 'hours-open', 'contact', 'attempt', 'minutes', 'tomorrow']),
      /** Her rank after it among the others as they stand now; null when she would leave the queue. */
      rank: z.number().int().nullable(),
    }),
  ),
});
export type QueueWhy = z.infer<typeof QueueWhy>;

const Reason = QueueHold.shape.reason;

export const queue = {
  today: query(['patients', 'tasks', 'calls', 'timeEntries', 'staff']).output(QueueView),
  why: query(['patients', 'tasks', 'calls', 'timeEntries'])
    .input(z.object({ patientId: Id }))
    .output(QueueWhy),
  /** Puts a patient off until tomorrow. */
  skip: command.input(z.object({ patientId: Id, reason: Reason })).output(PutOff),
  /** Puts a patient off until a time. */
  snooze: command.input(z.object({ patientId: Id, reason: Reason, until: Instant })).output(PutOff),
  /** Takes one hold back, or without an id all that have not ended. */
  unhold: command
    .input(z.object({ patientId: Id, holdId: Id.optional() }))
    .output(z.object({ patientId: Id, holdIds: z.array(Id) })),
  /** Puts holds that were taken back at this desk as they were. */
  holdAgain: command
    .input(z.object({ patientId: Id, holdIds: z.array(Id).min(1) }))
    .output(z.object({ patientId: Id })),
  /** The views that the person has saved for herself on this device. */
  views: query([]).output(z.array(QueueSavedView)),
  saveViews: command
    .input(z.object({ views: z.array(QueueSavedView).max(20) }))
    .output(z.array(QueueSavedView)),
};
