import { PROGRAM_TARGETS } from '#shared/content/program-targets.ts';
import type { QueueView } from '#shared/contract/engine/queue.ts';
import type { Patient } from '#shared/domain/patient.ts';
import { toInstant } from '#shared/domain/primitives.ts';
import type { QueueInput } from '#shared/domain/queue.ts';
import { createLiveQueue, type LiveQueue, type QueueMoment } from '#shared/domain/queue-live.ts';
import type { Desk } from '../desk.ts';
import { byPatient } from './by-patient.ts';

/** Who to call next and why, as of now, from the caseload in memory. */
export function queueToday(desk: Desk): QueueView {
  const { rows, summary, outOfReach } = queueNow(desk);
  const staffNames: QueueView['staffNames'] = {};
  for (const { hold } of rows) if (hold) staffNames[hold.by] = nameOf(desk, hold.by);
  return {
    ...{ rows: [...rows], ...summary, outOfReach, staffNames },
    generatedAt: toInstant(desk.ports.now()),
  };
}

function nameOf({ caseload, person }: Desk, staffId: string): string {
  return staffId === person.staffId ? person.name : (caseload.staff.get(staffId)?.name ?? '');
}

const queues = new WeakMap<Desk, LiveQueue>();

/** The queue of this desk at this moment; after a change only the patients it concerns are ranked again. */
export function queueNow(desk: Desk): QueueMoment {
  let queue = queues.get(desk);
  if (!queue) {
    queue = createLiveQueue(desk.caseload);
    desk.caseload.watch(queue.touch);
    queues.set(desk, queue);
  }
  const { practiceTimeZone, outreach } = desk.person;
  return queue.at(desk.ports.now(), practiceTimeZone, PROGRAM_TARGETS, outreach);
}

/** What ranking and month summary are made from, for some patients of this device. */
export function queueInput(desk: Desk, patients: readonly Patient[]): QueueInput {
  const { caseload, ports } = desk;
  const ids = new Set(patients.map(({ id }) => id));
  return {
    now: ports.now(),
    practiceTimeZone: desk.person.practiceTimeZone,
    targets: PROGRAM_TARGETS,
    outreach: desk.person.outreach,
    patients,
    tasks: byPatient(caseload.openTasks.values(), ids),
    timeEntries: byPatient(caseload.timeEntries.values(), ids),
    calls: byPatient(caseload.calls.values(), ids),
  };
}
