/** @file The supervisor's board of a caseload that changes: one change counts its patient again and nobody else. Pure. */
import type { ProgramTarget } from './minutes.ts';
import { type Outreach, USUAL_OUTREACH } from './outreach.ts';
import type { Patient } from './patient.ts';
import { type Id, type TimeZone, toInstant } from './primitives.ts';
import { isSameMinute, queueContext } from './queue-context.ts';
import type { PatientFacts, QueueContext } from './queue-types.ts';
import { addCounts, noCounts } from './team-counts.ts';
import { type TeamCounts, type TeamPatient, type TeamStanding, teamStanding } from './team-patient.ts';

/** Where the documents are. `factsOf` answers the entries that stand, whoever's entry a correction supersedes. */
export interface TeamSource {
  readonly patients: ReadonlyMap<Id, Patient>;
  factsOf(patientId: Id): PatientFacts;
  /** How many of her plans wait for approval. */
  plansOf(patientId: Id): number;
}

/** The board at one moment. Sums and rows are the live ones: they hold until the next question. */
export interface TeamMoment {
  context: QueueContext;
  total: Readonly<TeamCounts>;
  /** By care manager; patients whom nobody has stand under the empty id. */
  byManager: ReadonlyMap<string, Readonly<TeamCounts>>;
  /** In no order. */
  rows(): Iterable<TeamPatient>;
}

export interface LiveTeam {
  /** A document of hers has changed, or she came or went. */
  touch(patientId: Id): void;
  /** The board as of now (milliseconds since the epoch). */
  at(
    now: number,
    practiceTimeZone: TimeZone,
    targets: readonly ProgramTarget[],
    outreach?: Outreach,
  ): TeamMoment;
}

/** Follows a caseload. A change counts the patients touched again; a new minute those of whom a task fell due; a new day everybody. */
export function createLiveTeam(source: TeamSource): LiveTeam {
  const touched = new Set<Id>();
  const held = new Map<Id, TeamStanding>();
  const byManager = new Map<string, TeamCounts>();
  let total = noCounts();
  let context: QueueContext | null = null;
  let asked: readonly ProgramTarget[] = [];

  function count(row: TeamPatient, times: 1 | -1): void {
    let sums = byManager.get(row.careManagerId);
    if (!sums) {
      sums = noCounts();
      byManager.set(row.careManagerId, sums);
    }
    addCounts(sums, row, times);
    addCounts(total, row, times);
    if (sums.patients === 0) byManager.delete(row.careManagerId);
  }

  function readAgain(patientId: Id, at: QueueContext): void {
    const before = held.get(patientId);
    if (before) count(before.row, -1);
    const patient = source.patients.get(patientId);
    if (!patient) {
      held.delete(patientId);
      return;
    }
    const now = teamStanding(patient, source.factsOf(patientId), source.plansOf(patientId), at);
    held.set(patientId, now);
    count(now.row, 1);
  }

  function readAll(at: QueueContext): void {
    held.clear();
    byManager.clear();
    total = noCounts();
    for (const patientId of source.patients.keys()) readAgain(patientId, at);
  }

  function readDue(at: QueueContext): void {
    const now = toInstant(at.now);
    for (const [patientId, { nextDueAt }] of held)
      if (nextDueAt !== '' && nextDueAt < now) touched.add(patientId);
  }

  return {
    touch: (patientId) => void touched.add(patientId),
    at(now, practiceTimeZone, targets, outreach = USUAL_OUTREACH) {
      const before = context;
      const at =
        before &&
        isSameMinute(before.now, now) &&
        before.practiceTimeZone === practiceTimeZone &&
        before.outreach === outreach &&
        asked === targets
          ? before
          : queueContext(now, practiceTimeZone, targets, outreach);
      // The day, and with it the month, bounds what counts; a clock set back takes overdue tasks back.
      const isSameDay =
        before?.practiceTimeZone === practiceTimeZone &&
        before.today === at.today &&
        before.now <= at.now &&
        before.outreach === outreach &&
        asked === targets;
      context = at;
      asked = targets;
      if (isSameDay) {
        if (before !== at) readDue(at);
        for (const patientId of touched) readAgain(patientId, at);
      } else {
        readAll(at);
      }
      touched.clear();
      return { context: at, total, byManager, rows: () => rowsOf(held.values()) };
    },
  };
}

function* rowsOf(held: Iterable<TeamStanding>): Iterable<TeamPatient> {
  for (const { row } of held) yield row;
}
