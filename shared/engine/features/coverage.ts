/** @file Notes of a patient's health plans: who pays, what is covered, who is in the network. */
import type { Coverage } from '#shared/domain/coverage.ts';
import { coverageProblem } from '#shared/domain/coverage-rules.ts';
import { localDate } from '#shared/domain/local-date.ts';
import type { Id } from '#shared/domain/primitives.ts';
import { findById } from '#shared/store/queries.ts';
import { isSameValue } from '#shared/sync/content.ts';
import type { Desk } from '../desk.ts';
import { engineError } from '../errors.ts';
import { requirePatient } from './patients.ts';

/** Notes a plan, or changes the note of the same id. */
export async function saveCoverage(
  desk: Desk,
  { patientId, coverage }: { patientId: Id; coverage: Coverage },
): Promise<{ patientId: Id; coverageId: Id }> {
  const known = requirePatient(desk, patientId);
  const note: Coverage = { ...coverage, payer: coverage.payer.trim(), plan: coverage.plan.trim() };
  const problem = coverageProblem(note, localDate(desk.ports.now(), known.timeZone));
  if (problem !== '') throw engineError('INVALID', problem);
  await desk.writer.write(async () => {
    const patient = (await findById(desk.store, 'patients', patientId)) ?? known;
    const before = patient.coverages.find(({ id }) => id === note.id);
    if (before && isSameValue(before, note)) return null;
    const coverages = before
      ? patient.coverages.map((one) => (one.id === note.id ? note : one))
      : [...patient.coverages, note];
    return {
      action: before ? 'coverage.changed' : 'coverage.noted',
      patientId,
      subject: { collection: 'patients', id: patientId },
      changes: [{ collection: 'patients', document: { ...patient, coverages }, base: patient }],
    };
  });
  return { patientId, coverageId: note.id };
}
