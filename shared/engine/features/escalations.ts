/** @file Escalations: worked off step by step, taken over by somebody, closed with a contact that follows (domain.md 6). */
import { escalationFollowUpHours, escalationProtocol } from '#shared/content/escalations/index.ts';
import type { Escalation, EscalationLevel, Sbar } from '#shared/domain/escalation.ts';
import { type EscalationProtocol, levelsOf } from '#shared/domain/escalation-protocol.ts';
import {
  dueAt,
  followUpBy,
  isTakenOver,
  mayAcknowledge,
  OWN_STEPS,
  priorityOf,
} from '#shared/domain/escalation-rules.ts';
import { type Patient, patientName } from '#shared/domain/patient.ts';
import { type Id, type Instant, toInstant } from '#shared/domain/primitives.ts';
import { withPlace } from '#shared/domain/sbar.ts';
import { PLAIN_TASK, type Task } from '#shared/domain/task.ts';
import type { Desk } from '../desk.ts';
import { engineError } from '../errors.ts';
import type { Change } from '../writer.ts';
import { changeEscalation, escalationStep } from './escalation-edit.ts';
import { requirePatient } from './patients.ts';

/** Notes a step with the present time. NOT_FOUND where it is not on this device, INVALID when it is closed. */
export async function addStep(
  desk: Desk,
  { taskId, stepId, text }: { taskId: Id; stepId: string; text: string },
): Promise<{ taskId: Id }> {
  return changeEscalation(desk, taskId, 'escalation.step', (_task, escalation) => ({
    escalation: { steps: [...escalation.steps, escalationStep(desk, stepId, text.trim())] },
  }));
}

/** Where she is and which number reaches her; the report says so too, unless somebody has put it in words of her own. */
export async function savePlace(
  desk: Desk,
  { taskId, location, callbackNumber }: { taskId: Id } & Pick<Escalation, 'location' | 'callbackNumber'>,
): Promise<{ taskId: Id }> {
  const place = { location: location.trim(), callbackNumber: callbackNumber.trim() };
  return changeEscalation(desk, taskId, 'escalation.place', (_task, escalation) => ({
    escalation: { ...place, sbar: withPlace(escalation.sbar, escalation, place) },
  }));
}

/** The report as it was edited. */
export async function saveReport(
  desk: Desk,
  { taskId, sbar }: { taskId: Id; sbar: Sbar },
): Promise<{ taskId: Id }> {
  return changeEscalation(desk, taskId, 'escalation.report', () => ({ escalation: { sbar } }));
}

/** Raises or lowers the level within what the trigger allows, and keeps that it was done. */
export async function setLevel(
  desk: Desk,
  { taskId, level }: { taskId: Id; level: EscalationLevel },
): Promise<{ taskId: Id }> {
  return changeEscalation(desk, taskId, 'escalation.level', (_task, escalation) => {
    const protocol = escalationProtocol(escalation.triggerId);
    if (protocol) requireLevel(protocol, level);
    if (level === escalation.level) return null;
    return {
      task: {
        priority: priorityOf(level),
        dueAt: dueAt(level, escalation.occurredAt, desk.person.practiceTimeZone),
      },
      escalation: { level, steps: [...escalation.steps, escalationStep(desk, OWN_STEPS.level, level)] },
    };
  });
}

/** Takes it over. Whoever sent it cannot. */
export async function acknowledge(desk: Desk, { taskId }: { taskId: Id }): Promise<{ taskId: Id }> {
  const { staffId } = desk.person;
  return changeEscalation(desk, taskId, 'escalation.acknowledged', (task, escalation) => {
    if (task.createdBy === staffId) {
      throw engineError('NOT_ALLOWED', 'You sent this. An RN or your supervisor acknowledges it.');
    }
    if (!mayAcknowledge(task, staffId)) throw engineError('INVALID', 'Somebody has taken this over already.');
    const taken = escalationStep(desk, OWN_STEPS.acknowledged, '');
    return {
      task: { status: 'in-progress' },
      escalation: {
        ...{ acknowledgedAt: taken.at, acknowledgedBy: staffId },
        steps: [...escalation.steps, taken],
      },
    };
  });
}

interface Closing {
  taskId: Id;
  outcome: string;
  followUpAt: Instant | null;
}

/** Ends it, and plans the contact that follows. */
export async function closeEscalation(
  desk: Desk,
  { taskId, outcome, followUpAt }: Closing,
): Promise<{ taskId: Id; followUpTaskId: Id | '' }> {
  let followUpTaskId: Id | '' = '';
  await changeEscalation(desk, taskId, 'escalation.closed', (task, escalation) => {
    const patient = requirePatient(desk, task.patientId);
    const now = desk.ports.now();
    if (outcome.trim() === '') throw engineError('INVALID', 'Say how it ended before you close it.');
    if (!isTakenOver(escalation)) {
      throw engineError(
        'INVALID',
        'Nobody has taken this over yet. Tick that help is there, or who accepted it by name, or wait for the acknowledgement.',
      );
    }
    const limit = followUpBy(escalation.occurredAt, escalationFollowUpHours(escalation.triggerId), now);
    if (
      followUpAt === null ? patient.deceased === 'no' : followUpAt <= toInstant(now) || followUpAt > limit
    ) {
      throw engineError(
        'INVALID',
        'Plan the contact that follows: later than now, and within the time allowed.',
      );
    }
    const followUp = followUpAt === null ? null : followUpTask(desk, task, patient, followUpAt);
    followUpTaskId = followUp?.id ?? '';
    const closed = escalationStep(desk, OWN_STEPS.closed, outcome.trim());
    return {
      task: { status: 'completed', completedAt: closed.at },
      escalation: {
        ...{ outcome: outcome.trim(), closedAt: closed.at, followUpTaskId },
        steps: [...escalation.steps, closed],
      },
      more: followUp?.change ? [followUp.change] : [],
    };
  });
  return { taskId, followUpTaskId };
}

/** The contact that follows; one that is planned for that time already is it. */
function followUpTask(
  desk: Desk,
  task: Task,
  patient: Patient,
  due: Instant,
): { id: Id; change: Change | null } {
  const planned = [...desk.caseload.openTasks.values()].find(
    (one) => one.patientId === patient.id && one.kind === 'callback' && one.dueAt === due,
  );
  if (planned) return { id: planned.id, change: null };
  const id = desk.ports.newId();
  const document: Change<'tasks'>['document'] = {
    ...PLAIN_TASK,
    ...{ id, patientId: patient.id, kind: 'callback', status: 'requested', priority: 'urgent' },
    title: 'Follow up after an escalation',
    detail: `${patientName(patient)}: ask how it went and close the loop.`,
    dueAt: due,
    ownerId: patient.careManagerId || task.createdBy,
    ...{ createdAt: toInstant(desk.ports.now()), createdBy: desk.person.staffId, completedAt: '' },
    callId: task.callId,
  };
  return { id, change: { collection: 'tasks', document, base: null } };
}

/** INVALID for a level that the trigger must not have. */
export function requireLevel(protocol: EscalationProtocol, level: EscalationLevel): void {
  if (levelsOf(protocol).includes(level)) return;
  throw engineError('INVALID', `"${protocol.title}" cannot wait that long. Choose a more urgent level.`);
}
