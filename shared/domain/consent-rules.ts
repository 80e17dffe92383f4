/** @file When a consent can be recorded, and what stands after it (domain.md 1.5, seen 2026-11-21). Pure. */
import { z } from 'zod';
import { Consent, type Enrollment, type Patient } from './patient.ts';

/** What a person says of a consent; who recorded it and when is added. */
export const ConsentWords = Consent.omit({ id: true, obtainedAt: true, obtainedBy: true }).extend({
  /** Who bills the program. Asked for where the consent begins it, else empty. */
  billingPractitioner: z.string().trim().max(200),
});
export type ConsentWords = z.infer<typeof ConsentWords>;

type Consenting = Pick<Patient, 'consents' | 'enrollments'>;

/** The latest decision on a program, or on sharing. */
export function latestConsent({ consents }: Pick<Patient, 'consents'>, program: Consent['program']) {
  return consents
    .filter((consent) => consent.program === program)
    .reduce<Consent | null>(
      (latest, one) => (latest === null || one.obtainedAt >= latest.obtainedAt ? one : latest),
      null,
    );
}

/** Whether an accepted consent begins a program that she is not in yet. */
export function beginsProgram({ enrollments }: Pick<Patient, 'enrollments'>, words: ConsentWords): boolean {
  if (words.decision !== 'accepted' || words.program === 'sharing') return false;
  return !enrollments.some(({ program, status }) => program === words.program && status !== 'ended');
}

/**
 * Why a consent cannot be recorded, in a sentence, or empty.
 *
 * @param untold what had to be said and was not, in words
 */
export function consentProblem(patient: Consenting, words: ConsentWords, untold: readonly string[]): string {
  if (words.decision === 'accepted' && untold.length > 0) {
    return `Say it first, then tick it: ${untold.join('; ')}. A consent without it does not count.`;
  }
  if (beginsProgram(patient, words) && words.billingPractitioner === '') {
    return 'Name the practitioner who bills the program: it begins with this consent.';
  }
  if (words.decision === 'revoked' && latestConsent(patient, words.program)?.decision !== 'accepted') {
    return 'There is no consent to take back. Where the program is not wanted, record a decline.';
  }
  return '';
}

/** The enrollments after a consent: one that begins a program adds its own. */
export function enrollmentsAfter(
  patient: Pick<Patient, 'enrollments'>,
  words: ConsentWords,
  { id, today }: { id: string; today: string },
): Enrollment[] {
  const { program, billingPractitioner } = words;
  if (program === 'sharing' || !beginsProgram(patient, words)) return patient.enrollments;
  const begun: Enrollment = {
    id,
    program,
    status: 'active',
    startedOn: today,
    endedOn: '',
    billingPractitioner,
  };
  return [...patient.enrollments, begun];
}
