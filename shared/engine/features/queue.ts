import { PROGRAM_TARGETS } from '#shared/content/program-targets.ts';
import type { QueueView } from '#shared/contract/engine/queue.ts';
import { toInstant } from '#shared/domain/primitives.ts';
import { monthSummary, type QueueInput, rankQueue } from '#shared/domain/queue.ts';
import type { Desk } from '../desk.ts';
import { byPatient } from './by-patient.ts';

/** Who to call next and why, as of now, from the caseload in memory. */
export function queueToday(desk: Desk): QueueView {
  const { caseload, ports } = desk;
  const now = ports.now();
  const input: QueueInput = {
    now,
    practiceTimeZone: desk.person.practiceTimeZone,
    targets: PROGRAM_TARGETS,
    patients: [...caseload.patients.values()],
    tasks: byPatient(caseload.openTasks.values()),
    timeEntries: byPatient(caseload.timeEntries.values()),
    calls: byPatient(caseload.calls.values()),
  };
  const rows = rankQueue(input);
  return { rows, ...monthSummary(input, rows), generatedAt: toInstant(now) };
}
