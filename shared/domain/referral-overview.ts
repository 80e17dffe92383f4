/** @file Where the referrals of a person or a team stand, in numbers. */
import { z } from 'zod';
import type { Instant } from './primitives.ts';
import { type Referral, ReferralState } from './referral.ts';
import { daysOpen, isEnded, sentAt } from './referral-lifecycle.ts';
import type { Task } from './task.ts';

const Count = z.number().int().min(0);

/** Referrals within a span of days, both ends in it; `until` null: and more. */
export const DaySpan = z.object({ from: Count, until: Count.nullable(), count: Count });
export type DaySpan = z.infer<typeof DaySpan>;

export const ReferralOverview = z.object({
  open: Count,
  /** The open ones by state, in the order of the way; states without one are left out. */
  byState: z.array(z.object({ state: ReferralState, count: Count })),
  /** The open ones by the days since they were made. */
  byAge: z.array(DaySpan),
  /** Follow-ups of what was sent, by the day after sending at which they are due; `overdue` are among them. */
  followUps: z.object({
    day7: Count,
    day14: Count,
    day30: Count,
    later: Count,
    overdue: Count,
    withinWeek: Count,
  }),
  /** Those that ended, by the days to the outcome. */
  closure: z.array(DaySpan),
  closed: Count,
  received: Count,
  /** Half of those that ended took this many days or fewer; null where none ended. */
  medianDays: Count.nullable(),
});
export type ReferralOverview = z.infer<typeof ReferralOverview>;

const SPANS: readonly (readonly [from: number, until: number | null])[] = [
  [0, 7],
  [8, 14],
  [15, 30],
  [31, null],
];
const DAY = 86_400_000;

/** Counts referrals, open and ended. Tasks that are no referral are not looked at. */
export function referralOverview(tasks: readonly Task[], now: Instant): ReferralOverview {
  const all = tasks.flatMap(({ referral, dueAt }) =>
    referral === null ? [] : [{ referral, dueAt, days: daysOpen(referral.events, now) }],
  );
  const open = all.filter(({ referral }) => !isEnded(referral.state));
  const ended = all.filter(({ referral }) => isEnded(referral.state));
  const sorted = ended.map(({ days }) => days).sort((one, two) => one - two);
  return {
    open: open.length,
    byState: ReferralState.options.flatMap((state) => {
      const count = open.filter(({ referral }) => referral.state === state).length;
      return count === 0 ? [] : [{ state, count }];
    }),
    byAge: spansOf(open),
    followUps: followUpsOf(open, Date.parse(now)),
    closure: spansOf(ended),
    closed: ended.length,
    received: ended.filter(({ referral }) => referral.state === 'received').length,
    medianDays: sorted[Math.ceil(sorted.length / 2) - 1] ?? null,
  };
}

function spansOf(referrals: readonly { days: number }[]): DaySpan[] {
  return SPANS.map(([from, until]) => ({
    from,
    until,
    count: referrals.filter(({ days }) => days >= from && (until === null || days <= until)).length,
  }));
}

function followUpsOf(
  open: readonly { referral: Referral; dueAt: Instant }[],
  now: number,
): ReferralOverview['followUps'] {
  const counts = { day7: 0, day14: 0, day30: 0, later: 0, overdue: 0, withinWeek: 0 };
  for (const { referral, dueAt } of open) {
    const sent = sentAt(referral.events);
    if (sent === null) continue;
    const due = Date.parse(dueAt);
    counts[followUpAfter((due - Date.parse(sent)) / DAY)] += 1;
    if (due < now) counts.overdue += 1;
    else if (due <= now + 7 * DAY) counts.withinWeek += 1;
  }
  return counts;
}

/** Which follow-up is due that many days after sending. It is due at the end of a working day, hence the spare hours. */
function followUpAfter(days: number): 'day7' | 'day14' | 'day30' | 'later' {
  if (days < 8) return 'day7';
  if (days < 15) return 'day14';
  return days < 31 ? 'day30' : 'later';
}
