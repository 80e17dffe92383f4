/** @file The measures of goals (domain.md 2.2, 2026-11-21; LOINC and UCUM). Codes that could not be checked there are not here. */
import { PlanMeasure } from '#shared/domain/plan-measure.ts';

type More = Partial<Pick<PlanMeasure, 'also' | 'panel'>>;

function measure(
  ...[loinc, name, comparator, unit, more = {}]: [string, string, PlanMeasure['comparator'], string, More?]
): PlanMeasure {
  return PlanMeasure.parse({ loinc, name, comparator, unit, also: [], panel: '', ...more });
}

const PRESSURE = { panel: '85354-9' };

/** Every measure, those asked for most first. */
export const PLAN_MEASURES: readonly PlanMeasure[] = [
  measure('8480-6', 'Systolic blood pressure', '<', 'mm[Hg]', PRESSURE),
  measure('8462-4', 'Diastolic blood pressure', '<', 'mm[Hg]', PRESSURE),
  measure('8867-4', 'Heart rate', '<', '/min'),
  measure('29463-7', 'Body weight', '<=', '[lb_av]'),
  measure('39156-5', 'Body mass index', '<', 'kg/m2'),
  measure('4548-4', 'Hemoglobin A1c', '<', '%'),
  measure('41653-7', 'Glucose by home meter', '<=', 'mg/dL'),
  measure('2339-0', 'Glucose in blood', '<=', 'mg/dL'),
  measure('98979-8', 'eGFR (CKD-EPI 2021)', '>=', 'mL/min/{1.73_m2}'),
  measure('9318-7', 'Urine albumin/creatinine ratio', '<=', 'mg/g', { also: ['14959-1'] }),
  measure('2160-0', 'Creatinine', '<=', 'mg/dL'),
  measure('2823-3', 'Potassium', '<=', 'mmol/L', { also: ['6298-4'] }),
  measure('59408-5', 'Oxygen saturation by pulse oximetry', '>=', '%', { also: ['2708-6'] }),
  measure('88020-3', 'NYHA functional class', '<=', ''),
  measure('10230-1', 'Left ventricular ejection fraction', '>=', '%'),
  measure('33762-6', 'NT-proBNP', '<=', 'pg/mL'),
  measure('72514-3', 'Pain severity, 0 to 10', '<=', '{score}'),
  measure('44261-6', 'PHQ-9 total score', '<', '{score}'),
  measure('55758-7', 'PHQ-2 total score', '<', '{score}'),
  measure('70274-6', 'GAD-7 total score', '<', '{score}'),
  measure('89555-7', 'Exercise days per week', '>=', 'd/wk'),
  measure('68516-4', 'Exercise minutes per day', '>=', 'min/d'),
];

/** The measure of a LOINC code, or null. */
export function planMeasure(loinc: string): PlanMeasure | null {
  return PLAN_MEASURES.find((one) => one.loinc === loinc || one.also.includes(loinc)) ?? null;
}
