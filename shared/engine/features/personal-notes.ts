import type { Id } from '#shared/domain/primitives.ts';
import { findById } from '#shared/store/queries.ts';
import type { Desk } from '../desk.ts';
import { requirePatient } from './patients.ts';

/** Saves what helps to know her as a person. Saving what stands there changes nothing. */
export async function savePersonalNotes(
  desk: Desk,
  { patientId, text }: { patientId: Id; text: string },
): Promise<{ patientId: Id }> {
  const known = requirePatient(desk, patientId);
  await desk.writer.write(async () => {
    const patient = (await findById(desk.store, 'patients', patientId)) ?? known;
    const personalNotes = text.trim();
    if (personalNotes === patient.personalNotes) return null;
    return {
      action: 'patient.personal-notes',
      patientId,
      subject: { collection: 'patients', id: patientId },
      changes: [{ collection: 'patients', document: { ...patient, personalNotes }, base: patient }],
    };
  });
  return { patientId };
}
