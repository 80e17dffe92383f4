import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { LicenseRule } from './license-rule.ts';
import { toInstant } from './primitives.ts';
import {
  losingNurses,
  type MovingPatient,
  movingPatient,
  splitEvenly,
  type Taker,
  totalWork,
  uncoveredStates,
} from './reassignment.ts';
import type { Task } from './task.ts';
import { TeamPatient } from './team-patient.ts';
import { makePatient, makeTask, testId } from './test-documents.ts';

const NOW = Date.parse('2026-11-24T16:00:00.000Z');
const DAY = 86_400_000;
const SEED = 740;
process.stdout.write(`Reassignment: seed ${SEED}.\n`);

const row = TeamPatient.parse({
  ...{ patientId: testId(1), name: 'Rosa Alvarez', recordNumber: 'R-1', careManagerId: testId(90) },
  ...{ programs: ['CCM'], band: 'under', minutes: 12, target: 20, seconds: 734, secondsToday: 0 },
  ...{ isReached: true, lastContactAt: '', attempts: 0, overdue: 0, needs: 0, escalations: 2 },
  ...{ unsigned: 0, plans: 0 },
});

function moving(number: number, change: Partial<MovingPatient> = {}): MovingPatient {
  const patient = movingPatient(row, makePatient(), [], 'Maria', NOW);
  return { ...patient, patientId: testId(number), escalations: 0, ...change };
}

function taker(number: number, change: Partial<Taker> = {}): Taker {
  const name = `Nurse ${number}`;
  const counts = { patients: 0, overdue: 0, escalations: 0, has: 0 };
  return { staffId: testId(number), name, credential: 'LPN', ...counts, uncovered: [], ...change };
}

test('what moves is what is open; a callback counts as promised when it is due within the week, or was', () => {
  const at = (days: number) => toInstant(NOW + days * DAY);
  const kinds: [Task['kind'], number, Task['status']][] = [
    ['callback', -1, 'requested'],
    ['callback', 6, 'in-progress'],
    ['callback', 8, 'requested'],
    ['callback', 1, 'completed'],
    ['refill', 1, 'on-hold'],
    ['referral', 20, 'in-progress'],
    ['referral', 20, 'cancelled'],
    ['escalation', 0, 'requested'],
  ];
  const tasks = kinds.map(([kind, due, status], index) =>
    makeTask({ id: testId(200 + index), kind, status, dueAt: at(due) }),
  );
  const patient = makePatient({ address: { lines: [], city: 'Albany', state: 'New York', postalCode: '' } });
  const found = movingPatient(row, patient, tasks, 'Maria', NOW);
  expect(found).toMatchObject({ tasks: 4, callbacks: 2, nextCallbackAt: at(-1), referrals: 1, state: 'NY' });
  expect(found).toMatchObject({ escalations: 2, seconds: 734, careManagerName: 'Maria' });
  expect(totalWork([found, moving(2, { tasks: 1, seconds: 6 })])).toEqual({
    ...{ tasks: 5, callbacks: 2, escalations: 2, referrals: 1, seconds: 740 },
  });
});

test('who gives is told with her devices and how many of them have been silent', () => {
  const device = (number: number, hours: number) => ({
    ...{ id: testId(number), name: `Laptop ${number}` },
    lastContactAt: toInstant(NOW - hours * 3_600_000),
  });
  const maria = { isActive: true, devices: [device(1, 1), device(2, 30)] };
  const list = [moving(1, { careManagerId: '', careManagerName: 'Nobody' }), moving(2), moving(3)];
  expect(losingNurses(list, new Map([[testId(90), maria]]), NOW)).toEqual([
    { staffId: testId(90), name: 'Maria', patients: 2, silent: 1, ...maria },
    { staffId: '', name: 'Nobody', patients: 1, silent: 0, isActive: false, devices: [] },
  ]);
});

test('states that no license covers are told with their patients, unless the organization does not ask', () => {
  const rule: LicenseRule = { mode: 'warn', compactAlso: [], compactNot: [] };
  const license = { id: testId(1), state: 'FL', number: 'N', isCompact: true, expiresOn: '2027-01-01' };
  const members = ['FL', 'TX'].map((state) => ({ state, validFrom: '2018-01-19', validTo: '' as const }));
  const holder = { credential: 'LPN' as const, licenses: [license] };
  const list = ['TX', 'NY', 'CA', 'NY', 'FL', ''].map((state, index) => moving(index, { state }));
  expect(uncoveredStates(holder, list, '2026-11-24', members, rule)).toEqual([
    { state: 'NY', patients: 2 },
    { state: '', patients: 1 },
    { state: 'CA', patients: 1 },
  ]);
  expect(uncoveredStates(holder, list, '2026-11-24', members, { ...rule, mode: 'off' })).toEqual([]);
});

test('a split goes to those whose licenses reach, where there is room, and lets each keep whom she has', () => {
  const [first, second] = [taker(91, { uncovered: [{ state: 'NY', patients: 2 }] }), taker(92)];
  const list = [
    ...[1, 2].map((number) => moving(number, { state: 'NY', tasks: 9 })),
    ...[3, 4].map((number) => moving(number, { state: 'FL' })),
  ];
  expect(splitEvenly(list, [first, second])).toEqual([
    { toStaffId: first.staffId, patientIds: [testId(3), testId(4)] },
    { toStaffId: second.staffId, patientIds: [testId(1), testId(2)] },
  ]);
  const hers = [moving(1, { careManagerId: first.staffId }), moving(2, { tasks: 9 })];
  expect(splitEvenly(hers, [taker(92), first])).toEqual([
    { toStaffId: testId(92), patientIds: [testId(2)] },
    { toStaffId: first.staffId, patientIds: [testId(1)] },
  ]);
  expect(splitEvenly(list, [])).toEqual([]);
});

test(`a split gives every patient to one person, and nobody more than one more than another (seed ${SEED})`, () => {
  const arbitrary = fc.record({
    list: fc.array(
      fc.record({
        tasks: fc.nat(8),
        holder: fc.integer({ min: 90, max: 99 }),
        state: fc.constantFrom('NY', 'FL'),
      }),
      { maxLength: 60 },
    ),
    takers: fc.array(fc.record({ patients: fc.nat(250), isBarred: fc.boolean() }), {
      ...{ minLength: 1, maxLength: 6 },
    }),
  });
  fc.assert(
    fc.property(arbitrary, ({ list, takers }) => {
      const patients = list.map(({ tasks, holder, state }, index) =>
        moving(index + 1, { tasks, state, careManagerId: testId(holder) }),
      );
      const people = takers.map(({ patients: count, isBarred }, index) =>
        taker(90 + index, { patients: count, uncovered: isBarred ? [{ state: 'NY', patients: 1 }] : [] }),
      );
      const shares = splitEvenly(patients, people);
      const dealt = shares.flatMap(({ patientIds }) => patientIds);
      expect(dealt.toSorted()).toEqual(patients.map(({ patientId }) => patientId).toSorted());
      const sizes = people.map(
        ({ staffId }) => shares.find(({ toStaffId }) => toStaffId === staffId)?.patientIds.length ?? 0,
      );
      expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
      expect(splitEvenly(patients.toReversed(), people)).toEqual(shares);
    }),
    { seed: SEED, numRuns: 200 },
  );
});
