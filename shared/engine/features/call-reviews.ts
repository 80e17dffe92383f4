/** @file What supervisors say about signed calls, and what their authors answer (TEAM-1). Each is one stroke, with the task that goes with it. */
import type { CallReviewView, SupervisorWord } from '#shared/contract/engine/call-reviews.ts';
import { addBusinessDays } from '#shared/domain/business-days.ts';
import type { Addendum, Call } from '#shared/domain/call.ts';
import type { CallReview } from '#shared/domain/call-review.ts';
import {
  type CallStanding,
  hasCorrected,
  hasNewWords,
  openReturn,
  reviewProblem,
  standingOf,
  wordsProblem,
} from '#shared/domain/call-reviews.ts';
import { instantAt, localDate } from '#shared/domain/local-date.ts';
import { effectiveEntries } from '#shared/domain/minutes.ts';
import { fromInstant, type Id, type Instant, type LocalDate, toInstant } from '#shared/domain/primitives.ts';
import { isOpen, PLAIN_TASK, type Task } from '#shared/domain/task.ts';
import { movedTask, type TaskMove } from '#shared/domain/task-move.ts';
import { mayOwn } from '#shared/domain/task-owner.ts';
import { findById, findOfPatient } from '#shared/store/queries.ts';
import type { Desk } from '../desk.ts';
import { engineError } from '../errors.ts';
import type { Change, WriteOrder } from '../writer.ts';
import { callReviewRow, escalatedCalls, requireSupervisor } from './call-review-list.ts';
import { chartCall } from './chart-view.ts';
import { noteFirstRead, receiptsOf, requirePatient } from './patients.ts';
import { nameOf } from './plan-versions.ts';

/** As many as the chart reads for its calls. */
const ENTRIES_READ = 80;
/** A correction is due so many business days after the return, at the end of that day's work. */
const RETURN_DAYS = 2;
const EVENING = 17 * 60;

const ENDING_OR_GIVING: ReadonlySet<TaskMove['action']> = new Set([
  'completed',
  'cancelled',
  'handed-over',
  'delegated',
]);

const WORDS = ['comment', 'co-signed', 'returned'] as const;

/** A call with its words and reviews, and what may be added to it. NOT_FOUND when it is not on this device. */
export async function callReviewView(desk: Desk, callId: Id): Promise<CallReviewView> {
  requireSupervisor(desk);
  const call = await requireCall(desk, callId);
  const [entries, escalated, receiptOf] = await Promise.all([
    findOfPatient(desk.store, 'timeEntries', call.patientId, ENTRIES_READ),
    escalatedCalls(desk),
    receiptsOf(desk),
  ]);
  await noteFirstRead(desk, call.patientId);
  const today = localDate(desk.ports.now(), desk.person.practiceTimeZone);
  const problems = WORDS.map((kind) => [kind, problemOf(desk, call, kind)]);
  return {
    row: callReviewRow(desk, call, escalated),
    entry: chartCall(call, effectiveEntries(entries), { receiptOf, nameOf: (id) => nameOf(desk, id) }),
    problems: Object.fromEntries(problems) as CallReviewView['problems'],
    suggestedDueOn: addBusinessDays(today, RETURN_DAYS),
  };
}

/** Adds a supervisor's word; the same again changes nothing. */
export async function reviewCall(
  desk: Desk,
  { callId, kind, text, dueOn }: { callId: Id; kind: SupervisorWord; text: string; dueOn: LocalDate | '' },
): Promise<{ standing: CallStanding }> {
  await desk.writer.write(async () => {
    const call = await requireCall(desk, callId);
    const review = newReview(desk, kind, text);
    if (isRepeated(call, review)) return null;
    const problem = problemOf(desk, call, kind) || wordsProblem(kind, text);
    if (problem !== '') throw engineError('INVALID', problem);
    const tasks = kind === 'returned' ? [returnTask(desk, call, review, dueOn)] : [];
    const takenBack = kind === 'co-signed' ? await endedReturn(desk, call, 'cancelled') : [];
    return reviewOrder(desk, call, review, call.addenda, [...tasks, ...takenBack]);
  });
  return { standing: standingOf(await requireCall(desk, callId)) };
}

