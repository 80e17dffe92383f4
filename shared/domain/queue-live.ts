/** @file The queue of a caseload that changes: the same rows as `rankQueue`, of which only what has changed is worked out again. */

import type { ProgramTarget } from './minutes.ts';
import { dayStarts, forecastOf, type MonthWork, monthWork, summaryOf } from './month-summary.ts';
import type { Patient } from './patient.ts';
import type { Id, Instant, TimeZone } from './primitives.ts';
import { compareRanked, rankPatient } from './queue.ts';
import { queueContext } from './queue-context.ts';
import type { MonthSummary, PatientFacts, QueueContext, RankedPatient } from './queue-types.ts';

/** Where the documents are. `factsOf` answers the entries that stand, whoever's entry a correction supersedes. */
export interface QueueSource {
  readonly patients: ReadonlyMap<Id, Patient>;
  factsOf(patientId: Id): PatientFacts;
}

/** The queue at one moment. The rows are the live ones: they hold until the next question. */
export interface QueueMoment {
  context: QueueContext;
  rows: readonly RankedPatient[];
  summary: MonthSummary;
  /** Who will not reach the minutes of the month at the present pace, who lacks least first. */
  outOfReach: Id[];
}

export interface LiveQueue {
  /** A document of hers has changed, or she came or went. */
  touch(patientId: Id): void;
  /** The queue as of now (milliseconds since the epoch). */
  at(now: number, practiceTimeZone: TimeZone, targets: readonly ProgramTarget[]): QueueMoment;
}

interface Held {
  row: RankedPatient | null;
  work: MonthWork;
}

/** Follows a caseload. After a change only the patients touched are ranked; with each minute everybody is, because hours open and promises fall due. */
export function createLiveQueue(source: QueueSource): LiveQueue {
  const touched = new Set<Id>();
  let held = new Map<Id, Held>();
  let rows: RankedPatient[] = [];
  let total: MonthWork = { secondsPerDay: [], reachedToday: 0 };
  let starts: Instant[] = [];
  let context: QueueContext | null = null;

  function read(patient: Patient, at: QueueContext): Held {
    const facts = source.factsOf(patient.id);
    return {
      row: rankPatient(patient, facts, at),
      work: monthWork(facts.timeEntries, facts.calls, at, starts),
    };
  }

  function readAll(at: QueueContext): void {
    starts = dayStarts(at);
    total = { secondsPerDay: starts.map(() => 0), reachedToday: 0 };
    held = new Map();
    rows = [];
    for (const patient of source.patients.values()) {
      const one = read(patient, at);
      held.set(patient.id, one);
      add(total, one.work, 1);
      if (one.row) rows.push(one.row);
    }
    rows.sort(compareRanked);
  }

  function readAgain(patientId: Id, at: QueueContext): void {
    const before = held.get(patientId);
    if (before) {
      add(total, before.work, -1);
      if (before.row) rows.splice(placeOf(rows, before.row), 1);
      held.delete(patientId);
    }
    const patient = source.patients.get(patientId);
    if (!patient) return;
    const now = read(patient, at);
    held.set(patientId, now);
    add(total, now.work, 1);
    if (now.row) rows.splice(placeOf(rows, now.row), 0, now.row);
  }

  return {
    touch: (patientId) => void touched.add(patientId),
    at(now, practiceTimeZone, targets) {
      const present = queueContext(now, practiceTimeZone, targets);
      if (context?.now !== present.now || context.practiceTimeZone !== practiceTimeZone) {
        context = present;
        readAll(present);
      } else {
        for (const patientId of touched) readAgain(patientId, context);
      }
      touched.clear();
      return {
        context,
        rows,
        summary: summaryOf(rows, total, context),
        outOfReach: forecastOf(rows, total.secondsPerDay, context).map(({ patientId }) => patientId),
      };
    },
  };
}

function add(total: MonthWork, work: MonthWork, sign: 1 | -1): void {
  total.reachedToday += sign * work.reachedToday;
  for (const [day, seconds] of work.secondsPerDay.entries())
    total.secondsPerDay[day] = (total.secondsPerDay[day] ?? 0) + sign * seconds;
}

/** Where a row stands, or would stand: the number of rows before it. */
export function placeOf(rows: readonly RankedPatient[], row: RankedPatient): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compareRanked(rows[middle] as RankedPatient, row) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
