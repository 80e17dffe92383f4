/** @file Facts of a patient that billing asks for: recorded by a person, taken back by a person, both in the audit trail. */
import type { Evidence } from '#shared/domain/care-evidence.ts';
import { type EvidenceWords, evidenceProblem } from '#shared/domain/evidence-rules.ts';
import { localDate } from '#shared/domain/local-date.ts';
import type { Patient } from '#shared/domain/patient.ts';
import { toInstant } from '#shared/domain/primitives.ts';
import { findById } from '#shared/store/queries.ts';
import type { Desk } from '../desk.ts';
import { engineError } from '../errors.ts';
import type { WriteOrder } from '../writer.ts';
import { requirePatient } from './patients.ts';

interface Recorded {
  patientId: string;
  evidenceId: string;
}

/** What was withdrawn since the desk was opened, so that it can be put back as it was. */
const withdrawn = new WeakMap<Desk, Map<string, Evidence>>();

/** Records a fact. INVALID with a sentence where it cannot be, or is there already. */
export async function recordEvidence(
  desk: Desk,
  { patientId, ...words }: { patientId: string } & EvidenceWords,
): Promise<Recorded> {
  const { person, ports } = desk;
  const note = words.note.trim();
  const one: Evidence = {
    ...words,
    id: ports.newId(),
    program: '',
    note,
    recordedAt: toInstant(ports.now()),
    recordedBy: person.staffId,
  };
  const today = localDate(ports.now(), person.practiceTimeZone);
  await desk.writer.write(async () => {
    const patient = await storedPatient(desk, patientId);
    const problem = evidenceProblem(one, today, patient.birthDate);
    if (problem !== '') throw engineError('INVALID', problem);
    if (patient.evidence.some((known) => isSame(known, one))) {
      throw engineError('INVALID', 'This is recorded already for that day. Look at the list below.');
    }
    return order('evidence.recorded', patient, [...patient.evidence, one]);
  });
  return { patientId, evidenceId: one.id };
}

/** Takes a fact back. NOT_FOUND when it is not there any more. */
export async function withdrawEvidence(desk: Desk, { patientId, evidenceId }: Recorded): Promise<Recorded> {
  await desk.writer.write(async () => {
    const patient = await storedPatient(desk, patientId);
    const one = patient.evidence.find(({ id }) => id === evidenceId);
    if (!one) throw engineError('NOT_FOUND', 'This was taken back already.');
    withdrawn.set(desk, (withdrawn.get(desk) ?? new Map()).set(evidenceId, one));
    return order(
      'evidence.withdrawn',
      patient,
      patient.evidence.filter(({ id }) => id !== evidenceId),
    );
  });
  return { patientId, evidenceId };
}

/** Puts a withdrawn fact back as it was. NOT_FOUND when it was not withdrawn at this desk. */
export async function restoreEvidence(desk: Desk, { patientId, evidenceId }: Recorded): Promise<Recorded> {
  await desk.writer.write(async () => {
    const patient = await storedPatient(desk, patientId);
    const one = withdrawn.get(desk)?.get(evidenceId);
    if (!one) throw engineError('NOT_FOUND', 'This cannot be put back any more. Record it again.');
    if (patient.evidence.some(({ id }) => id === evidenceId)) return null;
    return order('evidence.restored', patient, [...patient.evidence, one]);
  });
  return { patientId, evidenceId };
}

/** As it is on disk: what is in memory may be older by a write. */
async function storedPatient(desk: Desk, patientId: string): Promise<Patient> {
  requirePatient(desk, patientId);
  return (await findById(desk.store, 'patients', patientId)) ?? requirePatient(desk, patientId);
}

function order(action: string, patient: Patient, evidence: Evidence[]): WriteOrder {
  return {
    action,
    patientId: patient.id,
    subject: { collection: 'patients', id: patient.id },
    changes: [{ collection: 'patients', document: { ...patient, evidence }, base: patient }],
  };
}

function isSame(known: Evidence, one: Evidence): boolean {
  return (
    known.kind === one.kind && known.on === one.on && known.until === one.until && known.value === one.value
  );
}
