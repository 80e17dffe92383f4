/** @file What the screens show of escalations. */

import { escalationFollowUpHours } from '#shared/content/escalations/index.ts';
import {
  CLOSED_ESCALATION_DAYS,
  type ClosedEscalationRow,
  type EscalationFollowUp,
  type EscalationRow,
  type EscalationView,
} from '#shared/contract/engine/escalations.ts';
import type { EscalationLevel } from '#shared/domain/escalation.ts';
import {
  arrivedAt,
  escalationOf,
  followUpBy,
  isTakenOver,
  mayAcknowledge,
} from '#shared/domain/escalation-rules.ts';
import { type Patient, patientName } from '#shared/domain/patient.ts';
import { type Id, toInstant } from '#shared/domain/primitives.ts';
import type { Staff } from '#shared/domain/staff.ts';
import { isOpen, type Task } from '#shared/domain/task.ts';
import { findDoneTasks } from '#shared/store/need-queries.ts';
import { findById } from '#shared/store/queries.ts';
import type { Desk } from '../desk.ts';
import { engineError } from '../errors.ts';
import { requirePatient } from './patients.ts';

const URGENCY: Record<EscalationLevel, number> = { E911: 0, 'RN-now': 1, SameDay: 2 };

/** The open ones of the patients on this device: nobody's first, then the most urgent, then the oldest. */
export function escalationList(desk: Desk): EscalationRow[] {
  const rows = [...desk.caseload.openTasks.values()].flatMap((task) => {
    const patient = desk.caseload.patients.get(task.patientId);
    return task.kind === 'escalation' && patient ? [rowOf(desk, task, patient)] : [];
  });
  const rank = ({ acknowledgedAt, level, occurredAt }: EscalationRow) =>
    `${acknowledgedAt === '' ? 0 : 1}${URGENCY[level]}${occurredAt}`;
  return rows.sort((left, right) => (rank(left) < rank(right) ? -1 : 1));
}

/** Those that were due and closed in the last days: how each ended, and whether the contact that follows has been made. */
export async function closedEscalations(desk: Desk): Promise<ClosedEscalationRow[]> {
  const since = toInstant(desk.ports.now() - CLOSED_ESCALATION_DAYS * 86_400_000);
  const done = await findDoneTasks(desk.store, since);
  const rows = done.map(async (task) => {
    const patient = desk.caseload.patients.get(task.patientId);
    if (task.kind !== 'escalation' || !patient) return [];
    const { closedAt, outcome, followUpTaskId } = escalationOf(task);
    const followUp = await followUpOf(desk, followUpTaskId);
    return [{ ...rowOf(desk, task, patient), closedAt, outcome, followUp }];
  });
  return (await Promise.all(rows)).flat().sort((one, two) => two.closedAt.localeCompare(one.closedAt));
}

async function followUpOf({ store }: Desk, taskId: Id | ''): Promise<EscalationFollowUp | null> {
  const task = taskId === '' ? null : await findById(store, 'tasks', taskId);
  return task && { dueAt: task.dueAt, status: task.status, completedAt: task.completedAt };
}

/** One of them with everything that is needed on the line. */
export async function escalationView(desk: Desk, taskId: Id): Promise<EscalationView> {
  const task = await findById(desk.store, 'tasks', taskId);
  if (task?.kind !== 'escalation') {
    throw engineError('NOT_FOUND', 'This escalation is not on this device any more.');
  }
  const patient = requirePatient(desk, task.patientId);
  const escalation = escalationOf(task);
  const { birthDate, recordNumber, timeZone, language, needsInterpreter } = patient;
  const { address, phones, emergencyContacts, careTeam } = patient;
  const people = new Set([
    task.createdBy,
    escalation.acknowledgedBy,
    ...escalation.steps.map(({ by }) => by),
  ]);
  const hours = escalationFollowUpHours(escalation.triggerId);
  return {
    row: rowOf(desk, task, patient),
    isOpen: isOpen(task),
    callId: task.callId,
    escalation,
    patient: {
      ...{ birthDate, recordNumber, timeZone, language, needsInterpreter },
      ...{ address, phones, emergencyContacts, careTeam },
      hasSharingConsent: hasSharingConsent(patient),
      hasDied: patient.deceased !== 'no',
    },
    helpers: helpersOf(desk),
    staffNames: Object.fromEntries([...people].map((id) => [id, desk.caseload.staff.get(id)?.name ?? ''])),
    isTakenOver: isTakenOver(escalation),
    followUpBy: followUpBy(escalation.occurredAt, hours, desk.ports.now()),
    followUp: await followUpOf(desk, escalation.followUpTaskId),
  };
}

function rowOf(desk: Desk, task: Task, patient: Patient): EscalationRow {
  const { level, triggerId, occurredAt, acknowledgedAt, acknowledgedBy } = escalationOf(task);
  const name = (id: string) => desk.caseload.staff.get(id)?.name ?? '';
  return {
    taskId: task.id,
    patientId: patient.id,
    patientName: patientName(patient),
    ...{ level, triggerId, title: task.title, occurredAt },
    arrivedAt: arrivedAt(task),
    sentById: task.createdBy,
    sentByName: name(task.createdBy),
    acknowledgedAt,
    acknowledgedByName: name(acknowledgedBy),
    isMine: task.createdBy === desk.person.staffId,
    mayAcknowledge: mayAcknowledge(task, desk.person.staffId),
  };
}

function hasSharingConsent({ consents }: Patient): boolean {
  const sharing = consents.filter(({ program }) => program === 'sharing');
  const latest = sharing.sort((left, right) => (left.obtainedAt < right.obtainedAt ? -1 : 1)).at(-1);
  return latest?.decision === 'accepted';
}

const MAY_TAKE_OVER = new Set(['RN', 'NP', 'PA', 'MD']);

function helpersOf({ caseload, person }: Desk): EscalationView['helpers'] {
  const own = caseload.staff.get(person.staffId)?.teamId;
  const rank = ({ teamId, role }: Staff) => (teamId === own ? 0 : 2) + (role === 'supervisor' ? 0 : 1);
  return [...caseload.staff.values()]
    .filter(
      ({ id, isActive, role, credential }) =>
        isActive && id !== person.staffId && (role === 'supervisor' || MAY_TAKE_OVER.has(credential)),
    )
    .sort((left, right) => rank(left) - rank(right) || left.name.localeCompare(right.name))
    .map(({ name, credential, role, phone }) => ({ name, credential, role, phone }));
}
