/** @file The task that goes with a returned call: made with the return, and ended by the author's answer or when the call is co-signed. */
import { addBusinessDays } from '#shared/domain/business-days.ts';
import type { Call } from '#shared/domain/call.ts';
import type { CallReview } from '#shared/domain/call-review.ts';
import { openReturn } from '#shared/domain/call-reviews.ts';
import { instantAt, localDate } from '#shared/domain/local-date.ts';
import { fromInstant, type LocalDate, toInstant } from '#shared/domain/primitives.ts';
import { isOpen, PLAIN_TASK, type Task } from '#shared/domain/task.ts';
import { movedTask, type TaskMove } from '#shared/domain/task-move.ts';
import { findById } from '#shared/store/queries.ts';
import type { Desk } from '../desk.ts';
import { engineError } from '../errors.ts';
import type { Change } from '../writer.ts';

/** A correction is due so many business days after the return, at the end of that day's work. */
const RETURN_DAYS = 2;
const EVENING = 17 * 60;

const ENDING_OR_GIVING: ReadonlySet<TaskMove['action']> = new Set([
  'completed',
  'cancelled',
  'handed-over',
  'delegated',
]);

/** When a correction is due if nobody says otherwise. */
export function suggestedDueOn({ ports, person }: Pick<Desk, 'ports' | 'person'>): LocalDate {
  return addBusinessDays(localDate(ports.now(), person.practiceTimeZone), RETURN_DAYS);
}

/** Why the task of a return cannot be moved so, in a sentence, or empty: it ends with the author's answer, or when the call is co-signed. */
export async function returnTaskProblem(
  { store }: Pick<Desk, 'store'>,
  task: Task,
  { action }: TaskMove,
): Promise<string> {
  if (task.kind !== 'review' || task.callId === '' || !ENDING_OR_GIVING.has(action)) return '';
  const call = await findById(store, 'calls', task.callId);
  return call && openReturn(call)?.id === task.id
    ? 'A supervisor returned this call. Its author adds the correction and answers in the chart, under last contacts.'
    : '';
}

/** The task of a return has the id of the return, so that each finds the other. */
export function returnTask(
  desk: Desk,
  call: Call,
  review: CallReview,
  dueOn: LocalDate | '',
): Change<'tasks'> {
  const { ports, person } = desk;
  const zone = person.practiceTimeZone;
  const dueAt = toInstant(instantAt(dueOn === '' ? suggestedDueOn(desk) : dueOn, EVENING, zone));
  if (dueAt <= review.at) throw engineError('INVALID', 'That day’s work has ended. Choose a later day.');
  const called = new Intl.DateTimeFormat('en-US', { month: 'long', day: 'numeric', timeZone: zone });
  return {
    collection: 'tasks',
    base: null,
    document: {
      ...PLAIN_TASK,
      id: review.id,
      patientId: call.patientId,
      kind: 'review',
      status: 'requested',
      priority: 'routine',
      title: `Correct the note of your call of ${called.format(fromInstant(call.startedAt))}`,
      detail: review.text,
      dueAt,
      ownerId: call.staffId,
      createdAt: review.at,
      createdBy: person.staffId,
      completedAt: '',
      callId: call.id,
      history: [
        { id: ports.newId(), action: 'created', at: review.at, by: person.staffId, ownerId: '', note: '' },
      ],
    },
  };
}

/** The task of the open return of a call, done with the answer or taken back; empty where there is none on this device. */
export async function endedReturn(
  desk: Desk,
  call: Call,
  action: 'completed' | 'cancelled',
): Promise<Change<'tasks'>[]> {
  const returned = openReturn(call);
  const task = returned && (await findById(desk.store, 'tasks', returned.id));
  if (!task || !isOpen(task)) return [];
  const at = toInstant(desk.ports.now());
  const note = action === 'cancelled' ? 'Co-signed without a correction.' : '';
  const facts = { by: desk.person.staffId, at, newId: desk.ports.newId };
  return [{ collection: 'tasks', document: movedTask(task, { action, note }, facts), base: task }];
}
