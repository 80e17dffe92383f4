import { addDays, daysBetween } from '#shared/domain/local-date.ts';
import type { Observation } from '#shared/domain/observation.ts';
import type { LocalDate } from '#shared/domain/primitives.ts';
import { at } from './calendar.ts';
import { yearPart } from './month-work.ts';
import { type CaseloadContext, type Profile, stamp } from './profile.ts';
import type { Random } from './random.ts';
import type { Readings } from './readings.ts';

const LOINC = 'http://loinc.org';

interface Measured {
  loinc: string;
  title: string;
  unit: string;
  value: number;
  category?: Observation['category'];
}

/** The observations of what a patient read out at `when`, kept by the care manager who heard it. */
export function observationsOfCall(
  { patient }: Profile,
  readings: Readings,
  when: number,
  staffId: string,
  random: Random,
): Observation[] {
  const keep = (measured: Measured) => observation(patient.id, measured, when, staffId, random);
  const observations: Observation[] = [];
  const { systolic, diastolic, weight, glucose, saturation, pain } = readings;
  if (systolic !== undefined && diastolic !== undefined) {
    observations.push({
      ...keep({ loinc: '85354-9', title: 'Blood pressure', unit: 'mm[Hg]', value: systolic }),
      value: null,
      components: [
        {
          code: { system: LOINC, code: '8480-6', display: 'Systolic blood pressure' },
          value: systolic,
          unit: 'mm[Hg]',
        },
        {
          code: { system: LOINC, code: '8462-4', display: 'Diastolic blood pressure' },
          value: diastolic,
          unit: 'mm[Hg]',
        },
      ],
    });
  }
  if (weight !== undefined) {
    observations.push(keep({ loinc: '29463-7', title: 'Body weight', unit: '[lb_av]', value: weight }));
  }
  if (glucose !== undefined) {
    observations.push(
      keep({ loinc: '41653-7', title: 'Glucose, finger stick', unit: 'mg/dL', value: glucose }),
    );
  }
  if (saturation !== undefined) {
    observations.push(keep({ loinc: '59408-5', title: 'Oxygen saturation', unit: '%', value: saturation }));
  }
  if (pain !== undefined) {
    observations.push(
      keep({ loinc: '72514-3', title: 'Pain, 0 to 10', unit: '{score}', value: pain, category: 'survey' }),
    );
  }
  return observations;
}

/** Results that came from a laboratory during the year. */
export function laboratoryResults(
  profile: Profile,
  { today, now }: CaseloadContext,
  random: Random,
): Observation[] {
  const results: Observation[] = [];
  const add = (every: number, measured: (day: LocalDate) => Measured) => {
    const first = random.integer(4, every);
    for (let days = first; days < 365; days += every + random.integer(-6, 9)) {
      const day = addDays(today, -days);
      const when = at(day, 900 + random.integer(0, 180), profile.patient.timeZone);
      if (daysBetween(profile.enrolledOn, day) < -200 || when > now) continue;
      results.push(
        observation(profile.patient.id, { category: 'laboratory', ...measured(day) }, when, 'server', random),
      );
    }
  };
  const { conditions, course } = profile;
  const along = ([start, end]: [number, number], day: LocalDate) =>
    start + (end - start) * yearPart(day, today);
  if (conditions.has('diabetes')) {
    add(92, (day) => ({
      loinc: '4548-4',
      title: 'Hemoglobin A1c',
      unit: '%',
      value: tenth(along(course.a1c, day)),
    }));
  }
  if (conditions.has('kidney-disease')) {
    const level = 34 + random.next() * 22;
    add(120, (day) => ({
      loinc: '98979-8',
      title: 'eGFR (CKD-EPI 2021)',
      unit: 'mL/min/{1.73_m2}',
      value: Math.round(level - 3 * yearPart(day, today) + random.wobble()),
    }));
  }
  if (conditions.has('hyperlipidemia')) {
    const level = 82 + random.wobble() * 22;
    add(178, () => ({
      loinc: '18262-6',
      title: 'LDL cholesterol',
      unit: 'mg/dL',
      value: Math.round(level + random.wobble() * 6),
    }));
  }
  if (conditions.has('heart-failure') || conditions.has('kidney-disease')) {
    add(118, () => ({
      loinc: '2823-3',
      title: 'Potassium',
      unit: 'mmol/L',
      value: tenth(4.4 + random.wobble() * 0.3),
    }));
  }
  return results;
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}

function observation(
  patientId: string,
  { loinc, title, unit, value, category = 'vital-signs' }: Measured,
  when: number,
  writer: string,
  random: Random,
): Observation {
  return {
    id: random.id(when),
    ...stamp(when, writer),
    patientId,
    loinc,
    title,
    category,
    effectiveAt: new Date(when).toISOString(),
    value,
    unit,
    text: '',
    components: [],
  };
}
