import type { GoalTarget } from '#shared/domain/care-plan.ts';
import type { Observation } from '#shared/domain/observation.ts';
import { plainUnit } from '#shared/domain/plain-unit.ts';
import { comparatorLabel } from './words.ts';

/** A value with at most one decimal and its unit: `128/76 mmHg` for a blood pressure. */
export function observationText(observation: Observation): string {
  const numbers =
    observation.value !== null
      ? [observation.value]
      : observation.components.map((component) => component.value);
  if (numbers.length === 0) return observation.text;
  const unit = observation.unit || observation.components[0]?.unit || '';
  return `${numbers.map(numberText).join('/')} ${plainUnit(unit)}`.trim();
}

/** The number a trend is drawn of: the value, or the first component (systolic). */
export function trendValue(observation: Observation): number | null {
  return observation.value ?? observation.components[0]?.value ?? null;
}

/** A target in words: `Systolic pressure below 130 mmHg`. */
export function targetText(target: GoalTarget): string {
  return `${target.measureName} ${comparatorLabel[target.comparator]} ${numberText(target.value)} ${plainUnit(target.unit)}`.trim();
}

function numberText(value: number): string {
  return String(Math.round(value * 10) / 10);
}
