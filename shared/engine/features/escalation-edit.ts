/** @file The way to change an open escalation: as it is on disk, with when it arrived kept, audited. */
import type { Escalation, EscalationStep } from '#shared/domain/escalation.ts';
import { arrivalStep, escalationOf } from '#shared/domain/escalation-rules.ts';
import { type Id, toInstant } from '#shared/domain/primitives.ts';
import { isOpen, type Task } from '#shared/domain/task.ts';
import { findById } from '#shared/store/queries.ts';
import type { Desk } from '../desk.ts';
import { engineError } from '../errors.ts';
import type { Change, WriteOrder } from '../writer.ts';

const BOTH_ROLES = ['care-manager', 'supervisor'] as const;

/** What of an escalation changes. */
export interface EscalationEdit {
  task?: Partial<Pick<Task, 'status' | 'priority' | 'dueAt' | 'completedAt'>>;
  escalation: Partial<Escalation>;
  more?: Change[];
}

/** Changes an open escalation as it is on disk; null when nothing is left to do. */
export async function changeEscalation(
  desk: Desk,
  taskId: Id,
  action: string,
  edit: (task: Task, escalation: Escalation) => EscalationEdit | null,
): Promise<{ taskId: Id }> {
  await desk.writer.write(async () => {
    const base = await findById(desk.store, 'tasks', taskId);
    if (base?.kind !== 'escalation') {
      throw engineError('NOT_FOUND', 'This escalation is not on this device any more.');
    }
    if (!isOpen(base)) throw engineError('INVALID', 'This escalation is closed. Open a new one.');
    const arrival = arrivalStep(base, desk.ports.newId);
    const before = escalationOf(base);
    const standing = { ...before, steps: [...before.steps, ...(arrival ? [arrival] : [])] };
    const edited = edit(base, standing);
    if (!edited) return null;
    const document: Task = { ...base, ...edited.task, escalation: { ...standing, ...edited.escalation } };
    return {
      ...escalationOrder(action, base),
      changes: [{ collection: 'tasks', document, base }, ...(edited.more ?? [])],
    };
  });
  return { taskId };
}

/** The order of a write about an escalation, which care managers and supervisors may give. */
export function escalationOrder(
  action: string,
  { id, patientId }: Pick<Task, 'id' | 'patientId'>,
): Omit<WriteOrder, 'changes'> {
  return { action, patientId, subject: { collection: 'tasks', id }, roles: BOTH_ROLES };
}

/** A step of the person at the desk, now. */
export function escalationStep(desk: Desk, stepId: string, text: string): EscalationStep {
  const { ports, person } = desk;
  return { id: ports.newId(), stepId, at: toInstant(ports.now()), by: person.staffId, text };
}
