import { expect, test } from 'vitest';
import { putOffProblem, skipUntil, snoozeChoices, withHold } from './queue-put-off.ts';
import { testId } from './test-documents.ts';

const ZONE = 'America/New_York';
const at = (instant: string) => Date.parse(instant);

test('a skip lasts until the next day of the practice, over the change of clocks too', () => {
  expect(skipUntil(at('2026-11-24T16:00:00.000Z'), ZONE)).toBe('2026-11-25T05:00:00.000Z');
  expect(skipUntil(at('2026-10-31T23:00:00.000Z'), ZONE)).toBe('2026-11-01T04:00:00.000Z');
  expect(skipUntil(at('2026-11-01T23:00:00.000Z'), ZONE)).toBe('2026-11-02T05:00:00.000Z');
});

test('the times offered are all in the future, in order, mornings on workdays only', () => {
  const tuesday = snoozeChoices(at('2026-11-24T15:52:00.000Z'), ZONE);
  expect(tuesday.map(({ label }) => label)).toEqual([
    'In an hour, 12:00 PM',
    'This afternoon, 3:00 PM',
    'This evening, 5:30 PM',
    'Tomorrow, 9:00 AM',
    'Friday, 9:00 AM',
    'Dec 1, 9:00 AM',
  ]);
  const late = snoozeChoices(at('2026-11-27T22:30:00.000Z'), ZONE);
  expect(late.map(({ label }) => label)).toEqual([
    'In an hour, 6:30 PM',
    'Monday, 9:00 AM',
    'Tuesday, 9:00 AM',
    'Dec 4, 9:00 AM',
  ]);
});

test('without a reason, for the past or for too long nobody is put off; of the deceased there is nothing to put off', () => {
  const now = at('2026-11-24T16:00:00.000Z');
  const good = { reason: 'Away', until: '2026-11-25T16:00:00.000Z' };
  const problem = (changes: Partial<typeof good>, deceased: 'no' | 'reported' = 'no') =>
    putOffProblem({ deceased }, { ...good, ...changes }, now);
  expect(problem({})).toBe('');
  expect(problem({ reason: '  ' })).toMatch(/^Say why/);
  expect(problem({ until: '2026-11-24T16:00:00.000Z' })).toMatch(/has passed/);
  expect(problem({ until: '2026-12-09T16:00:00.000Z' })).toMatch(/within 14 days/);
  expect(problem({}, 'reported')).toMatch(/Outreach/);
});

test('a new hold keeps those that may still count and drops the old ones', () => {
  const hold = (number: number, until: string) => ({
    ...{ id: testId(number), kind: 'skip' as const, until, reason: 'Away' },
    ...{ by: testId(9001), at: '2026-11-24T16:00:00.000Z' },
  });
  const holds = [hold(1, '2026-11-23T15:00:00.000Z'), hold(2, '2026-11-24T18:00:00.000Z')];
  expect(withHold(holds, hold(3, '2026-11-25T05:00:00.000Z')).map(({ id }) => id)).toEqual([
    testId(2),
    testId(3),
  ]);
});
