/** @file Referrals: made for a need, followed until it is known whether help arrived, and then back to the need. */
import { OVERVIEW_DAYS, type ReferralRow, type ReferralStanding } from '#shared/contract/engine/referrals.ts';
import { addDays, localDate } from '#shared/domain/local-date.ts';
import { isActive, movedNeed } from '#shared/domain/need-lifecycle.ts';
import { type Patient, patientName } from '#shared/domain/patient.ts';
import type { PatientNeed } from '#shared/domain/patient-need.ts';
import { fromInstant, type Id, type Instant, toInstant } from '#shared/domain/primitives.ts';
import type { Referral, ReferralState } from '#shared/domain/referral.ts';
import { advancedReferral, daysOpen, isEnded } from '#shared/domain/referral-lifecycle.ts';
import { referralOverview } from '#shared/domain/referral-overview.ts';
import type { Resource } from '#shared/domain/resource.ts';
import { isOpen, PLAIN_TASK, type Task } from '#shared/domain/task.ts';
import { uuidOfText } from '#shared/domain/uuid.ts';
import { findEndedReferrals, findTasksOfPatient } from '#shared/store/need-queries.ts';
import { findById } from '#shared/store/queries.ts';
import type { Desk } from '../desk.ts';
import { engineError } from '../errors.ts';
import type { Change, Unstamped } from '../writer.ts';
import { asWorking, endOfDay, guideOf, needChange, readNeeds, requireNeed } from './need-context.ts';

/** All referrals under way, the most overdue first. */
export function openReferrals(desk: Desk) {
  const now = toInstant(desk.ports.now());
  const rows = [...desk.caseload.openTasks.values()].flatMap((task) => rowOf(desk, task, now));
  rows.sort((one, two) => one.task.dueAt.localeCompare(two.task.dueAt));
  return { rows, mayWrite: desk.person.role === 'care-manager' };
}

const ENDED_SHOWN = 5;

/** How the referrals stand in numbers, with those that ended of late. */
export async function overviewOfReferrals(desk: Desk): Promise<ReferralStanding> {
  const ended = await endedReferrals(desk);
  const all = [...openReferrals(desk).rows, ...ended].map(({ task }) => task);
  const overview = referralOverview(all, toInstant(desk.ports.now()));
  return { ...overview, endedLast: ended.slice(0, ENDED_SHOWN) };
}

/** The referrals to a resource: those under way first, then the newest. */
export async function referralsTo(desk: Desk, resourceId: Id): Promise<ReferralRow[]> {
  const all = [...openReferrals(desk).rows, ...(await endedReferrals(desk))];
  return all.filter(({ task }) => task.referral?.resourceId === resourceId);
}

/** Those that ended within the days that are looked back over, the newest first. */
async function endedReferrals(desk: Desk): Promise<ReferralRow[]> {
  const now = desk.ports.now();
  const tasks = await findEndedReferrals(desk.store, toInstant(now - OVERVIEW_DAYS * 86_400_000));
  const rows = tasks.flatMap((task) => rowOf(desk, task, toInstant(now)));
  return rows.sort((one, two) => two.task.completedAt.localeCompare(one.task.completedAt));
}

/** Nothing for a patient who is not here, and for a need that is private. */
function rowOf({ caseload }: Desk, task: Task, now: Instant): ReferralRow[] {
  const patient = caseload.patients.get(task.patientId);
  if (task.referral === null || !patient || isPrivate(patient, task.referral)) return [];
  return [{ task, patientName: patientName(patient), daysOpen: daysOpen(task.referral.events, now) }];
}

function isPrivate(patient: Patient, { patientNeedId }: Referral): boolean {
  const need = patient.needs.find(({ id }) => id === patientNeedId);
  return need !== undefined && guideOf(need)?.mayGoOnPlan === false;
}

interface NewReferral {
  patientId: Id;
  patientNeedId: Id;
  resourceId: Id | '';
  hasConsent: boolean;
  note: string;
}

/** Days until a referral that was made should be sent. */
const SEND_WITHIN = { today: 0, soon: 2, planned: 5 } as const;
const PRIORITY = { today: 'asap', soon: 'urgent', planned: 'routine' } as const;

/** Refers a patient for a need. One that is under way to the same resource is answered instead of made again. */
export async function createReferral(desk: Desk, input: NewReferral): Promise<{ taskId: Id }> {
  let taskId = '';
  await desk.writer.write(async () => {
    const { patientId, patientNeedId, resourceId } = input;
    const context = await readNeeds(desk, patientId);
    const need = requireNeed(context, patientNeedId);
    const working = asWorking(need);
    const resource = resourceId === '' ? null : await requireResource(desk, resourceId);
    const same = (await findTasksOfPatient(desk.store, patientId)).filter(
      ({ referral }) => referral?.patientNeedId === need.id && referral.resourceId === resourceId,
    );
    const underWay = same.find(isOpen);
    taskId = underWay?.id ?? uuidOfText(`referral ${need.id} ${resourceId} ${same.length}`);
    if (underWay) return null;
    const document = referralTask(desk, context.patient, need, resource, input, taskId);
    const changes: (Change | null)[] = [
      { collection: 'tasks', document, base: null },
      needChange(context, { ...working, referralTaskId: taskId }),
    ];
    return {
      action: 'referral.created',
      patientId,
      subject: { collection: 'tasks', id: taskId },
      changes: changes.filter((one) => one !== null),
    };
  });
  return { taskId };
}

