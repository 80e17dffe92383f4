/** @file A caseload of any size out of the demo's: copies of its patients with their documents, each copy with ids of its own. */
import { inventDemoCaseload } from '#server/demo/ensure-demo-organisation.ts';
import { DEMO_PEOPLE } from '#server/demo/staff.ts';
import type { Call } from '#shared/domain/call.ts';
import type { Patient } from '#shared/domain/patient.ts';
import type { Id } from '#shared/domain/primitives.ts';
import type { PatientFacts } from '#shared/domain/queue.ts';
import type { Task } from '#shared/domain/task.ts';
import type { TimeEntry } from '#shared/domain/time-entry.ts';

export const PRACTICE_ZONE = 'America/New_York';
/** A Wednesday afternoon in the second half of a month. */
export const NOW = Date.parse('2026-11-18T20:10:00.000Z');
const PER_COPY = 250;
const SEED = 7;
const DAY = 86_400_000;

export interface BenchCaseload {
  patients: Map<Id, Patient>;
  tasks: Map<Id, Task[]>;
  calls: Map<Id, Call[]>;
  timeEntries: Map<Id, TimeEntry[]>;
  factsOf(patientId: Id): PatientFacts;
}

/** What a device keeps in memory of so many patients: calls of a hundred days, entries of forty. */
export function benchCaseload(count: number): BenchCaseload {
  const person = DEMO_PEOPLE.find(({ role }) => role === 'care-manager');
  if (!person) throw new Error('The demo has no care manager.');
  const demo = inventDemoCaseload(person, { now: NOW, patientsPerCareManager: PER_COPY, seed: SEED });
  const since = (days: number) => new Date(NOW - days * DAY).toISOString();
  const of = <Document extends { patientId: Id }>(documents: readonly Document[]) =>
    Map.groupBy(documents, ({ patientId }) => patientId);
  const tasks = of(demo.tasks);
  const calls = of(demo.calls.filter(({ startedAt }) => startedAt >= since(100)));
  const entries = of(demo.timeEntries.filter(({ startedAt }) => startedAt >= since(40)));
  const made: BenchCaseload = {
    ...{ patients: new Map(), tasks: new Map(), calls: new Map(), timeEntries: new Map() },
    factsOf: (id) => ({
      tasks: made.tasks.get(id) ?? [],
      calls: made.calls.get(id) ?? [],
      timeEntries: made.timeEntries.get(id) ?? [],
    }),
  };
  for (let number = 0; number < count; number += 1) {
    const patient = demo.patients[number % PER_COPY];
    if (!patient) throw new Error('The demo has too few patients.');
    const copy = Math.floor(number / PER_COPY);
    const id = numbered(patient.id, copy);
    const ours = <Document extends { id: Id; patientId: Id }>(documents: readonly Document[] = []) =>
      documents.map((one) => ({ ...one, id: numbered(one.id, copy), patientId: id }));
    made.patients.set(id, {
      ...patient,
      id,
      recordNumber: `${patient.recordNumber}-${copy}`,
      familyName: copy === 0 ? patient.familyName : `${patient.familyName} ${copy}`,
    });
    made.tasks.set(id, ours(tasks.get(patient.id)));
    made.calls.set(id, ours(calls.get(patient.id)));
    made.timeEntries.set(id, ours(entries.get(patient.id)));
  }
  return made;
}

function numbered(id: Id, copy: number): Id {
  return `${id.slice(0, 24)}${copy.toString(16).padStart(4, '0')}${id.slice(28)}`;
}
