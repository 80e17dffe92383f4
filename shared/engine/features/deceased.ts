/** @file What a supervisor makes of the report that a patient has died. Until then nobody calls (domain.md 5.2). */
import type { Patient } from '#shared/domain/patient.ts';
import { type Id, type Instant, toInstant } from '#shared/domain/primitives.ts';
import type { Task } from '#shared/domain/task.ts';
import type { Desk } from '../desk.ts';
import { engineError } from '../errors.ts';
import type { Change } from '../writer.ts';
import { requirePatient } from './patients.ts';

interface Decision {
  patientId: Id;
  decision: 'confirmed' | 'undone';
}

/** Confirms the report, which also ends every task of contact, or undoes it. Either way the review that asked for it is done. */
export async function decideDeceased(
  desk: Desk,
  { patientId, decision }: Decision,
): Promise<{ patientId: Id }> {
  if (desk.person.role !== 'supervisor') {
    throw engineError('NOT_ALLOWED', 'A supervisor confirms or undoes the report that a patient has died.');
  }
  await desk.writer.write(async () => {
    const patient = requirePatient(desk, patientId);
    if (patient.deceased !== 'reported') {
      throw engineError(
        'INVALID',
        'This patient is not reported deceased any more. Somebody has decided it.',
      );
    }
    const isConfirmed = decision === 'confirmed';
    const document: Patient = { ...patient, deceased: isConfirmed ? 'confirmed' : 'no' };
    return {
      action: `patient.deceased-${decision}`,
      patientId,
      subject: { collection: 'patients', id: patientId },
      changes: [
        { collection: 'patients', document, base: patient },
        ...endedTasks(desk, patientId, isConfirmed, toInstant(desk.ports.now())),
      ],
      roles: ['supervisor'],
    };
  });
  return { patientId };
}

const OF_CONTACT: ReadonlySet<Task['kind']> = new Set([
  'callback',
  'next-contact',
  'outreach',
  'appointment',
]);

function endedTasks(desk: Desk, patientId: Id, isConfirmed: boolean, completedAt: Instant): Change[] {
  const reports = new Set(
    [...desk.caseload.calls.values()]
      .filter((call) => call.patientId === patientId && call.disposition === 'deceased-reported')
      .map(({ id }) => id),
  );
  return [...desk.caseload.openTasks.values()].flatMap((task): Change[] => {
    if (task.patientId !== patientId) return [];
    const isReview = task.kind === 'review' && reports.has(task.callId);
    if (!isReview && !(isConfirmed && OF_CONTACT.has(task.kind))) return [];
    const document: Task = { ...task, status: isReview ? 'completed' : 'cancelled', completedAt };
    return [{ collection: 'tasks', document, base: task }];
  });
}
