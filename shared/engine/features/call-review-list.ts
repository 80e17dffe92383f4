/** @file The signed calls of the team as a supervisor goes through them. */
import type {
  CallReviewFilter,
  CallReviewList,
  CallReviewRow,
} from '#shared/contract/engine/call-reviews.ts';
import type { Call, Disposition } from '#shared/domain/call.ts';
import { CALL_STANDINGS, hasNewWords, standingOf } from '#shared/domain/call-reviews.ts';
import { patientName } from '#shared/domain/patient.ts';
import { type Id, toInstant } from '#shared/domain/primitives.ts';
import type { Task } from '#shared/domain/task.ts';
import { findEndedEscalations } from '#shared/store/need-queries.ts';
import type { Desk } from '../desk.ts';
import { engineError } from '../errors.ts';
import { nameOf } from './plan-versions.ts';

/** More than anybody looks through; beyond it the counts say how many there are. */
const ROWS_SHOWN = 200;
const DAY_MS = 86_400_000;
/** As far back as calls are kept in memory. */
const LONGEST_DAYS = 100;

const ALARMING: ReadonlySet<Disposition> = new Set<Disposition>(['emergency-escalated', 'safety-concern']);

/** The calls that a filter leaves, the newest first. */
export async function callReviewList(desk: Desk, filter: CallReviewFilter): Promise<CallReviewList> {
  requireSupervisor(desk);
  const escalated = await escalatedCalls(desk);
  const since = toInstant(desk.ports.now() - filter.days * DAY_MS);
  const counts = Object.fromEntries(CALL_STANDINGS.map((one) => [one, 0])) as CallReviewList['counts'];
  const staff = new Map<Id, string>();
  const found: CallReviewRow[] = [];
  for (const call of desk.caseload.calls.values()) {
    if (call.signedAt === '' || call.startedAt < since || !desk.caseload.patients.has(call.patientId))
      continue;
    staff.set(call.staffId, nameOf(desk, call.staffId));
    if (filter.staffId !== '' && call.staffId !== filter.staffId) continue;
    if (filter.disposition !== '' && call.disposition !== filter.disposition) continue;
    const row = callReviewRow(desk, call, escalated);
    if (filter.isEscalated && !row.isEscalated) continue;
    counts[row.standing] += 1;
    if (filter.standing === '' || row.standing === filter.standing) found.push(row);
  }
  found.sort((left, right) => (left.startedAt < right.startedAt ? 1 : -1));
  return {
    rows: found.slice(0, ROWS_SHOWN),
    counts,
    staff: [...staff]
      .map(([staffId, name]) => ({ staffId, name }))
      .sort((left, right) => left.name.localeCompare(right.name)),
  };
}

/** A call as a line. `escalated` are the calls that an escalation was opened in. */
export function callReviewRow(desk: Desk, call: Call, escalated: ReadonlySet<Id>): CallReviewRow {
  const patient = desk.caseload.patients.get(call.patientId);
  const { patientId, staffId, kind, startedAt, disposition } = call;
  return {
    ...{ callId: call.id, patientId, staffId, kind, startedAt, disposition },
    patientName: patient ? patientName(patient) : '',
    staffName: nameOf(desk, staffId),
    standing: standingOf(call),
    isEscalated: ALARMING.has(disposition) || escalated.has(call.id),
    hasNewWords: hasNewWords(call),
  };
}

/** NOT_ALLOWED for anybody but a supervisor. */
export function requireSupervisor({ person }: Desk): void {
  if (person.role === 'supervisor') return;
  throw engineError('NOT_ALLOWED', 'The list of calls to review is for supervisors.');
}

const followed = new WeakMap<Desk, Promise<Set<Id>>>();

/** The calls that an escalation was opened in: read once, then moved on by each new escalation. */
export function escalatedCalls(desk: Desk): Promise<ReadonlySet<Id>> {
  let calls = followed.get(desk);
  if (!calls) {
    calls = follow(desk);
    followed.set(desk, calls);
    calls.catch(() => followed.delete(desk));
  }
  return calls;
}

async function follow({ store, caseload, ports }: Desk): Promise<Set<Id>> {
  const calls = new Set<Id>();
  const take = ({ kind, callId }: Pick<Task, 'kind' | 'callId'>) => {
    if (kind === 'escalation' && callId !== '') calls.add(callId);
  };
  store.collections.tasks.eventBulks$.subscribe(({ events }) => {
    for (const { documentData, operation } of events) if (operation !== 'DELETE') take(documentData as Task);
  });
  for (const task of caseload.openTasks.values()) take(task);
  for (const task of await findEndedEscalations(store, toInstant(ports.now() - LONGEST_DAYS * DAY_MS)))
    take(task);
  return calls;
}
