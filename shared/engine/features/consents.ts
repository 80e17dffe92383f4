/** @file Consents as they are given, declined and taken back: each decision is added, none is changed. */
import { tellingsOf } from '#shared/content/consent-tellings.ts';
import { type ConsentWords, consentProblem, enrollmentsAfter } from '#shared/domain/consent-rules.ts';
import { localDate } from '#shared/domain/local-date.ts';
import type { Consent } from '#shared/domain/patient.ts';
import { type Id, toInstant } from '#shared/domain/primitives.ts';
import { findById } from '#shared/store/queries.ts';
import type { Desk } from '../desk.ts';
import { engineError } from '../errors.ts';
import { requirePatient } from './patients.ts';

/** Records a decision in the name of whoever is at the desk, now. */
export async function recordConsent(
  desk: Desk,
  { patientId, consent: words }: { patientId: Id; consent: ConsentWords },
): Promise<{ patientId: Id; consentId: Id }> {
  const { person, ports } = desk;
  const now = ports.now();
  const { billingPractitioner: _asked, ...decided } = words;
  const consent: Consent = {
    ...decided,
    id: ports.newId(),
    obtainedAt: toInstant(now),
    obtainedBy: person.credential === 'none' ? person.name : `${person.name}, ${person.credential}`,
  };
  const untold = tellingsOf(words.program).filter(({ field }) => !words[field]);
  const known = requirePatient(desk, patientId);
  await desk.writer.write(async () => {
    const patient = (await findById(desk.store, 'patients', patientId)) ?? known;
    const problem = consentProblem(
      patient,
      words,
      untold.map(({ label }) => label.toLowerCase()),
    );
    if (problem !== '') throw engineError('INVALID', problem);
    const today = localDate(now, person.practiceTimeZone);
    const enrollments = enrollmentsAfter(patient, words, { id: ports.newId(), today });
    const document = { ...patient, consents: [...patient.consents, consent], enrollments };
    return {
      action: `consent.${words.decision}`,
      patientId,
      subject: { collection: 'patients', id: patientId },
      changes: [{ collection: 'patients', document, base: patient }],
    };
  });
  return { patientId, consentId: consent.id };
}
