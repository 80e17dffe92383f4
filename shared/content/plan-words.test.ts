import { expect, test } from 'vitest';
import {
  Barrier,
  Goal,
  Intervention,
  PlanSection,
  PlanSectionKind,
  Problem,
} from '#shared/domain/care-plan.ts';
import type { PlanItem } from '#shared/domain/plan-diff.ts';
import { testId } from '#shared/domain/test-documents.ts';
import { makeGoal } from '#tests/support/goal.ts';
import { itemFacts, itemTitle, planFieldLabel, planValueWords } from './plan-words.ts';

test('every field that can differ has a name of its own, and every section', () => {
  const fields = [Problem, Goal, Intervention, Barrier, PlanSection].flatMap(({ shape }) =>
    Object.keys(shape),
  );
  for (const field of fields.filter((name) => name !== 'id' && name !== 'progress')) {
    expect([field, /^[A-Z]/.test(planFieldLabel(field))]).toEqual([field, true]);
  }
  for (const id of PlanSectionKind.options) expect(itemTitle('sections', { id })).toMatch(/^[A-Z]/);
});

test('values read as words: targets, days, codes of choices, what an item belongs to', () => {
  const names = new Map([[testId(1), 'High blood pressure']]);
  const words = (field: string, value: unknown) => planValueWords('goals', field, value, names);
  const target = {
    measureLoinc: '8480-6',
    measureName: 'Systolic',
    comparator: '<',
    value: 130,
    unit: 'mm[Hg]',
  };
  expect(words('target', target)).toBe('Systolic below 130 mmHg');
  expect(words('baseline', { value: 150, on: '2026-11-01' })).toBe('150 on Nov 1, 2026');
  expect(words('dueOn', '2027-03-03')).toBe('Mar 3, 2027');
  expect(words('lifecycleStatus', 'on-hold')).toBe('On hold');
  expect(words('problemId', testId(1))).toBe('High blood pressure');
  expect(words('problemId', testId(2))).toBe('one that is gone');
  expect(words('confidence', 7)).toBe('7');
  expect(words('confidence', null)).toBe('');
});

test('an item that came is told by its title and by what is in it, without what is empty', () => {
  const goal = { ...makeGoal('Walk each day'), dueOn: '2027-03-03' } as unknown as PlanItem;
  expect(itemTitle('goals', goal)).toBe('Walk each day');
  expect(itemFacts('goals', goal, new Map())).toEqual([
    { label: 'Due', words: 'Mar 3, 2027' },
    { label: 'Status', words: 'Active' },
  ]);
});
