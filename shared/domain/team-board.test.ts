import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PROGRAM_TARGETS } from '../content/program-targets.ts';
import type { Call } from './call.ts';
import { effectiveEntries } from './minutes.ts';
import type { Patient } from './patient.ts';
import type { PatientNeed } from './patient-need.ts';
import { type Id, toInstant } from './primitives.ts';
import type { Task } from './task.ts';
import { createLiveTeam, type TeamMoment } from './team-board.ts';
import { addCounts, noCounts, silentDevices } from './team-counts.ts';
import { makeCall, makePatient, makeTask, makeTimeEntry, testId } from './test-documents.ts';
import type { TimeEntry } from './time-entry.ts';

const NOW = Date.parse('2026-11-24T16:00:00.000Z');
const ZONE = 'America/New_York';
const HOUR = 3_600_000;
const SEED = 716;
process.stdout.write(`Team board: seed ${SEED}.\n`);

/** Raw documents of a small team, and the live board over them. */
function team() {
  const patients = new Map<Id, Patient>();
  const tasks = new Map<Id, Task>();
  const calls = new Map<Id, Call>();
  const entries = new Map<Id, TimeEntry>();
  const plans = new Set<Id>();
  let reads = 0;
  const of = <Document extends { patientId: Id }>(all: Iterable<Document>, patientId: Id) =>
    [...all].filter((one) => one.patientId === patientId);
  const live = createLiveTeam({
    patients,
    factsOf: (patientId) => {
      reads += 1;
      return {
        tasks: of(tasks.values(), patientId),
        calls: of(calls.values(), patientId),
        timeEntries: of(effectiveEntries([...entries.values()]), patientId),
      };
    },
    plansOf: (patientId) => Number(plans.has(patientId)),
  });
  return { patients, tasks, calls, entries, plans, live, reads: () => reads };
}
type Team = ReturnType<typeof team>;

/**
 * The same numbers by hand, from the raw documents and nothing of the board's own rules: New York is at UTC-5 in all of these days, CCM has
 * thresholds of 20, 40 and 60, RPM of 10, 20 and 40 with a goal of 20, and APCM counts no minutes.
 */
function recount({ patients, tasks, calls, entries, plans }: Team, now: number, managerId: string | null) {
  const minute = new Date(now - (now % 60_000)).toISOString();
  const wall = (at: string) => new Date(Date.parse(at) - 5 * HOUR).toISOString();
  const [month, today] = [wall(minute).slice(0, 7), wall(minute).slice(0, 10)];
  const sums: Record<string, number> = noCounts();
  const add = (name: string, number: number) => {
    sums[name] = (sums[name] ?? 0) + number;
  };
  const superseded = new Set([...entries.values()].map((entry) => entry.supersedes));
  for (const patient of patients.values()) {
    if (managerId !== null && patient.careManagerId !== managerId) continue;
    add('patients', 1);
    let [reached, ccm, rpm] = [false, 0, 0];
    for (const call of calls.values()) {
      if (call.patientId !== patient.id) continue;
      if (call.signedAt === '') add('unsigned', 1);
      if (wall(call.startedAt).slice(0, 7) !== month) continue;
      if (call.disposition === 'reached-completed') reached = true;
      else if (call.disposition === 'no-answer' && call.direction === 'outbound') add('attempts', 1);
    }
    add('reached', reached ? 1 : 0);
    for (const entry of entries.values()) {
      if (entry.patientId !== patient.id || superseded.has(entry.id) || !entry.isBillable) continue;
      const day = wall(entry.startedAt).slice(0, 10);
      const stay = patient.evidence[0];
      if (entry.program === 'CCM' && stay && day >= stay.on && day <= stay.until) continue;
      if (day.slice(0, 7) !== month) continue;
      add('seconds', entry.seconds);
      if (day === today) add('secondsToday', entry.seconds);
      if (entry.program === 'CCM') ccm += entry.seconds;
      else if (entry.program === 'RPM') rpm += entry.seconds;
    }
    const programs: string[] = patient.deceased === 'no' ? patient.enrollments.map((one) => one.program) : [];
    const isCcm = programs[0] === 'CCM';
    const short = 1200 - (ccm - (ccm % 60));
    const shortRpm = 1200 - (rpm - (rpm % 60));
    let measured = isCcm ? ccm : null;
    if (programs.includes('RPM') && shortRpm > 0 && (!isCcm || short <= 0 || shortRpm < short))
      measured = rpm;
    if (measured === null && programs.includes('RPM')) measured = rpm;
    if (measured === null) add('unmeasured', 1);
    else if (measured < 60) add('none', 1);
    else if (measured < 1200) add('under', 1);
    else if (measured < 2400) add('goal', 1);
    else add('beyond', 1);
    if (measured !== null && measured >= 1200) add('atGoal', 1);
    for (const task of tasks.values()) {
      if (task.patientId !== patient.id || task.status === 'completed' || task.status === 'cancelled')
        continue;
      if (task.kind === 'escalation') add('escalations', 1);
      else if (task.dueAt < minute) add('overdue', 1);
    }
    for (const need of patient.needs) if (need.closedAt === '') add('needs', 1);
    if (plans.has(patient.id)) add('plans', 1);
  }
  return sums;
}

