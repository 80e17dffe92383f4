import type { GoalTarget } from '#shared/domain/care-plan.ts';

/** What a goal can be measured by (LOINC and UCUM; domain.md 2.2, as of 2026-11). */
export const MEASURES: readonly GoalTarget[] = [
  measure('8480-6', 'Systolic blood pressure', '<', 130, 'mm[Hg]'),
  measure('8462-4', 'Diastolic blood pressure', '<', 80, 'mm[Hg]'),
  measure('4548-4', 'Hemoglobin A1c', '<', 7, '%'),
  measure('41653-7', 'Glucose by fingerstick', '<=', 130, 'mg/dL'),
  measure('29463-7', 'Body weight', '<=', 0, '[lb_av]'),
  measure('39156-5', 'Body mass index', '<', 30, 'kg/m2'),
  measure('59408-5', 'Oxygen saturation', '>=', 88, '%'),
  measure('72514-3', 'Pain 0 to 10', '<=', 4, '{score}'),
  measure('44261-6', 'PHQ-9 total', '<', 10, '{score}'),
  measure('89555-7', 'Exercise days per week', '>=', 5, 'd/wk'),
  measure('68516-4', 'Exercise minutes per day', '>=', 30, 'min/d'),
  measure('98979-8', 'eGFR', '>=', 0, 'mL/min/{1.73_m2}'),
];

function measure(
  measureLoinc: string,
  measureName: string,
  comparator: GoalTarget['comparator'],
  value: number,
  unit: string,
): GoalTarget {
  return { measureLoinc, measureName, comparator, value, unit };
}
