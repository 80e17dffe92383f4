/** @file "Why is she here": a patient's place, who stands next to her, and what would move her. Each "what if" is ranked by the same rules. */
import type { Call } from './call.ts';
import type { Patient } from './patient.ts';
import { fromInstant, type Id, toInstant } from './primitives.ts';
import { rankPatient } from './queue.ts';
import { queueContext } from './queue-context.ts';
import { type NotListed, type Standing, standingOf } from './queue-facts.ts';
import { placeOf } from './queue-live.ts';
import type { PatientFacts, QueueContext, RankedPatient } from './queue-types.ts';
import type { TimeEntry } from './time-entry.ts';

/** Something that would move her, and her rank after it among the others as they stand now; null when she would leave the queue. */
export interface Lever {
  code: 'hold-ends' | 'hours-open' | 'contact' | 'attempt' | 'minutes' | 'tomorrow';
  rank: number | null;
}

/** Who stands next to her, with what weighs most there. */
export interface Neighbor {
  patientId: Id;
  name: string;
  points: number;
  reason: string;
}

export interface Why {
  row: RankedPatient | null;
  /** From 1 on; null when she is not in the queue. */
  rank: number | null;
  of: number;
  notListed: NotListed | null;
  above: Neighbor | null;
  below: Neighbor | null;
  levers: Lever[];
}

/** Explains the place of one patient in a queue that was ranked in the same context. */
export function explainPlace(
  patient: Patient,
  facts: PatientFacts,
  rows: readonly RankedPatient[],
  context: QueueContext,
): Why {
  const standing = standingOf(patient, facts, context);
  const row = rankPatient(patient, facts, context);
  if (typeof standing === 'string' || row === null) {
    const notListed = typeof standing === 'string' ? standing : null;
    return { row: null, rank: null, of: rows.length, notListed, above: null, below: null, levers: [] };
  }
  const others = rows.filter(({ patientId }) => patientId !== patient.id);
  const place = placeOf(others, row);
  return {
    row,
    rank: place + 1,
    of: others.length + 1,
    notListed: null,
    above: neighbor(others[place - 1]),
    below: neighbor(others[place]),
    levers: leversOf(patient, facts, standing, context).map(({ code, moved }) => ({
      code,
      rank: moved && placeOf(others, moved) + 1,
    })),
  };
}

function neighbor(row: RankedPatient | undefined): Neighbor | null {
  if (!row) return null;
  const { patientId, name, points, reasons } = row;
  return { patientId, name, points, reason: reasons[0]?.text ?? '' };
}

const DAY = 86_400_000;

function leversOf(
  patient: Patient,
  facts: PatientFacts,
  standing: Standing,
  context: QueueContext,
): { code: Lever['code']; moved: RankedPatient | null }[] {
  const { now, practiceTimeZone, targets, outreach } = context;
  const later = (at: number) => queueContext(at, practiceTimeZone, [...targets.values()], outreach);
  const levers: { code: Lever['code']; moved: RankedPatient | null }[] = [];
  const add = (code: Lever['code'], moved: RankedPatient | null) => levers.push({ code, moved });
  const { hold, callable, nearest, isAtTarget } = standing;
  if (hold) add('hold-ends', rankPatient({ ...patient, holds: [] }, facts, context));
  if (!callable.now && callable.opensAt !== null)
    add('hours-open', rankPatient(patient, facts, later(fromInstant(callable.opensAt))));
  add('contact', rankPatient(patient, afterContact(patient, facts, now), context));
  if (callable.now) add('attempt', rankPatient(patient, withCall(patient, facts, now, 'no-answer'), context));
  if (!isAtTarget && nearest.program !== null) {
    const seconds = (nearest.target - nearest.minutes) * 60;
    const entry = { ...invented, patientId: patient.id, program: nearest.program, seconds };
    const startedAt = toInstant(now);
    const timeEntries = [...facts.timeEntries, { ...entry, startedAt, endedAt: startedAt } as TimeEntry];
    add('minutes', rankPatient(patient, { ...facts, timeEntries }, context));
  }
  add('tomorrow', rankPatient(patient, facts, later(now + DAY)));
  return levers;
}

/** What the rules look at in a document that nobody has written yet. */
const invented = { id: '', isBillable: true, supersedes: '' } as const;

function withCall(
  patient: Patient,
  facts: PatientFacts,
  now: number,
  disposition: Call['disposition'],
): PatientFacts {
  const startedAt = toInstant(now);
  const call = {
    id: '',
    patientId: patient.id,
    direction: 'outbound',
    kind: 'transition-of-care',
    startedAt,
    endedAt: startedAt,
    disposition,
    numberDialled: '',
  };
  return { ...facts, calls: [...facts.calls, call as unknown as Call] };
}

/** The contact also does what was due. */
function afterContact(patient: Patient, facts: PatientFacts, now: number): PatientFacts {
  const until = toInstant(now + DAY);
  const tasks = facts.tasks.filter(({ kind, dueAt }) => kind === 'escalation' || dueAt > until);
  return { ...withCall(patient, facts, now, 'reached-completed'), tasks };
}
