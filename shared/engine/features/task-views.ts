/** @file What the screens show of tasks. */
import type { TaskFilter, TaskList, TaskOwner, TaskRow } from '#shared/contract/engine/tasks.ts';
import { addDays, localDate } from '#shared/domain/local-date.ts';
import { type Patient, patientName } from '#shared/domain/patient.ts';
import { type Id, toInstant } from '#shared/domain/primitives.ts';
import type { Task } from '#shared/domain/task.ts';
import { byGroup, DONE_LATELY_DAYS, groupOf, TASK_GROUPS } from '#shared/domain/task-groups.ts';
import { delegatedBy, mayOwn, ownerOf } from '#shared/domain/task-owner.ts';
import { findDoneTasks } from '#shared/store/need-queries.ts';
import { findById } from '#shared/store/queries.ts';
import type { Desk } from '../desk.ts';
import { engineError } from '../errors.ts';
import { returnTaskProblem } from './call-returns.ts';
import { requirePatient } from './patients.ts';

/** More than anybody works through; beyond it the counts say how many there are. */
const ROWS_SHOWN = 2000;
/** What was done lately was due not much longer ago than this. */
const DONE_DUE_WITHIN_DAYS = 60;

type Viewing = Pick<Desk, 'caseload' | 'person' | 'ports'>;

/** The tasks of a person or of the patients on this device, in the order to work through them. */
export async function taskList(desk: Desk, filter: TaskFilter): Promise<TaskList> {
  const { caseload, person, ports, store } = desk;
  const now = ports.now();
  const zone = person.practiceTimeZone;
  const day = localDate(now, zone);
  const done = await findDoneTasks(store, `${addDays(day, -DONE_DUE_WITHIN_DAYS)}T00:00:00.000Z`);
  const since = toInstant(now - DONE_LATELY_DAYS * 86_400_000);
  const candidates = [
    ...caseload.openTasks.values(),
    ...done.filter(({ completedAt }) => completedAt > since),
  ];
  const text = filter.text.trim().toLowerCase();
  const counts = Object.fromEntries(TASK_GROUPS.map((group) => [group, 0])) as TaskList['counts'];
  const owners = new Set<Id>();
  const found: Task[] = [];
  for (const task of candidates) {
    const patient = caseload.patients.get(task.patientId);
    if (!patient) continue;
    const ownerId = ownerOf(task, patient, caseload.staff);
    const isMine = ownerId === person.staffId || delegatedBy(task) === person.staffId;
    if (filter.scope === 'mine' && !isMine) continue;
    owners.add(ownerId);
    if (filter.ownerId !== '' && ownerId !== filter.ownerId) continue;
    if (filter.kind !== '' && task.kind !== filter.kind) continue;
    if (filter.patientId !== '' && task.patientId !== filter.patientId) continue;
    if (filter.isUrgent && task.priority === 'routine') continue;
    if (text !== '' && !`${task.title} ${patientName(patient)}`.toLowerCase().includes(text)) continue;
    counts[groupOf(task, now, zone)] += 1;
    found.push(task);
  }
  found.sort(byGroup(now, zone));
  return {
    rows: found.slice(0, ROWS_SHOWN).map((task) => taskRow(desk, task, requirePatient(desk, task.patientId))),
    counts,
    owners: [...owners].map((id) => ownerView(desk, id)).sort((one, two) => one.name.localeCompare(two.name)),
  };
}

/** A task with its history. NOT_FOUND when it is not on this device. */
export async function taskView(desk: Desk, taskId: Id) {
  const task = await requireTask(desk, taskId);
  const patient = requirePatient(desk, task.patientId);
  const row = taskRow(desk, task, patient);
  const people = [task.createdBy, ...task.history.flatMap(({ by, ownerId }) => [by, ownerId])];
  return {
    task,
    row,
    names: Object.fromEntries(people.map((id) => [id, nameOf(desk, id)])),
    owners: taskOwners(desk, patient.id),
    isReturn: (await returnTaskProblem(desk, task, { action: 'completed', note: '' })) !== '',
  };
}

/** The stored task. NOT_FOUND when it is not on this device. */
export async function requireTask(desk: Pick<Desk, 'store'>, taskId: Id): Promise<Task> {
  const task = await findById(desk.store, 'tasks', taskId);
  if (!task) throw engineError('NOT_FOUND', 'This task is not on this device any more.');
  return task;
}

/** Who may have a task of a patient: her care manager first. */
export function taskOwners(desk: Viewing, patientId: Id): TaskOwner[] {
  const patient = requirePatient(desk, patientId);
  const { staff } = desk.caseload;
  return [...staff.values()]
    .filter((one) => mayOwn(one, patient, staff))
    .map(({ id }) => ownerView(desk, id))
    .sort((one, two) => one.role.localeCompare(two.role) || one.name.localeCompare(two.name));
}

/** A task as a line. */
export function taskRow(desk: Viewing, task: Task, patient: Patient): TaskRow {
  const { kind, status, priority, title, dueAt, patientId, completedAt, recurrence } = task;
  const ownerId = ownerOf(task, patient, desk.caseload.staff);
  return {
    ...{ taskId: task.id, kind, status, priority, title, dueAt, patientId, completedAt, recurrence },
    patientName: patientName(patient),
    ownerId,
    ownerName: nameOf(desk, ownerId),
    delegatedByName: nameOf(desk, delegatedBy(task)),
    group: groupOf(task, desk.ports.now(), desk.person.practiceTimeZone),
  };
}

function ownerView(desk: Viewing, id: Id): TaskOwner {
  return { staffId: id, name: nameOf(desk, id), role: desk.caseload.staff.get(id)?.role ?? 'care-manager' };
}

function nameOf(desk: Viewing, id: Id): string {
  return desk.caseload.staff.get(id)?.name ?? '';
}
