import { expect, test } from 'vitest';
import { isCompactState, StateCode } from '#shared/domain/license-rule.ts';
import { LocalDate } from '#shared/domain/primitives.ts';
import table from './compact.json' with { type: 'json' };
import { COMPACT_STATES, COMPACT_TO_CONFIRM } from './index.ts';

const RULE = { compactAlso: [], compactNot: [] };
const counts = (state: string, on: string) => isCompactState(state, on, COMPACT_STATES, RULE);

test('every state stands once, with its dates and with what vouches for it', () => {
  const states = COMPACT_STATES.map(({ state }) => state);
  expect(new Set(states).size).toBe(40);
  expect(states).toHaveLength(40);
  for (const { state, validFrom, validTo, source } of table.members) {
    expect(StateCode.safeParse(state).success, state).toBe(true);
    expect(LocalDate.safeParse(validFrom).success, state).toBe(true);
    expect(validTo === '' || validFrom <= validTo, state).toBe(true);
    expect(Object.keys(table.sources), state).toContain(source);
  }
});

test('Pennsylvania and Connecticut count from their day on', () => {
  expect([counts('PA', '2025-07-06'), counts('PA', '2025-07-07')]).toEqual([false, true]);
  expect([counts('CT', '2025-09-30'), counts('CT', '2025-10-01')]).toEqual([false, true]);
});

test('what is not confirmed, and the states that stay out, do not count', () => {
  const outside = ['CA', 'NY', 'OR', 'MN', 'IL', 'MI', 'NV'];
  for (const state of [...outside, ...COMPACT_TO_CONFIRM.map((one) => one.state)]) {
    expect(counts(state, '2026-11-22'), state).toBe(false);
  }
});
