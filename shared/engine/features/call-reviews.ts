/** @file What supervisors say about signed calls, and what their authors answer (TEAM-1). Each is one stroke, with the task that goes with it. */
import type { CallReviewView, SupervisorWord } from '#shared/contract/engine/call-reviews.ts';
import type { Addendum, Call } from '#shared/domain/call.ts';
import type { CallReview } from '#shared/domain/call-review.ts';
import {
  type CallStanding,
  hasCorrected,
  hasNewWords,
  reviewProblem,
  standingOf,
  wordsProblem,
} from '#shared/domain/call-reviews.ts';
import { effectiveEntries } from '#shared/domain/minutes.ts';
import { type Id, type LocalDate, toInstant } from '#shared/domain/primitives.ts';
import { mayOwn } from '#shared/domain/task-owner.ts';
import { findById, findOfPatient } from '#shared/store/queries.ts';
import type { Desk } from '../desk.ts';
import { engineError } from '../errors.ts';
import type { Change, WriteOrder } from '../writer.ts';
import { endedReturn, returnTask, suggestedDueOn } from './call-returns.ts';
import { callReviewRow, escalatedCalls, requireSupervisor } from './call-review-list.ts';
import { chartCall } from './chart-view.ts';
import { noteFirstRead, receiptsOf, requirePatient } from './patients.ts';
import { nameOf } from './plan-versions.ts';

/** Three months of minutes of a patient with whom somebody works twice a day. */
const ENTRIES_READ = 200;
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
  const problems = WORDS.map((kind) => [kind, problemOf(desk, call, kind)]);
  return {
    row: callReviewRow(desk, call, escalated),
    entry: chartCall(call, effectiveEntries(entries), { receiptOf, nameOf: (id) => nameOf(desk, id) }),
    problems: Object.fromEntries(problems) as CallReviewView['problems'],
    suggestedDueOn: suggestedDueOn(desk),
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
