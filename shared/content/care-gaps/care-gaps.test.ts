import { expect, test } from 'vitest';
import { CARE_GAP_QUESTIONS, CARE_GAP_RULES, CONDITION_SETS } from './index.ts';
import { TRANSITION_STEPS } from './transition-steps.ts';

test('versions of a rule never hold on the same day', () => {
  for (const one of CARE_GAP_RULES) {
    const others = CARE_GAP_RULES.filter((other) => other !== one && other.id === one.id);
    for (const other of others) {
      const apart =
        (one.validTo !== '' && one.validTo < other.validFrom) ||
        (other.validTo !== '' && other.validTo < one.validFrom);
      expect(apart, one.id).toBe(true);
    }
  }
});

test('every set of conditions that a rule names is there', () => {
  const named = CARE_GAP_RULES.flatMap((rule) => [...rule.for.conditions, ...rule.excludes.conditions]);
  expect(named.filter((id) => !CONDITION_SETS.has(id))).toEqual([]);
});

test('each question to the practice is asked once, with one cautious answer', () => {
  expect([...CARE_GAP_QUESTIONS.keys()].toSorted()).toEqual([
    'care-gap-a1c-months',
    'care-gap-colorectal-months',
    'care-gap-covid-age',
    'care-gap-eye-exam-months',
    'care-gap-reconciliation-days',
  ]);
});

test('a transition has each step once', () => {
  const ids = TRANSITION_STEPS.map(({ id }) => id);
  expect(ids).toEqual(['contact', 'records', 'medications', 'appointment', 'services', 'teaching', 'visit']);
});
