import type { QueueWhy } from '#shared/contract/engine/queue.ts';
import type { Id } from '#shared/domain/primitives.ts';
import { explainPlace } from '#shared/domain/queue-why.ts';
import type { Desk } from '../desk.ts';
import { requirePatient } from './patients.ts';
import { queueNow } from './queue.ts';

/** Why a patient stands where she stands, or why she is not in the queue. NOT_FOUND when she is not on this device. */
export function whyHere(desk: Desk, patientId: Id): QueueWhy {
  const patient = requirePatient(desk, patientId);
  const { rows, context } = queueNow(desk);
  return explainPlace(patient, desk.caseload.factsOf(patientId), rows, context);
}
