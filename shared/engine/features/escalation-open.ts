/** @file Opens an escalation: written down at the first key, with its report from the chart, so that nothing is lost (domain.md 6). */
import { escalationProtocol } from '#shared/content/escalations/index.ts';
import type { EscalationLevel } from '#shared/domain/escalation.ts';
import type { EscalationProtocol } from '#shared/domain/escalation-protocol.ts';
import { dueAt, OWN_STEPS, priorityOf } from '#shared/domain/escalation-rules.ts';
import { localDate } from '#shared/domain/local-date.ts';
import type { Observation } from '#shared/domain/observation.ts';
import type { Patient } from '#shared/domain/patient.ts';
import { type Id, toInstant } from '#shared/domain/primitives.ts';
import { draftSbar } from '#shared/domain/sbar.ts';
import { isOpen, PLAIN_TASK } from '#shared/domain/task.ts';
import { findTasksOfPatient } from '#shared/store/need-queries.ts';
import { findOfPatient } from '#shared/store/queries.ts';
import type { Desk } from '../desk.ts';
import { engineError } from '../errors.ts';
import type { Change } from '../writer.ts';
import { supervisorOf } from './calls/call-tasks.ts';
import { escalationOrder } from './escalation-edit.ts';
import { addStep, requireLevel } from './escalations.ts';
import { requirePatient } from './patients.ts';

const OBSERVATIONS_READ = 60;

interface Heard {
  patientId: Id;
  callId: Id | '';
  triggerId: string;
  level?: EscalationLevel | undefined;
  said: string;
}

/** Writes the escalation at once. The same trigger again in the same call answers the one that is open, with what was said added. */
export async function openEscalation(desk: Desk, heard: Heard): Promise<{ taskId: Id }> {
  const protocol = escalationProtocol(heard.triggerId);
  if (!protocol) throw engineError('INVALID', 'There is no protocol for this. Choose one of the list.');
  const level = heard.level ?? protocol.level;
  requireLevel(protocol, level);
  const patient = requirePatient(desk, heard.patientId);
  let taskId: Id = desk.ports.newId();
  let isNew = true;
  await desk.writer.write(async () => {
    const tasks = await findTasksOfPatient(desk.store, patient.id);
    const open = tasks.find(
      (task) => isOpen(task) && task.callId === heard.callId && task.escalation?.triggerId === protocol.id,
    );
    if (open) {
      [taskId, isNew] = [open.id, false];
      return null;
    }
    const observations = await findOfPatient(desk.store, 'observations', patient.id, OBSERVATIONS_READ);
    const document = newTask(desk, taskId, patient, protocol, { ...heard, level }, observations);
    const changes: Change[] = [{ collection: 'tasks', document, base: null }];
    return { ...escalationOrder('escalation.opened', document), changes };
  });
  if (!isNew && heard.said !== '') await addStep(desk, { taskId, stepId: OWN_STEPS.note, text: heard.said });
  return { taskId };
}

function newTask(
  desk: Desk,
  id: Id,
  patient: Patient,
  protocol: EscalationProtocol,
  { callId, level, said }: Heard & { level: EscalationLevel },
  observations: readonly Observation[],
): Change<'tasks'>['document'] {
  const { person, ports } = desk;
  const now = ports.now();
  const occurredAt = toInstant(now);
  // Whoever hurts her may pick up the telephone of the house: she says which number is safe.
  const isUnsafe = protocol.mandatoryReport !== 'none';
  const phone = patient.phones.find(({ isPreferred }) => isPreferred) ?? patient.phones[0];
  const callbackNumber = isUnsafe ? '' : (phone?.number ?? '');
  const today = localDate(now, person.practiceTimeZone);
  const sbar = draftSbar({ patient, observations, protocol, said, location: '', callbackNumber, today });
  return {
    ...PLAIN_TASK,
    id,
    patientId: patient.id,
    kind: 'escalation',
    status: 'requested',
    priority: priorityOf(level),
    title: protocol.title,
    detail: said,
    dueAt: dueAt(level, occurredAt, person.practiceTimeZone),
    ownerId: supervisorOf(desk),
    createdAt: occurredAt,
    createdBy: person.staffId,
    completedAt: '',
    callId,
    escalation: {
      ...{ level, triggerId: protocol.id, occurredAt, location: '', callbackNumber, sbar },
      ...{ steps: [], acknowledgedAt: '', acknowledgedBy: '', outcome: '', closedAt: '', followUpTaskId: '' },
    },
  };
}
