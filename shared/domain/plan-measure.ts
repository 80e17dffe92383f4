import { z } from 'zod';
import type { GoalBaseline, GoalTarget } from './care-plan.ts';
import { localDate } from './local-date.ts';
import type { Observation } from './observation.ts';
import { fromInstant, type Instant, type TimeZone } from './primitives.ts';

/** What a goal can be measured by (domain.md 2.2). Listed in `shared/content/plan-measures.ts`. */
export const PlanMeasure = z.object({
  loinc: z.string().min(1).max(20),
  name: z.string().min(1).max(200),
  /** UCUM. */
  unit: z.string().max(40),
  /** Codes whose values say the same. */
  also: z.array(z.string()),
  /** The code of the panel of which it is a component, or empty. */
  panel: z.string(),
  /** Usually wanted: below, at most, at least. Only what a new goal begins with. */
  comparator: z.enum(['<', '<=', '=', '>=', '>']),
});
export type PlanMeasure = z.infer<typeof PlanMeasure>;

/** One measured value. */
export interface MeasuredValue {
  at: Instant;
  value: number;
}

const POUNDS_IN_A_KILOGRAM = 2.204_622_6;

/**
 * The values of a measure, the oldest first, in the unit asked for: from observations of its code and of codes that say the same, and from the
 * components of panels (a blood pressure). What is in a unit that cannot be turned into the asked one is left out.
 */
export function measuredValues(
  { loinc, also }: Pick<PlanMeasure, 'loinc' | 'also'>,
  unit: string,
  observations: readonly Observation[],
): MeasuredValue[] {
  const codes = new Set([loinc, ...also]);
  const values = observations.flatMap(({ loinc: code, value, unit: given, components, effectiveAt }) => {
    const parts = codes.has(code) && value !== null ? [{ value, unit: given }] : [];
    for (const component of components) if (codes.has(component.code.code)) parts.push(component);
    return parts.flatMap((part) => {
      const converted = inUnit(part.value, part.unit, unit);
      return converted === null ? [] : [{ at: effectiveAt, value: converted }];
    });
  });
  return values.sort((one, two) => (one.at < two.at ? -1 : one.at > two.at ? 1 : 0));
}

/** The newest value as the baseline of a new goal, or null where nothing was measured. */
export function baselineOf(values: readonly MeasuredValue[], timeZone: TimeZone): GoalBaseline | null {
  const newest = values.at(-1);
  return newest ? { value: newest.value, on: localDate(fromInstant(newest.at), timeZone) } : null;
}

/** Whether a value is where the target wants it. */
export function isAtTarget(
  value: number,
  { comparator, value: target }: Pick<GoalTarget, 'comparator' | 'value'>,
): boolean {
  if (comparator === '<') return value < target;
  if (comparator === '<=') return value <= target;
  if (comparator === '>') return value > target;
  return comparator === '>=' ? value >= target : value === target;
}

function inUnit(value: number, from: string, to: string): number | null {
  if (from === to || from === '' || to === '') return value;
  const [mass, asked] = [massUnit(from), massUnit(to)];
  if (!mass || !asked) return null;
  if (mass === asked) return value;
  return Math.round((mass === 'kg' ? value * POUNDS_IN_A_KILOGRAM : value / POUNDS_IN_A_KILOGRAM) * 10) / 10;
}

function massUnit(unit: string): 'kg' | 'lb' | null {
  if (unit === 'kg') return 'kg';
  return unit === '[lb_av]' || unit === 'lb' || unit === 'lbs' ? 'lb' : null;
}
