import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PROGRAM_TARGETS } from '../content/program-targets.ts';
import type { Call } from './call.ts';
import { effectiveEntries } from './minutes.ts';
import { outOfReach } from './month-summary.ts';
import type { Patient } from './patient.ts';
import { type Id, toInstant } from './primitives.ts';
import { monthSummary, type QueueInput, rankQueue } from './queue.ts';
import { createLiveQueue } from './queue-live.ts';
import type { Task } from './task.ts';
import { makeCall, makePatient, makeTask, makeTimeEntry, testId } from './test-documents.ts';
import type { TimeEntry } from './time-entry.ts';

const NOW = Date.parse('2026-11-24T16:00:00.000Z');
const SEED = 512;
process.stdout.write(`Live queue: seed ${SEED}.\n`);

/** Documents of a few patients, and the live queue over them. */
function caseload() {
  const patients = new Map<Id, Patient>();
  const tasks = new Map<Id, Task>();
  const calls = new Map<Id, Call>();
  const entries = new Map<Id, TimeEntry>();
  const of = <Document extends { patientId: Id }>(all: Map<Id, Document>, patientId: Id) =>
    [...all.values()].filter((one) => one.patientId === patientId);
  let reads = 0;
  const live = createLiveQueue({
    patients,
    factsOf: (patientId) => {
      reads += 1;
      const timeEntries = effectiveEntries([...entries.values()]).filter(
        (one) => one.patientId === patientId,
      );
      return { tasks: of(tasks, patientId), calls: of(calls, patientId), timeEntries };
    },
  });
  const input = (now: number): QueueInput => ({
    ...{ now, practiceTimeZone: 'America/New_York', targets: PROGRAM_TARGETS },
    patients: [...patients.values()],
    tasks: Map.groupBy(tasks.values(), ({ patientId }) => patientId),
    calls: Map.groupBy(calls.values(), ({ patientId }) => patientId),
    timeEntries: Map.groupBy(entries.values(), ({ patientId }) => patientId),
  });
  return { patients, tasks, calls, entries, live, input, reads: () => reads };
}

const step = fc.record({
  patient: fc.integer({ min: 1, max: 9 }),
  what: fc.constantFrom('patient', 'leaves', 'task', 'call', 'entry', 'minutes', 'day'),
  number: fc.nat(999),
});

test('after any changes the rows and the month are those of a ranking from scratch', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const { patients, tasks, calls, entries, live, input } = caseload();
      let now = NOW;
      for (const [index, { patient, what, number }] of steps.entries()) {
        const patientId = testId(patient);
        const id = testId(5000 + index);
        const at = toInstant(now - number * 3_600_000);
        const tier = (['high', 'rising', 'stable', 'maintenance'] as const)[number % 4] ?? 'stable';
        if (what === 'patient') patients.set(patientId, makePatient({ id: patientId, riskTier: tier }));
        else if (what === 'leaves') patients.delete(patientId);
        else if (what === 'task') tasks.set(id, makeTask({ id, patientId, dueAt: at }));
        else if (what === 'call')
          calls.set(
            id,
            makeCall({
              id,
              patientId,
              startedAt: at,
              disposition: number % 2 ? 'no-answer' : 'reached-completed',
            }),
          );
        else if (what === 'entry')
          entries.set(id, makeTimeEntry({ id, patientId, startedAt: at, seconds: number }));
        else now += what === 'day' ? 86_400_000 : 60_000 * number;
        live.touch(patientId);
        const moment = live.at(now, 'America/New_York', PROGRAM_TARGETS);
        const rows = rankQueue(input(now));
        expect(moment.rows).toEqual(rows);
        // The work of patients who left is counted by neither.
        const here = <Facts>(facts: ReadonlyMap<Id, Facts>) =>
          new Map([...facts].filter(([id]) => patients.has(id)));
        const all = input(now);
        const listed = {
          ...all,
          tasks: here(all.tasks),
          calls: here(all.calls),
          timeEntries: here(all.timeEntries),
        };
        expect(moment.summary).toEqual(monthSummary(listed, rows));
        expect(moment.outOfReach).toEqual(outOfReach(listed, rows).map((row) => row.patientId));
      }
    }),
    { seed: SEED, numRuns: 60 },
  );
});

test('one change costs one patient, a new minute all of them', () => {
  const { patients, tasks, live, reads } = caseload();
  for (let number = 1; number <= 50; number += 1)
    patients.set(testId(number), makePatient({ id: testId(number) }));
  live.at(NOW, 'America/New_York', PROGRAM_TARGETS);
  const before = reads();
  tasks.set(testId(900), makeTask({ id: testId(900), patientId: testId(50), dueAt: toInstant(NOW) }));
  live.touch(testId(50));
  const { rows } = live.at(NOW + 59_000, 'America/New_York', PROGRAM_TARGETS);
  expect(reads() - before).toBe(1);
  expect(rows[0]?.patientId).toBe(testId(50));
  live.at(NOW + 60_000, 'America/New_York', PROGRAM_TARGETS);
  expect(reads() - before).toBe(51);
});