function expectRecounted(parts: Team, moment: TeamMoment, now: number): void {
  expect(moment.total).toEqual(recount(parts, now, null));
  const managers = new Set([...parts.patients.values()].map(({ careManagerId }) => careManagerId));
  expect(new Set(moment.byManager.keys())).toEqual(managers);
  for (const managerId of managers) {
    expect(moment.byManager.get(managerId)).toEqual(recount(parts, now, managerId));
    const fromRows = noCounts();
    for (const row of moment.rows()) if (row.careManagerId === managerId) addCounts(fromRows, row, 1);
    expect(fromRows).toEqual(moment.byManager.get(managerId));
  }
}

const need = (id: Id, isClosed: boolean): PatientNeed => ({
  ...{ id, needId: 'food', domain: 'food', title: 'Food', status: isClosed ? 'met' : 'working' },
  ...{ sourceScreeningId: '', foundAt: toInstant(NOW), foundBy: testId(9001), code: null },
  ...{ codeStatus: 'none', codeDecidedBy: '', codeDecidedAt: '', problemId: '', goalId: '' },
  ...{ referralTaskId: '', confirmedAt: '', closedAt: isClosed ? toInstant(NOW) : '', comment: '' },
});

function enrolled(patientId: Id, number: number): Patient {
  const kinds = [['CCM'], ['CCM', 'RPM'], ['RPM'], ['APCM'], []] as const;
  const base = makePatient();
  const stay = { id: testId(9500), kind: 'inpatient-stay', on: '2026-11-20', until: '2026-11-22' } as const;
  return makePatient({
    id: patientId,
    careManagerId: number % 7 === 6 ? '' : testId(8000 + (number % 3)),
    deceased: number % 11 === 10 ? 'confirmed' : 'no',
    enrollments: (kinds[number % 5] ?? []).map((program) => ({
      ...{ id: testId(9300), program, status: 'active', startedOn: '2026-01-05', endedOn: '' },
      billingPractitioner: base.enrollments[0]?.billingPractitioner ?? '',
    })),
    evidence:
      number % 4 === 3
        ? [{ ...stay, program: '', value: 0, note: '', recordedAt: toInstant(NOW), recordedBy: testId(9001) }]
        : [],
    needs: number % 2 ? [need(testId(9600), false), need(testId(9601), number % 3 === 0)] : [],
  });
}

const step = fc.record({
  patient: fc.integer({ min: 1, max: 7 }),
  what: fc.constantFrom(
    'patient',
    'leaves',
    'task',
    'call',
    'entry',
    'correct',
    'change',
    'plan',
    'time',
    'day',
  ),
  number: fc.nat(999),
});

