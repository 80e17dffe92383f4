import { expect, test } from 'vitest';
import type { ReferralState } from './referral.ts';
import { referralOverview } from './referral-overview.ts';
import { makeTask, testId } from './test-documents.ts';

const NOW = '2026-11-30T15:00:00.000Z';
const at = (daysAgo: number) => new Date(Date.parse(NOW) - daysAgo * 86_400_000).toISOString();

/** A referral that came to these states so many days ago, due so many days from now. */
function referral(dueIn: number, ...steps: [ReferralState, number][]) {
  const events = steps.map(([state, daysAgo], index) => ({
    ...{ id: testId(800 + index), state, at: at(daysAgo), by: testId(9001), note: '' },
  }));
  return makeTask({
    kind: 'referral',
    dueAt: at(-dueIn),
    referral: {
      ...{ patientNeedId: testId(7), resourceId: '', resourceName: '', resourcePhone: '', hasConsent: true },
      ...{ state: steps.at(-1)?.[0] ?? 'proposed', events },
    },
  });
}

test('no referrals, and what is none, count nothing', () => {
  expect(referralOverview([makeTask()], NOW)).toMatchObject({
    open: 0,
    byState: [],
    closed: 0,
    medianDays: null,
  });
});

test('open ones count by state, age and the follow-up that is due', () => {
  const overview = referralOverview(
    [
      referral(2, ['agreed', 0]),
      referral(5, ['agreed', 7], ['sent', 2]),
      referral(-1, ['agreed', 9], ['sent', 8]),
      referral(6, ['agreed', 9], ['sent', 8]),
      referral(9, ['sent', 21], ['accepted', 15]),
      referral(7, ['sent', 40]),
    ],
    NOW,
  );
  expect(overview).toMatchObject({
    open: 6,
    byState: [
      { state: 'agreed', count: 1 },
      { state: 'sent', count: 4 },
      { state: 'accepted', count: 1 },
    ],
    followUps: { day7: 2, day14: 1, day30: 1, later: 1, overdue: 1, withinWeek: 3 },
    closed: 0,
  });
  expect(overview.byAge.map(({ count }) => count)).toEqual([2, 2, 1, 1]);
});

test('those that ended count by the days they took, also those that came to nothing', () => {
  const overview = referralOverview(
    [
      referral(0, ['sent', 90], ['received', 85]),
      referral(0, ['sent', 40], ['received', 26]),
      referral(0, ['sent', 50], ['unreachable', 15]),
      referral(3, ['sent', 1]),
    ],
    NOW,
  );
  expect(overview).toMatchObject({ closed: 3, received: 2, medianDays: 14, open: 1 });
  expect(overview.closure.map(({ count }) => count)).toEqual([1, 1, 0, 1]);
});
