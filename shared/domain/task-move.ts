/** @file What may happen to a task, and the task after it: each change adds an entry to its history. Pure. */
import { z } from 'zod';
import { type ActorId, fromInstant, Id, Instant } from './primitives.ts';
import { isOpen, Recurrence, Task, type TaskEvent } from './task.ts';

const note = z.string().trim().max(2000);

/** What a task says, as far as a person writes it. */
export const TaskWords = Task.pick({ title: true, detail: true, priority: true, dueAt: true }).extend({
  title: z.string().trim().min(1).max(300),
  detail: z.string().trim().max(4000),
  recurrence: Recurrence.nullable(),
});
export type TaskWords = z.infer<typeof TaskWords>;

/** One thing that a person does with a task. */
export const TaskMove = z.discriminatedUnion('action', [
  z.object({ action: z.enum(['started', 'completed', 'cancelled', 'reopened']), note }),
  z.object({ action: z.literal('put-off'), until: Instant, note }),
  /** Handed over: the other has it. Delegated: the other does it, and who delegated it keeps it in sight. */
  z.object({ action: z.enum(['handed-over', 'delegated']), ownerId: Id, note }),
  z.object({ action: z.literal('changed'), words: TaskWords, note }),
]);
export type TaskMove = z.infer<typeof TaskMove>;

const DAY = 86_400_000;
/** Nothing is put out of sight for longer than this. */
export const LONGEST_PUT_OFF_DAYS = 366;

const STATUS_AFTER = {
  started: 'in-progress',
  completed: 'completed',
  cancelled: 'cancelled',
  reopened: 'requested',
} as const;

/** Whether a move would leave the task as it is, such as completing it twice. */
export function isMoved(task: Task, move: TaskMove): boolean {
  switch (move.action) {
    case 'put-off':
      return isOpen(task) && task.dueAt === move.until;
    case 'handed-over':
    case 'delegated':
      return isOpen(task) && task.ownerId === move.ownerId;
    case 'changed':
      return isOpen(task) && JSON.stringify(wordsOf(task)) === JSON.stringify(wordsOf(move.words));
    default:
      return task.status === STATUS_AFTER[move.action];
  }
}

/** Why a task cannot be moved so, in a sentence, or empty. Times are instants. */
export function moveProblem(task: Task, move: TaskMove, at: Instant): string {
  const { action } = move;
  if (task.kind === 'escalation') return 'An escalation is worked on where it is shown. Open it there.';
  const isOfReferral = action === 'completed' || action === 'cancelled' || action === 'reopened';
  if (task.kind === 'referral' && (isOfReferral || action === 'changed')) {
    return 'A referral ends with its outcome. Open the needs in the chart and say what came of it.';
  }
  if (action === 'reopened') return isOpen(task) ? 'This task is open already.' : '';
  if (!isOpen(task)) return 'This task was closed meanwhile. Open it again first.';
  if (action === 'put-off' && move.until <= at) return 'That time has passed. Choose a later one.';
  const last = fromInstant(at) + LONGEST_PUT_OFF_DAYS * DAY;
  if (action === 'put-off' && fromInstant(move.until) > last)
    return 'Choose a time within a year, so that nothing is forgotten.';
  if (action === 'cancelled' && move.note.trim() === '')
    return 'Say in a few words why it is not done, so that nobody asks again.';
  return '';
}

/** The task after a move that has no {@link moveProblem}. */
export function movedTask(
  task: Task,
  move: TaskMove,
  { by, at, newId }: { by: ActorId; at: Instant; newId(): Id },
): Task {
  const ownerId = 'ownerId' in move ? move.ownerId : '';
  const event: TaskEvent = { id: newId(), action: move.action, at, by, ownerId, note: move.note };
  const next = { ...task, history: [...task.history, event] };
  switch (move.action) {
    case 'put-off':
      return { ...next, dueAt: move.until };
    case 'handed-over':
    case 'delegated':
      return { ...next, ownerId: move.ownerId };
    case 'changed':
      return { ...next, ...move.words };
    default:
      return {
        ...next,
        status: STATUS_AFTER[move.action],
        completedAt: move.action === 'completed' ? at : '',
      };
  }
}

function wordsOf({ title, detail, priority, dueAt, recurrence }: TaskWords) {
  return [title, detail, priority, dueAt, recurrence?.every, recurrence?.unit];
}
