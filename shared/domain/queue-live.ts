/** @file The queue of a caseload that changes: the same rows as `rankQueue`, of which only what has changed is worked out again. */

import type { ProgramTarget } from './minutes.ts';
import {
  addWork,
  compareLacking,
  dayStarts,
  forecastOf,
  type MonthStanding,
  type MonthWork,
  monthStanding,
  noWork,
  type PatientWork,
  patientWork,
  rowStanding,
  summaryOf,
} from './month-summary.ts';
import { type Outreach, USUAL_OUTREACH } from './outreach.ts';
import type { Patient } from './patient.ts';
import type { Id, Instant, TimeZone } from './primitives.ts';
import { compareRanked, rankPatient } from './queue.ts';
import { isSameMinute, queueContext } from './queue-context.ts';
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
  at(
    now: number,
    practiceTimeZone: TimeZone,
    targets: readonly ProgramTarget[],
    outreach?: Outreach,
  ): QueueMoment;
}

interface Held {
  row: RankedPatient | null;
  work: PatientWork;
}

/** Follows a caseload. After a change only the patients touched are ranked; with each minute everybody is, because hours open and promises fall due. */
export function createLiveQueue(source: QueueSource): LiveQueue {
  const touched = new Set<Id>();
  let held = new Map<Id, Held>();
  let rows: RankedPatient[] = [];
  let total: MonthWork = { secondsPerDay: [], reachedToday: 0 };
  let standing: MonthStanding = { enrolled: 0, atTarget: 0, lacking: [] };
  let starts: Instant[] = [];
  let context: QueueContext | null = null;

  function read(patient: Patient, at: QueueContext): Held {
    const facts = source.factsOf(patient.id);
    return {
      row: rankPatient(patient, facts, at),
      work: patientWork(facts.timeEntries, facts.calls, at, starts),
    };
  }

  function readAll(at: QueueContext): void {
    starts = dayStarts(at);
    total = noWork(starts);
    held = new Map();
    rows = [];
    for (const patient of source.patients.values()) {
      const one = read(patient, at);
      held.set(patient.id, one);
      addWork(total, one.work, 1);
      if (one.row) rows.push(one.row);
    }
    rows.sort(compareRanked);
    standing = monthStanding(rows, at);
  }

  function takeOut(row: RankedPatient, at: QueueContext): void {
    rows.splice(placeOf(rows, row), 1);
    const one = rowStanding(row, at);
    standing.enrolled -= Number(one.isEnrolled);
    standing.atTarget -= Number(one.isAtTarget);
    if (one.isLacking) standing.lacking.splice(placeIn(standing.lacking, row, compareLacking), 1);
  }

  function putIn(row: RankedPatient, at: QueueContext): void {
    rows.splice(placeOf(rows, row), 0, row);
    const one = rowStanding(row, at);
    standing.enrolled += Number(one.isEnrolled);
    standing.atTarget += Number(one.isAtTarget);
    if (one.isLacking) standing.lacking.splice(placeIn(standing.lacking, row, compareLacking), 0, row);
  }

  function readAgain(patientId: Id, at: QueueContext): void {
    const before = held.get(patientId);
    if (before) {
      addWork(total, before.work, -1);
      if (before.row) takeOut(before.row, at);
      held.delete(patientId);
    }
    const patient = source.patients.get(patientId);
    if (!patient) return;
    const now = read(patient, at);
    held.set(patientId, now);
    addWork(total, now.work, 1);
    if (now.row) putIn(now.row, at);
  }

  return {
    touch: (patientId) => void touched.add(patientId),
    at(now, practiceTimeZone, targets, outreach = USUAL_OUTREACH) {
      const isSame =
        context?.practiceTimeZone === practiceTimeZone &&
        context.outreach === outreach &&
        isSameMinute(context.now, now);
      if (context && isSame) {
        for (const patientId of touched) readAgain(patientId, context);
      } else {
        context = queueContext(now, practiceTimeZone, targets, outreach);
        readAll(context);
      }
      touched.clear();
      const missed = forecastOf(standing.lacking, total.secondsPerDay, context);
      return {
        context,
        rows,
        summary: summaryOf(standing, missed.length, total, context),
        outOfReach: missed.map(({ patientId }) => patientId),
      };
    },
  };
}

/** Where a row stands, or would stand: the number of rows before it. */
export function placeOf(rows: readonly RankedPatient[], row: RankedPatient): number {
  return placeIn(rows, row, compareRanked);
}

function placeIn(
  rows: readonly RankedPatient[],
  row: RankedPatient,
  compare: (left: RankedPatient, right: RankedPatient) => number,
): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compare(rows[middle] as RankedPatient, row) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
