import { expect, test } from 'vitest';
import { PLAN_MEASURES, planMeasure } from '../content/plan-measures.ts';
import { PLAN_TEMPLATES } from '../content/plan-templates/index.ts';
import type { Observation } from './observation.ts';
import { baselineOf, isAtTarget, measuredValues } from './plan-measure.ts';
import { testId } from './test-documents.ts';

const observation = (day: number, changes: Partial<Observation>): Observation => ({
  ...{ id: testId(day), patientId: testId(1), loinc: '', title: '', category: 'vital-signs', text: '' },
  ...{
    value: null,
    unit: '',
    components: [],
    effectiveAt: `2026-11-${String(day).padStart(2, '0')}T03:00:00.000Z`,
  },
  ...{
    updatedAt: '2026-11-01T12:00:00.000Z',
    updatedBy: testId(9),
    deviceId: testId(8),
    rev: 1,
    receivedAt: '',
  },
  ...changes,
});
const component = (code: string, value: number) => ({
  code: { system: 'http://loinc.org', code },
  value,
  unit: 'mm[Hg]',
});
const pressure = (day: number, systolic: number, diastolic: number) =>
  observation(day, {
    loinc: '85354-9',
    components: [component('8480-6', systolic), component('8462-4', diastolic)],
  });
const systolic = { loinc: '8480-6', also: [] };

test('a blood pressure is read out of its panel, the oldest first, and a single value beside it', () => {
  const alone = observation(9, { loinc: '8480-6', value: 128, unit: 'mm[Hg]' });
  const values = measuredValues(systolic, 'mm[Hg]', [pressure(12, 141, 84), alone, pressure(3, 150, 90)]);
  expect(values.map(({ value }) => value)).toEqual([150, 128, 141]);
  expect(measuredValues({ loinc: '8462-4', also: [] }, 'mm[Hg]', [pressure(12, 141, 84)])).toMatchObject([
    { value: 84 },
  ]);
});

test('a weight is shown in the unit of its goal, and a unit that cannot be turned into it is left out', () => {
  const weights = [
    observation(1, { loinc: '29463-7', value: 80, unit: 'kg' }),
    observation(2, { loinc: '29463-7', value: 170, unit: '[lb_av]' }),
  ];
  const measure = { loinc: '29463-7', also: [] };
  expect(measuredValues(measure, '[lb_av]', weights).map(({ value }) => value)).toEqual([176.4, 170]);
  expect(measuredValues(measure, 'kg', weights).map(({ value }) => value)).toEqual([80, 77.1]);
  expect(measuredValues(measure, 'cm', weights)).toEqual([]);
});

test('a baseline has the date of the desk, not that of Greenwich', () => {
  const values = measuredValues(systolic, 'mm[Hg]', [pressure(12, 141, 84)]);
  expect(baselineOf(values, 'America/New_York')).toEqual({ value: 141, on: '2026-11-11' });
  expect(baselineOf([], 'America/New_York')).toBeNull();
});

test('each comparator at its boundary', () => {
  const at = (comparator: '<' | '<=' | '=' | '>=' | '>') => isAtTarget(130, { comparator, value: 130 });
  expect([at('<'), at('<='), at('='), at('>='), at('>')]).toEqual([false, true, true, true, false]);
});

test('each code stands once, and every measure of a template is in the table with its unit', () => {
  const codes = PLAN_MEASURES.flatMap(({ loinc, also }) => [loinc, ...also]);
  expect(new Set(codes).size).toBe(codes.length);
  for (const goal of PLAN_TEMPLATES.flatMap(({ problems }) => problems.flatMap(({ goals }) => goals))) {
    const measured = goal.target ?? goal.fromBaseline;
    if (measured) expect(planMeasure(measured.measureLoinc)?.unit, goal.description).toBe(measured.unit);
  }
});