function referralTask(
  desk: Desk,
  patient: Patient,
  need: PatientNeed,
  resource: Resource | null,
  { hasConsent, note }: NewReferral,
  id: Id,
): Unstamped<'tasks'> {
  const { ports, person } = desk;
  const now = ports.now();
  const [at, by] = [toInstant(now), person.staffId];
  const guide = guideOf(need);
  const urgency = guide?.urgency ?? 'planned';
  const state: ReferralState = hasConsent ? 'agreed' : 'proposed';
  const due = addDays(localDate(now, patient.timeZone), SEND_WITHIN[urgency]);
  // A title and its detail stand in lists, which are read over a shoulder and printed.
  const isPrivateNeed = guide?.mayGoOnPlan === false;
  const title = isPrivateNeed ? 'Referral' : `Referral: ${need.title}`;
  const detail = isPrivateNeed ? '' : (resource?.name ?? '');
  return {
    ...PLAIN_TASK,
    ...{ id, patientId: patient.id, kind: 'referral', status: 'requested', priority: PRIORITY[urgency] },
    ...{
      title: title.slice(0, 300),
      detail,
      dueAt: endOfDay(due, patient),
      ownerId: by,
    },
    ...{ createdAt: at, createdBy: by, completedAt: '', callId: '' },
    history: [{ id: ports.newId(), action: 'created', at, by, ownerId: '', note: '' }],
    referral: {
      patientNeedId: need.id,
      resourceId: resource?.id ?? '',
      resourceName: resource?.name ?? '',
      resourcePhone: resource?.phone ?? '',
      hasConsent,
      state,
      events: [{ id: ports.newId(), state, at, by, note }],
    },
  };
}

/**
 * Takes the next step of a referral. Help that did not come opens the need again, unless another referral is under way; `asksIfMet` when help was
 * received for a need that is still open.
 */
export async function advanceReferral(
  desk: Desk,
  { taskId, state, note }: { taskId: Id; state: ReferralState; note: string },
): Promise<{ taskId: Id; asksIfMet: boolean }> {
  let asksIfMet = false;
  await desk.writer.write(async () => {
    const task = await findById(desk.store, 'tasks', taskId);
    if (!task?.referral) throw engineError('NOT_FOUND', 'This referral is not on this device any more.');
    const context = await readNeeds(desk, task.patientId);
    const need = context.needs.find(({ id }) => id === task.referral?.patientNeedId);
    asksIfMet = state === 'received' && need !== undefined && isActive(need);
    // Asked again after the answer was lost.
    if (task.referral.state === state && isEnded(state)) return null;
    const { ports, person } = desk;
    const at = toInstant(ports.now());
    const step = { id: ports.newId(), state, at, by: person.staffId, note: note.trim() };
    const advanced = advancedReferral(
      task,
      step,
      (instant) => localDate(fromInstant(instant), context.patient.timeZone),
      (date) => endOfDay(date, context.patient),
    );
    if (!advanced) {
      throw engineError(
        'INVALID',
        'This step does not follow from where the referral stands. Open it again to see.',
      );
    }
    const changes: (Change | null)[] = [{ collection: 'tasks', document: advanced, base: task }];
    if (need && isActive(need)) {
      const next = await needAfter(desk, need, task, state, at);
      if (next) changes.push(needChange(context, next));
    }
    return {
      action: `referral.${state}`,
      patientId: task.patientId,
      subject: { collection: 'tasks', id: taskId },
      changes: changes.filter((one) => one !== null),
    };
  });
  return { taskId, asksIfMet };
}

async function needAfter(
  desk: Desk,
  need: PatientNeed,
  task: Task,
  state: ReferralState,
  at: Instant,
): Promise<PatientNeed | null> {
  if (!isEnded(state)) return { ...need, status: 'working' };
  if (state === 'received' || need.status === 'open') return null;
  const others = (await findTasksOfPatient(desk.store, task.patientId)).filter(
    (one) => one.id !== task.id && one.referral?.patientNeedId === need.id && isOpen(one),
  );
  return others.length > 0 ? null : movedNeed(need, 'open', at);
}

async function requireResource(desk: Desk, id: Id): Promise<Resource> {
  const resource = await findById(desk.store, 'resources', id);
  if (!resource)
    throw engineError('NOT_FOUND', 'This resource is not in the directory any more. Choose another.');
  return resource;
}
