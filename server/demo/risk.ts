import type { Patient } from '#shared/domain/patient.ts';
import type { EverydayNeed, Profile } from './profile.ts';
import type { Random } from './random.ts';

/** The tier and its reasons in words, out of what is known of the patient (domain.md 5.6). */
export function assessRisk(
  random: Random,
  conditions: ReadonlySet<string>,
  course: Profile['course'],
  transition: Patient['transitions'][number] | null,
  needs: ReadonlySet<EverydayNeed>,
): Pick<Patient, 'riskTier' | 'riskReasons'> {
  const high: string[] = [];
  const rising: string[] = [];
  if (transition?.kind === 'discharge') high.push('Discharged from hospital this week');
  if (transition?.kind === 'emergency-visit') rising.push('Emergency visit this week');
  const fragile = conditions.has('heart-failure') || conditions.has('copd');
  if (fragile && random.chance(0.25)) high.push('2 hospital stays in the last 6 months');
  else if (random.chance(0.08)) rising.push('1 hospital stay in the last 6 months');
  if (course.a1c[1] > 8.7) rising.push(`A1c ${course.a1c[1].toFixed(1)} %`);
  if (course.systolic[1] > 148) rising.push('Blood pressure above goal');
  if (needs.size > 0 && random.chance(0.6)) rising.push(`Open need: ${[...needs].join(', ')}`);
  if (random.chance(0.05)) rising.push('Fell in the last 3 months');
  if (high.length > 0) return { riskTier: 'high', riskReasons: [...high, ...rising] };
  if (rising.length > 0) return { riskTier: 'rising', riskReasons: rising };
  if (random.chance(0.2)) return { riskTier: 'maintenance', riskReasons: ['Goals met, self-managing'] };
  return { riskTier: 'stable', riskReasons: ['Controlled and engaged'] };
}
