/** @file Making tasks and moving them on, each in one write with what follows: the next of a recurring one, and the step of the plan. */
import type { NewTask } from '#shared/contract/engine/tasks.ts';
import { fromInstant, type Id, type Instant, toInstant } from '#shared/domain/primitives.ts';
import { isOpen, PLAIN_TASK, type Task } from '#shared/domain/task.ts';
import { isMoved, movedTask, moveProblem, type TaskMove } from '#shared/domain/task-move.ts';
import { mayOwn } from '#shared/domain/task-owner.ts';
import { dueBefore, nextTask, nextTaskId } from '#shared/domain/task-recurrence.ts';
import { findTasksOfPatient } from '#shared/store/need-queries.ts';
import { findById } from '#shared/store/queries.ts';
import type { Desk } from '../desk.ts';
import { engineError } from '../errors.ts';
import type { Change, WriteOrder } from '../writer.ts';
import { returnTaskProblem } from './call-returns.ts';
import { requirePatient } from './patients.ts';
import { planAfterTasks } from './plan-tasks.ts';
import { requireTask } from './task-views.ts';

const ROLES: NonNullable<WriteOrder['roles']> = ['care-manager', 'supervisor'];
/** A time that was chosen a moment ago may have passed when it is saved. */
const LATE_MS = 300_000;

/** Makes a task. */
export async function createTask(desk: Desk, input: NewTask): Promise<{ taskId: Id }> {
  const { person, ports } = desk;
  const [id, at, by] = [ports.newId(), toInstant(ports.now()), person.staffId];
  requireOwner(desk, input.patientId, input.ownerId);
  requireAhead(desk, input.dueAt);
  await desk.writer.write({
    action: 'task.created',
    patientId: input.patientId,
    subject: { collection: 'tasks', id },
    roles: ROLES,
    changes: [
      {
        collection: 'tasks',
        document: {
          ...PLAIN_TASK,
          ...input,
          ...{ id, status: 'requested', createdAt: at, createdBy: by, completedAt: '', callId: '' },
          history: [{ id: ports.newId(), action: 'created', at, by, ownerId: '', note: '' }],
        },
        base: null,
      },
    ],
  });
  return { taskId: id };
}

/** Moves a task; the same move again changes nothing. */
export async function moveTask(
  desk: Desk,
  { taskId, move }: { taskId: Id; move: TaskMove },
): Promise<{ taskId: Id; nextDueAt: Instant | '' }> {
  let nextDueAt: Instant | '' = '';
  await desk.writer.write(async () => {
    const { person, ports } = desk;
    const task = await requireTask(desk, taskId);
    requirePatient(desk, task.patientId);
    if (isMoved(task, move)) return null;
    const at = toInstant(ports.now());
    const problem = moveProblem(task, move, at) || (await returnTaskProblem(desk, task, move));
    if (problem !== '') throw engineError('INVALID', problem);
    if ('ownerId' in move) requireOwner(desk, task.patientId, move.ownerId);
    if (move.action === 'changed' && move.words.dueAt !== task.dueAt) requireAhead(desk, move.words.dueAt);
    const facts = { by: person.staffId, at, newId: ports.newId };
    const moved = movedTask(task, move, facts);
    const next = await followingChange(desk, task, moved, at);
    if (next && isOpen(next.document)) nextDueAt = next.document.dueAt;
    return {
      action: `task.${move.action}`,
      patientId: task.patientId,
      subject: { collection: 'tasks', id: taskId },
      roles: ROLES,
      changes: [
        { collection: 'tasks', document: moved, base: task },
        ...(next ? [next] : []),
        ...(moved.status === task.status ? [] : await planAfterTasks(desk, task.patientId, [moved])),
      ],
    };
  });
  return { taskId, nextDueAt };
}

/**
 * What becomes of the next of a recurring task: made when this one is done, taken back when this one is opened again and nobody touched the next, and
 * brought back when this one is done once more.
 */
export async function followingChange(
  desk: Pick<Desk, 'store' | 'person' | 'ports'>,
  task: Task,
  moved: Task,
  at: Instant,
): Promise<Change<'tasks'> | null> {
  const { person, ports, store } = desk;
  if (moved.recurrence === null || moved.status === task.status) return null;
  const facts = { by: person.staffId, at, newId: ports.newId };
  const known = await findById(store, 'tasks', nextTaskId(task.id));
  if (moved.status === 'completed') {
    if (known?.status === 'cancelled') {
      const back = movedTask(known, { action: 'reopened', note: '' }, facts);
      return { collection: 'tasks', document: back, base: known };
    }
    if (known) return null;
    const { practiceTimeZone } = person;
    const isMonthly = moved.recurrence.unit === 'month';
    const before = isMonthly ? dueBefore(task, await findTasksOfPatient(store, task.patientId)) : [];
    const next = nextTask(moved, { ...facts, practiceTimeZone, dueBefore: before });
    return next && { collection: 'tasks', document: next, base: null };
  }
  const isUntouched = known?.status === 'requested' && known.history.at(-1)?.action !== 'changed';
  if (task.status !== 'completed' || !known || !isUntouched) return null;
  const note = 'The one before it was opened again.';
  return {
    collection: 'tasks',
    document: movedTask(known, { action: 'cancelled', note }, facts),
    base: known,
  };
}

function requireOwner(desk: Desk, patientId: Id, ownerId: Id): void {
  const { staff } = desk.caseload;
  const patient = requirePatient(desk, patientId);
  const owner = staff.get(ownerId);
  if (owner && mayOwn(owner, patient, staff)) return;
  throw engineError(
    'INVALID',
    'That person does not see this patient. Choose the care manager or a supervisor of the team, or have the patient reassigned first.',
  );
}

function requireAhead(desk: Desk, dueAt: Instant): void {
  if (fromInstant(dueAt) > desk.ports.now() - LATE_MS) return;
  throw engineError('INVALID', 'That time has passed. Choose a later one.');
}
