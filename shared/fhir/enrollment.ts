import type { Condition, Enrollment, Patient } from '#shared/domain/patient.ts';
import type { Instant } from '#shared/domain/primitives.ts';

/**
 * A patient with two or more chronic conditions is what CCM is for (CMS, since 2015-01-01), so the import enrolls her. It
 * brings no consent: until somebody has asked for it, the app shows that it is missing and no minute is billable.
 */
export function enrollmentOnImport(
  chronic: readonly Condition[],
  now: Instant,
  billingPractitioner: string,
  newId: (kind: string, identity: string) => string,
): Enrollment[] {
  if (chronic.length < 2) return [];
  return [
    {
      id: newId('enrollment', 'CCM'),
      program: 'CCM',
      status: 'active',
      startedOn: now.slice(0, 10),
      endedOn: '',
      billingPractitioner,
    },
  ];
}

/** A first guess by the number of chronic conditions, with that reason in words, for the care manager to put right. */
export function riskOnImport(chronic: readonly Condition[]): Pick<Patient, 'riskTier' | 'riskReasons'> {
  const count = chronic.length;
  const riskTier = count >= 6 ? 'high' : count >= 4 ? 'rising' : count >= 2 ? 'stable' : 'maintenance';
  const conditions = count === 1 ? '1 chronic condition' : `${count} chronic conditions`;
  return { riskTier, riskReasons: [`${conditions} at import, not reviewed yet`] };
}
