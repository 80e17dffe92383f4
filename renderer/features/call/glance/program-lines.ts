import { latestConsent } from '#shared/domain/consent-rules.ts';
import type { Patient } from '#shared/domain/patient.ts';
import { activePrograms } from '#shared/domain/queue-facts.ts';
import type { GlanceLine } from './glance-parts.tsx';

/** The programs in which a patient is cared for. A call is the occasion to ask for a consent that is missing. */
export function programLines(patient: Pick<Patient, 'enrollments' | 'consents'>): GlanceLine[] {
  return activePrograms(patient).map((program) => {
    const hasConsent = latestConsent(patient, program)?.decision === 'accepted';
    return {
      id: program,
      text: hasConsent ? `${program}, with consent` : `${program}, no consent on record`,
      isCritical: !hasConsent,
    };
  });
}
