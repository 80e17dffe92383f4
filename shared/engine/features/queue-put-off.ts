/** @file Skip and snooze: kept with the patient, so that every device and the server rank her alike. Told in the audit trail, taken back at a key. */
import type { PutOff } from '#shared/contract/engine/queue.ts';
import type { Patient } from '#shared/domain/patient.ts';
import { type Id, type Instant, toInstant } from '#shared/domain/primitives.ts';
import { rankPatient } from '#shared/domain/queue.ts';
import type { QueueHold } from '#shared/domain/queue-hold.ts';
import { putOffProblem, skipUntil, withHold } from '#shared/domain/queue-put-off.ts';
import { findById } from '#shared/store/queries.ts';
import type { Desk } from '../desk.ts';
import { engineError } from '../errors.ts';
import type { WriteOrder } from '../writer.ts';
import { requirePatient } from './patients.ts';
import { queueNow } from './queue.ts';

/** Puts her off until tomorrow. INVALID with a sentence where that cannot be. */
export function skipPatient(desk: Desk, input: { patientId: Id; reason: string }): Promise<PutOff> {
  const until = skipUntil(desk.ports.now(), desk.person.practiceTimeZone);
  return putOff(desk, { ...input, kind: 'skip', until });
}

/** Puts her off until a time. INVALID with a sentence where that cannot be. */
export function snoozePatient(
  desk: Desk,
  input: { patientId: Id; reason: string; until: Instant },
): Promise<PutOff> {
  return putOff(desk, { ...input, kind: 'snooze' });
}

async function putOff(
  desk: Desk,
  { patientId, kind, until, reason }: { patientId: Id } & Pick<QueueHold, 'kind' | 'until' | 'reason'>,
): Promise<PutOff> {
  const { person, ports } = desk;
  const now = ports.now();
  const hold: QueueHold = {
    ...{ id: ports.newId(), kind, until, reason: reason.trim() },
    ...{ by: person.staffId, at: toInstant(now) },
  };
  let written: Patient | null = null;
  await desk.writer.write(async () => {
    const patient = await storedPatient(desk, patientId);
    const problem = putOffProblem(patient, hold, now);
    if (problem !== '') throw engineError('INVALID', problem);
    written = { ...patient, holds: withHold(patient.holds, hold) };
    return order(`queue.${kind}`, patient, written.holds);
  });
  return { patientId, holdId: hold.id, until, yieldsTo: written ? yieldsTo(desk, written) : '' };
}

/** What keeps her up all the same, or empty. */
function yieldsTo(desk: Desk, patient: Patient): string {
  const row = rankPatient(patient, desk.caseload.factsOf(patient.id), queueNow(desk).context);
  const isWeighed = row?.reasons.some(
    ({ code, points }) => (code === 'skip' || code === 'snooze') && points < 0,
  );
  return row && !isWeighed ? (row.reasons[0]?.text ?? '') : '';
}

/** What was taken back since the desk was opened, so that it can be put again. */
const takenBack = new WeakMap<Desk, Map<Id, QueueHold>>();

/** Takes one hold back, or all that have not ended. NOT_FOUND when she is not put off. */
export async function unholdPatient(
  desk: Desk,
  { patientId, holdId }: { patientId: Id; holdId?: Id | undefined },
): Promise<{ patientId: Id; holdIds: Id[] }> {
  const holdIds: Id[] = [];
  await desk.writer.write(async () => {
    const patient = await storedPatient(desk, patientId);
    const now = toInstant(desk.ports.now());
    const isTaken = ({ id, until }: QueueHold) => (holdId === undefined ? until > now : id === holdId);
    const taken = patient.holds.filter(isTaken);
    if (taken.length === 0) throw engineError('NOT_FOUND', 'This patient is not put off any more.');
    const known = takenBack.get(desk) ?? new Map<Id, QueueHold>();
    takenBack.set(desk, known);
    for (const hold of taken) {
      known.set(hold.id, hold);
      holdIds.push(hold.id);
    }
    return order(
      'queue.unhold',
      patient,
      patient.holds.filter((hold) => !isTaken(hold)),
    );
  });
  return { patientId, holdIds };
}

/** Puts holds that were taken back as they were. NOT_FOUND when they were not taken back at this desk. */
export async function holdPatientAgain(
  desk: Desk,
  { patientId, holdIds }: { patientId: Id; holdIds: Id[] },
): Promise<{ patientId: Id }> {
  await desk.writer.write(async () => {
    const patient = await storedPatient(desk, patientId);
    const holds = holdIds.map((id) => takenBack.get(desk)?.get(id)).filter((hold) => hold !== undefined);
    if (holds.length < holdIds.length) {
      throw engineError('NOT_FOUND', 'This cannot be put back any more. Skip or snooze again.');
    }
    const known = new Set(patient.holds.map(({ id }) => id));
    const missing = holds.filter(({ id }) => !known.has(id));
    return missing.length === 0 ? null : order('queue.hold-again', patient, [...patient.holds, ...missing]);
  });
  return { patientId };
}

/** As she is on disk: what is in memory may be older by a write. */
async function storedPatient(desk: Desk, patientId: Id): Promise<Patient> {
  const patient = requirePatient(desk, patientId);
  return (await findById(desk.store, 'patients', patientId)) ?? patient;
}

function order(action: string, patient: Patient, holds: QueueHold[]): WriteOrder {
  return {
    action,
    patientId: patient.id,
    subject: { collection: 'patients', id: patient.id },
    changes: [{ collection: 'patients', document: { ...patient, holds }, base: patient }],
  };
}
