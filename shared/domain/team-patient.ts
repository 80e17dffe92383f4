/** @file How one patient stands on the supervisor's board. Every number of the board is a sum of these, so that it opens into the patients behind it. Pure. */
import { z } from 'zod';
import { whyNotCounted } from './billing/gather-facts.ts';
import { type Call, isContact } from './call.ts';
import { wholeMinutes } from './minutes.ts';
import { isActive } from './need-lifecycle.ts';
import { type Patient, patientName } from './patient.ts';
import { Id, Instant, toInstant } from './primitives.ts';
import { Program } from './program.ts';
import { activePrograms, isAttempt } from './queue-facts.ts';
import type { PatientFacts, QueueContext } from './queue-types.ts';
import { isOpen, type Task } from './task.ts';

/**
 * Where her minutes stand against the thresholds of her program (the one whose goal is nearest, as on Today): none yet, under the month's goal, goal
 * reached, next threshold reached too. `unmeasured`: she is in no program that counts minutes.
 */
export const MinutesBand = z.enum(['none', 'under', 'goal', 'beyond', 'unmeasured']);
export type MinutesBand = z.infer<typeof MinutesBand>;

const Count = z.number().int().min(0);

/** What the board counts. Seconds are kept as they are and cut off to minutes once, at the total shown. */
export const TeamCounts = z.object({
  patients: Count,
  /** Somebody who counts was spoken to this month. */
  reached: Count,
  /** Outbound calls of this month that reached nobody. */
  attempts: Count,
  /** Counted seconds of this month and of today, over all programs. */
  seconds: Count,
  secondsToday: Count,
  none: Count,
  under: Count,
  goal: Count,
  beyond: Count,
  unmeasured: Count,
  /** Goal reached, with or without the next threshold. */
  atGoal: Count,
  /** Open tasks past their due time; escalations stand for themselves. */
  overdue: Count,
  needs: Count,
  escalations: Count,
  /** Calls of the last hundred days without a signature. */
  unsigned: Count,
  /** Plans that wait for approval. */
  plans: Count,
});
export type TeamCounts = z.infer<typeof TeamCounts>;
export const TeamMetric = TeamCounts.keyof();
export type TeamMetric = z.infer<typeof TeamMetric>;

/** A patient of the team: a row behind the numbers. */
export const TeamPatient = z.object({
  patientId: Id,
  name: z.string(),
  recordNumber: z.string(),
  /** Empty: nobody has her. */
  careManagerId: z.string(),
  programs: z.array(Program),
  band: MinutesBand,
  /** Whole counted minutes of the program that the band is about, and its goal; 0 where none is measured. */
  minutes: Count,
  target: Count,
  seconds: Count,
  secondsToday: Count,
  isReached: z.boolean(),
  lastContactAt: z.union([Instant, z.literal('')]),
  attempts: Count,
  overdue: Count,
  needs: Count,
  escalations: Count,
  unsigned: Count,
  plans: Count,
});
export type TeamPatient = z.infer<typeof TeamPatient>;

/** A patient's row, and when the next of her tasks falls due: until then no passing of time within the day changes it. */
export interface TeamStanding {
  row: TeamPatient;
  nextDueAt: Instant | '';
}

/** Works out a patient's row from her documents. `plans`: how many of her plans wait for approval. */
export function teamStanding(
  patient: Patient,
  facts: PatientFacts,
  plans: number,
  context: QueueContext,
): TeamStanding {
  const programs = patient.deceased === 'no' ? activePrograms(patient) : [];
  const calls = ofMonth(facts.calls, context);
  const contacts = facts.calls.filter(({ disposition }) => isContact(disposition));
  const tasks = facts.tasks.filter((task) => isOpen(task) && task.kind !== 'escalation');
  const now = toInstant(context.now);
  const row: TeamPatient = {
    patientId: patient.id,
    name: patientName(patient),
    recordNumber: patient.recordNumber,
    careManagerId: patient.careManagerId,
    programs,
    ...minutesOf(patient, programs, facts, context),
    isReached: calls.some(({ disposition }) => isContact(disposition)),
    lastContactAt: latest(contacts),
    attempts: calls.filter(isAttempt).length,
    overdue: tasks.filter(({ dueAt }) => dueAt < now).length,
    needs: patient.needs.filter(isActive).length,
    escalations: facts.tasks.filter((task) => isOpen(task) && task.kind === 'escalation').length,
    unsigned: facts.calls.filter(({ signedAt }) => signedAt === '').length,
    plans,
  };
  return { row, nextDueAt: nextDue(tasks, now) };
}

function ofMonth<One extends { startedAt: Instant }>(all: readonly One[], context: QueueContext): One[] {
  return all.filter(({ startedAt }) => startedAt >= context.monthFrom && startedAt < context.monthUntil);
}

function latest(calls: readonly Call[]): Instant | '' {
  let last = '';
  for (const { startedAt } of calls) if (startedAt > last) last = startedAt;
  return last;
}

function nextDue(tasks: readonly Task[], now: Instant): Instant | '' {
  let next = '';
  for (const { dueAt } of tasks) if (dueAt >= now && (next === '' || dueAt < next)) next = dueAt;
  return next;
}

function minutesOf(
  patient: Patient,
  programs: readonly Program[],
  facts: PatientFacts,
  context: QueueContext,
): Pick<TeamPatient, 'band' | 'minutes' | 'target' | 'seconds' | 'secondsToday'> {
  const perProgram = new Map<Program, number>();
  let [seconds, secondsToday] = [0, 0];
  for (const entry of ofMonth(facts.timeEntries, context)) {
    if (whyNotCounted(entry, patient.evidence, context.practiceTimeZone) !== '') continue;
    seconds += entry.seconds;
    if (entry.startedAt >= context.todayFrom && entry.startedAt < context.todayUntil)
      secondsToday += entry.seconds;
    perProgram.set(entry.program, (perProgram.get(entry.program) ?? 0) + entry.seconds);
  }
  const measured = programs.flatMap((program) => {
    const target = context.targets.get(program);
    if (!target || target.base === 0) return [];
    const minutes = wholeMinutes(perProgram.get(program) ?? 0);
    return [{ minutes, target: target.base, thresholds: target.thresholds }];
  });
  const short = measured.filter(({ minutes, target }) => minutes < target);
  short.sort((left, right) => left.target - left.minutes - (right.target - right.minutes));
  const nearest = short[0] ?? measured[0];
  if (!nearest) return { seconds, secondsToday, band: 'unmeasured', minutes: 0, target: 0 };
  const { minutes, target } = nearest;
  return { seconds, secondsToday, minutes, target, band: bandOf(nearest) };
}

function bandOf({
  minutes,
  target,
  thresholds,
}: {
  minutes: number;
  target: number;
  thresholds: readonly number[];
}): MinutesBand {
  if (minutes === 0) return 'none';
  if (minutes < target) return 'under';
  const next = thresholds.find((threshold) => threshold > target);
  return next !== undefined && minutes >= next ? 'beyond' : 'goal';
}
