/** @file The tasks that a signed call ends and makes, and what it changes in her record. */
import { effectsOf } from '#shared/content/disposition-effects.ts';
import type { Call } from '#shared/domain/call.ts';
import { type EffectPlan, type PlannedTask, planEffects } from '#shared/domain/disposition-effects.ts';
import type { Patient, Program } from '#shared/domain/patient.ts';
import { fromInstant, type Id, toInstant } from '#shared/domain/primitives.ts';
import { PLAIN_TASK, type Task } from '#shared/domain/task.ts';
import { movedTask } from '#shared/domain/task-move.ts';
import type { Desk } from '../../desk.ts';
import type { Change } from '../../writer.ts';
import { followingChange } from '../tasks.ts';
import type { SealedCall } from './sealed-call.ts';

const FULFILLED_BY_A_CONTACT: ReadonlySet<Task['kind']> = new Set(['callback', 'next-contact', 'outreach']);

/** A contact ends what was due with this patient up to the end of today: callbacks and planned contacts. What comes again is planned anew. */
export async function fulfilledTasks(desk: Desk, call: SealedCall): Promise<Change[]> {
  const limit = toInstant(fromInstant(call.endedAt) + 12 * 3_600_000);
  const due = [...desk.caseload.openTasks.values()].filter(
    (task) =>
      task.patientId === call.patientId &&
      FULFILLED_BY_A_CONTACT.has(task.kind) &&
      task.dueAt <= limit &&
      // What was planned in this call is what follows it.
      task.callId !== call.id,
  );
  const at = call.endedAt;
  const facts = { by: desk.person.staffId, at, newId: desk.ports.newId };
  const changes = due.map(async (task): Promise<Change[]> => {
    const done = { ...movedTask(task, { action: 'completed', note: '' }, facts), callId: call.id };
    const next = await followingChange(desk, task, done, at);
    return [{ collection: 'tasks', document: done, base: task }, ...(next ? [next] : [])];
  });
  return (await Promise.all(changes)).flat();
}

/** The task of the next contact that was agreed. */
export function nextContactTask(
  desk: Desk,
  call: SealedCall,
  next: NonNullable<Call['nextContact']>,
): Change {
  const isCallback = next.kind === 'callback';
  return newTask(desk, call, desk.person.staffId, {
    kind: isCallback ? 'callback' : 'next-contact',
    priority: 'routine',
    title: isCallback ? 'Call back' : 'Next contact',
    detail: next.reason,
    dueAt: next.dueAt,
  });
}

/** What follows from how the call ended: its tasks and her changed record, and whether outreach stops. */
export function effectChanges(
  desk: Desk,
  patient: Patient,
  call: SealedCall,
  program: Program,
): { changes: Change[]; plan: EffectPlan } {
  const { person, ports } = desk;
  const facts = {
    ...{ patient, program, numberDialled: call.numberDialled, now: call.endedAt },
    ...{ practiceTimeZone: person.practiceTimeZone, staffName: person.name },
  };
  const plan = planEffects(effectsOf(call.disposition), facts, ports.newId);
  const changes: Change[] = plan.tasks.map(({ owner, ...task }) =>
    newTask(desk, call, owner === 'supervisor' ? supervisorOf(desk) : person.staffId, task),
  );
  if (plan.patient) changes.push({ collection: 'patients', document: plan.patient, base: patient });
  return { changes, plan };
}

function newTask(desk: Desk, call: SealedCall, ownerId: Id, task: Omit<PlannedTask, 'owner'>): Change {
  const document = {
    ...task,
    id: desk.ports.newId(),
    patientId: call.patientId,
    status: 'requested' as const,
    ownerId,
    createdAt: call.endedAt,
    createdBy: desk.person.staffId,
    completedAt: '' as const,
    callId: call.id,
    ...PLAIN_TASK,
  };
  return { collection: 'tasks', document, base: null };
}

/** A supervisor of the person's team; the person herself where the directory names none, so that the task is on somebody's list. */
export function supervisorOf({ caseload, person }: Desk): Id {
  const teamId = caseload.staff.get(person.staffId)?.teamId;
  const supervisors = [...caseload.staff.values()].filter(
    ({ role, isActive }) => role === 'supervisor' && isActive,
  );
  const own = supervisors.find((one) => one.teamId !== '' && one.teamId === teamId);
  return (own ?? supervisors[0])?.id ?? person.staffId;
}
