import { expect, test } from 'vitest';
import { coverageProblem, isCheckDue, isInForce } from './coverage-rules.ts';

const TODAY = '2026-11-30';
const note = {
  ...{ payer: 'Medicare', plan: '', memberId: '', phone: '', benefits: '', networkNotes: '' },
  ...({ startsOn: '', endsOn: '', checkedOn: TODAY } as const),
};

test.each<
  [string, Partial<typeof note> | { startsOn: string; endsOn: string } | { checkedOn: string }, string]
>([
  ['a payer is enough', {}, ''],
  ['no payer', { payer: ' ' }, 'who pays'],
  ['an end before the start', { startsOn: '2026-02-01', endsOn: '2026-01-31' }, 'end before it starts'],
  ['an end on the day it starts', { startsOn: '2026-02-01', endsOn: '2026-02-01' }, ''],
  ['checked tomorrow', { checkedOn: '2026-12-01' }, 'still to come'],
])('%s', (_words, change, told) => {
  const problem = coverageProblem({ ...note, ...change }, TODAY);
  if (told === '') expect(problem).toBe('');
  else expect(problem).toContain(told);
});

test('a plan is in force from its first to its last day', () => {
  const year = { startsOn: '2026-01-01', endsOn: '2026-11-30' };
  expect(['2025-12-31', '2026-01-01', TODAY, '2026-12-01'].map((day) => isInForce(year, day))).toEqual([
    ...[false, true, true, false],
  ]);
  expect(isInForce({ startsOn: '', endsOn: '' }, TODAY)).toBe(true);
});

test('a note is to be checked after 90 days and in a new year', () => {
  const due = (checkedOn: string, today = TODAY) => isCheckDue({ checkedOn }, today);
  expect([due(''), due(TODAY), due('2026-09-01'), due('2026-08-31')]).toEqual([true, false, false, true]);
  expect(due('2026-12-30', '2027-01-02')).toBe(true);
});
