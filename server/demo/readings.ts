import type { LocalDate } from '#shared/domain/primitives.ts';
import { yearPart } from './month-work.ts';
import type { Profile } from './profile.ts';
import type { Random } from './random.ts';

/** What she read out on a call; only what she measures for her conditions. */
export interface Readings {
  systolic?: number;
  diastolic?: number;
  weight?: number;
  glucose?: number;
  saturation?: number;
  pain?: number;
}

const PRESSURE = [
  'hypertension',
  'heart-failure',
  'kidney-disease',
  'coronary-disease',
  'atrial-fibrillation',
];
const WEIGHT = ['heart-failure', 'obesity', 'kidney-disease'];

/** The values of a day: on the way from where the year began to where it ends, with the ups and downs of days. */
export function readingsOn(profile: Profile, day: LocalDate, today: LocalDate, random: Random): Readings {
  const { conditions, course } = profile;
  const part = yearPart(day, today);
  const along = ([start, end]: [number, number]) => start + (end - start) * part;
  const has = (keys: readonly string[]) => keys.some((key) => conditions.has(key));
  const readings: Readings = {};
  if (has(PRESSURE) && random.chance(0.85)) {
    readings.systolic = Math.round(along(course.systolic) + random.wobble() * 5);
    readings.diastolic = Math.round(readings.systolic * 0.42 + 22 + random.wobble() * 4);
  }
  if (has(WEIGHT) && random.chance(conditions.has('heart-failure') ? 0.95 : 0.55)) {
    readings.weight = Math.round((along(course.weight) + random.wobble() * 0.8) * 10) / 10;
  }
  if (conditions.has('diabetes') && random.chance(0.85)) {
    // A1c of 7 % is an average of about 154 mg/dL; fasting values run below it.
    readings.glucose = Math.round(28.7 * along(course.a1c) - 66 + random.wobble() * 16);
  }
  if (conditions.has('copd') && random.chance(0.8))
    readings.saturation = Math.round(93 + random.wobble() * 1.6);
  if (conditions.has('osteoarthritis') && random.chance(0.6)) {
    readings.pain = Math.max(0, Math.min(9, Math.round(4 + random.wobble() * 1.7)));
  }
  return readings;
}
