import { PROGRAM_TARGETS } from '#shared/content/program-targets.ts';
import type { QueueView } from '#shared/contract/engine/queue.ts';
import type { Patient } from '#shared/domain/patient.ts';
import { toInstant } from '#shared/domain/primitives.ts';
import { monthSummary, type QueueInput, rankQueue } from '#shared/domain/queue.ts';
import type { Desk } from '../desk.ts';
import { byPatient } from './by-patient.ts';
import { createRankMemory } from './rank-memory.ts';

/** Who to call next and why, as of now, from the caseload in memory. */
export function queueToday(desk: Desk): QueueView {
  const input = queueInput(desk, [...desk.caseload.patients.values()]);
  const rows = rankQueue(input, rememberedRank(desk));
  return { rows, ...monthSummary(input, rows), generatedAt: toInstant(input.now) };
}

const memories = new WeakMap<Desk, ReturnType<typeof createRankMemory>>();

function rememberedRank(desk: Desk) {
  const memory = memories.get(desk) ?? createRankMemory();
  memories.set(desk, memory);
  return memory;
}

/** What ranking and month summary are made from, for some patients of this device. */
export function queueInput(desk: Desk, patients: readonly Patient[]): QueueInput {
  const { caseload, ports } = desk;
  const ids = new Set(patients.map(({ id }) => id));
  return {
    now: ports.now(),
    practiceTimeZone: desk.person.practiceTimeZone,
    targets: PROGRAM_TARGETS,
    patients,
    tasks: byPatient(caseload.openTasks.values(), ids),
    timeEntries: byPatient(caseload.timeEntries.values(), ids),
    calls: byPatient(caseload.calls.values(), ids),
  };
}