/** The author's answer to a return; the same again changes nothing. */
export async function answerReturn(
  desk: Desk,
  { callId, addendum }: { callId: Id; addendum: string },
): Promise<{ standing: CallStanding }> {
  await desk.writer.write(async () => {
    const call = await requireCall(desk, callId);
    const { ports, person } = desk;
    if (standingOf(call) === 'answered' && call.staffId === person.staffId) return null;
    const problem = reviewProblem(call, { ...person, kind: 'answered' });
    if (problem !== '') throw engineError('INVALID', problem);
    const words = addendum.trim();
    if (words === '' && !hasCorrected(call))
      throw engineError('INVALID', 'Write the correction first. It is added below the signed note.');
    const writtenAt = toInstant(ports.now());
    const added: Addendum[] =
      words === '' ? [] : [{ id: ports.newId(), text: words, writtenAt, writtenBy: person.staffId }];
    const review = newReview(desk, 'answered', '');
    const done = await endedReturn(desk, call, 'completed');
    return reviewOrder(desk, call, review, [...call.addenda, ...added], done);
  });
  return { standing: standingOf(await requireCall(desk, callId)) };
}

/** The signed call. NOT_FOUND when it or its patient is not on this device. */
export async function requireCall(desk: Pick<Desk, 'store' | 'caseload'>, callId: Id): Promise<Call> {
  const call = await findById(desk.store, 'calls', callId);
  if (!call) throw engineError('NOT_FOUND', 'This call is not on this device any more.');
  requirePatient(desk, call.patientId);
  return call;
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

/** Why the person at the desk cannot add a word of this kind, or empty. */
function problemOf({ caseload, person }: Desk, call: Call, kind: SupervisorWord): string {
  const problem = reviewProblem(call, { ...person, kind });
  if (problem !== '' || kind !== 'returned') return problem;
  const author = caseload.staff.get(call.staffId);
  const patient = caseload.patients.get(call.patientId);
  if (author && patient && mayOwn(author, patient, caseload.staff)) return '';
  return 'Its author does not see this patient any more and could not correct it. Add a comment instead.';
}

function newReview({ ports, person }: Desk, kind: CallReview['kind'], text: string): CallReview {
  return { id: ports.newId(), kind, text: text.trim(), at: toInstant(ports.now()), by: person.staffId };
}

function isRepeated(call: Call, { kind, text, by }: CallReview): boolean {
  const last = call.reviews.at(-1);
  return last?.kind === kind && last.text === text && last.by === by && !hasNewWords(call);
}

const ACTIONS: Readonly<Record<CallReview['kind'], string>> = {
  comment: 'call.commented',
  'co-signed': 'call.co-signed',
  returned: 'call.returned',
  answered: 'call.return-answered',
};

function reviewOrder(
  desk: Desk,
  call: Call,
  review: CallReview,
  addenda: Addendum[],
  tasks: Change[],
): WriteOrder {
  const document = { ...call, addenda, reviews: [...call.reviews, review] };
  return {
    action: ACTIONS[review.kind],
    patientId: call.patientId,
    subject: { collection: 'calls', id: call.id },
    changes: [{ collection: 'calls', document, base: call }, ...tasks],
    roles: [desk.person.role],
  };
}

/** The task of a return has the id of the return, so that each finds the other. */
function returnTask(desk: Desk, call: Call, review: CallReview, dueOn: LocalDate | ''): Change<'tasks'> {
  const { ports, person } = desk;
  const zone = person.practiceTimeZone;
  const today = localDate(ports.now(), zone);
  const dueAt = toInstant(
    instantAt(dueOn === '' ? addBusinessDays(today, RETURN_DAYS) : dueOn, EVENING, zone),
  );
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

async function endedReturn(
  desk: Desk,
  call: Call,
  action: 'completed' | 'cancelled',
): Promise<Change<'tasks'>[]> {
  const returned = openReturn(call);
  const task = returned && (await findById(desk.store, 'tasks', returned.id));
  if (!task || !isOpen(task)) return [];
  const at: Instant = toInstant(desk.ports.now());
  const note = action === 'cancelled' ? 'Co-signed without a correction.' : '';
  const facts = { by: desk.person.staffId, at, newId: desk.ports.newId };
  return [{ collection: 'tasks', document: movedTask(task, { action, note }, facts), base: task }];
}