/** One change of the raw documents, told to the board as the caseload tells it; answers by how much time has passed. */
function apply(
  parts: Team,
  { patient, what, number }: { patient: number; what: string; number: number },
  index: number,
  now: number,
): number {
  const { patients, tasks, calls, entries, plans, live } = parts;
  const [patientId, id] = [testId(patient), testId(5000 + index)];
  const at = toInstant(now - (number - 100) * HOUR);
  const put = <Document extends { id: Id; patientId: Id }>(all: Map<Id, Document>, one: Document) => {
    const before = all.get(one.id);
    all.set(one.id, one);
    if (before) live.touch(before.patientId);
  };
  const any = <Document>(all: Map<Id, Document>) => [...all.values()][number % Math.max(1, all.size)];
  if (what === 'patient') patients.set(patientId, enrolled(patientId, number));
  else if (what === 'leaves') patients.delete(patientId);
  else if (what === 'plan') plans.has(patientId) ? plans.delete(patientId) : plans.add(patientId);
  else if (what === 'task')
    put(tasks, makeTask({ id, patientId, dueAt: at, kind: number % 5 === 0 ? 'escalation' : 'callback' }));
  else if (what === 'call')
    put(
      calls,
      makeCall({
        ...{ id, patientId, startedAt: at, signedAt: number % 3 ? at : '' },
        disposition: number % 2 ? 'no-answer' : 'reached-completed',
      }),
    );
  else if (what === 'entry')
    put(
      entries,
      makeTimeEntry({
        ...{ id, patientId, startedAt: at, seconds: number * 3, isBillable: number % 6 !== 0 },
        program: number % 3 ? 'CCM' : 'RPM',
      }),
    );
  else if (what === 'correct') {
    const wrong = any(entries);
    if (wrong) put(entries, { ...wrong, id, patientId, seconds: number, supersedes: wrong.id });
    if (wrong) live.touch(wrong.patientId);
  } else if (what === 'change') {
    const task = any(tasks);
    if (task) put(tasks, { ...task, patientId, status: number % 2 ? 'completed' : 'on-hold' });
    const call = any(calls);
    if (call) put(calls, { ...call, signedAt: at });
    if (call) live.touch(call.patientId);
  }
  live.touch(patientId);
  if (what === 'time') return 90_000 * number;
  return what === 'day' ? 86_400_000 : 0;
}

test('every number of the board is a recount from the raw documents, after any changes', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const parts = team();
      let now = NOW;
      for (let number = 1; number <= 5; number += 1) settle(parts, number);
      for (const [index, one] of steps.entries()) {
        // Winter time holds until March: the recount may reckon with one offset.
        now = Math.min(now + apply(parts, one, index, now), Date.parse('2027-02-20T00:00:00Z'));
        expectRecounted(parts, parts.live.at(now, ZONE, PROGRAM_TARGETS), now);
      }
    }),
    { seed: SEED, numRuns: 80 },
  );
});

function settle(parts: Team, number: number): void {
  parts.patients.set(testId(number), enrolled(testId(number), number));
}

test('one change counts one patient, a new minute those of whom a task fell due, a new day all of them', () => {
  const parts = team();
  for (let number = 1; number <= 50; number += 1) settle(parts, number);
  parts.tasks.set(testId(900), makeTask({ id: testId(900), patientId: testId(9), dueAt: toInstant(NOW) }));
  expect(parts.live.at(NOW, ZONE, PROGRAM_TARGETS).total.overdue).toBe(0);
  const before = parts.reads();
  parts.plans.add(testId(7));
  parts.live.touch(testId(7));
  expect(parts.live.at(NOW + 59_000, ZONE, PROGRAM_TARGETS).total.plans).toBe(1);
  expect(parts.reads() - before).toBe(1);
  expect(parts.live.at(NOW + 60_000, ZONE, PROGRAM_TARGETS).total.overdue).toBe(1);
  expect(parts.reads() - before).toBe(2);
  // A clock that was set back takes it back.
  expect(parts.live.at(NOW - 60_000, ZONE, PROGRAM_TARGETS).total.overdue).toBe(0);
  expect(parts.reads() - before).toBe(52);
});

test('a device is silent after a day without contact, the longest silent first', () => {
  const device = (number: number, hours: number) => ({
    ...{ id: testId(number), name: `Laptop ${number}` },
    lastContactAt: toInstant(NOW - hours * HOUR),
  });
  const devices = [device(1, 24), device(2, 25), device(3, 300), device(4, 0)];
  expect(silentDevices({ devices }, NOW).map(({ id }) => id)).toEqual([testId(3), testId(2)]);
});
