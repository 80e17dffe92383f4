/**
 * @file Whether a patient's month can be closed for billing, what keeps it from that, and whether it has changed since it was closed. Pure.
 *
 * A closed month takes what arrives late (TEAM-2): what was closed stays in the trail, and the difference shows.
 */
import { z } from 'zod';
import { BillingRequirement } from './billing/billing-rule.ts';
import type { MonthBlock } from './billing/month-blocks.ts';
import type { CodeReadiness } from './billing/readiness.ts';
import type { MonthCloseEvent } from './month-close.ts';
import type { Patient } from './patient.ts';
import { Instant, type YearMonth } from './primitives.ts';
import { Program } from './program.ts';
import type { ReviewItem } from './review-item.ts';
import type { StaffDevice } from './staff.ts';

/**
 * How a month stands: `ready`, everything is there; `blocked`, minutes are there and something keeps them from being billed; `nothing`, no code has its
 * minutes; `closed`, as it is now; `changed`, closed with other seconds or codes than it has now.
 */
export const ClosingStanding = z.enum(['ready', 'blocked', 'nothing', 'closed', 'changed']);
export type ClosingStanding = z.infer<typeof ClosingStanding>;

/** What keeps a month from being closed: a missing requirement of a code, or something that would change its numbers. */
export const ClosingReasonKind = z.enum([
  ...BillingRequirement.options,
  'review',
  'unsigned-call',
  'overlap',
  'late-work',
  'two-values',
  'silent-device',
]);
export type ClosingReasonKind = z.infer<typeof ClosingReasonKind>;

export const ClosingReason = z.object({
  what: ClosingReasonKind,
  /** A sentence that says what is the case. */
  detail: z.string(),
});
export type ClosingReason = z.infer<typeof ClosingReason>;

/** The numbers of a month: counted seconds as they are, and the codes that minutes and facts support. */
export const MonthNumbers = z.object({
  seconds: z.array(z.object({ program: Program, seconds: z.number().int().min(0) })),
  codes: z.array(z.object({ code: z.string(), units: z.number().int().min(1) })),
});
export type MonthNumbers = z.infer<typeof MonthNumbers>;

/** What is known of a patient's month. */
export interface ClosingFacts {
  numbers: MonthNumbers;
  /** Per program what a code with enough minutes lacks (`monthBlocks`). */
  blocks: readonly MonthBlock[];
  /** Calls of the month without a signature. */
  unsignedCalls: number;
  /** Open review items that bear on the month ({@link reviewsOfMonth}). */
  reviews: readonly Pick<ReviewItem, 'kind'>[];
  /** What was closed and opened of this month. */
  trail: readonly MonthCloseEvent[];
}

export interface Closing {
  standing: ClosingStanding;
  reasons: ClosingReason[];
  /** The close that holds; null while the month is open. */
  closed: MonthCloseEvent | null;
}

/** How a month stands. `silent`: devices of her care manager that may still hold minutes of it ({@link devicesBefore}). */
export function closingOf(facts: ClosingFacts, silent: readonly StaffDevice[]): Closing {
  const reasons = [...factReasons(facts), ...silent.map(silentReason)];
  const closed = standingClose(facts.trail);
  if (closed) {
    return { standing: isSameNumbers(closed, facts.numbers) ? 'closed' : 'changed', reasons, closed };
  }
  const hasMinutes = facts.numbers.codes.length > 0 || facts.blocks.some((block) => block.hasMinutes);
  const standing = !hasMinutes ? 'nothing' : reasons.length > 0 ? 'blocked' : 'ready';
  return { standing, reasons, closed };
}

function factReasons({ blocks, unsignedCalls, reviews }: ClosingFacts): ClosingReason[] {
  const reasons: ClosingReason[] = [];
  for (const { hasMinutes, code, missing } of blocks) {
    if (!hasMinutes) continue;
    for (const { what, detail } of missing) reasons.push({ what, detail: `${code}: ${detail}` });
  }
  const count = (kind: ReviewItem['kind']) => reviews.filter((item) => item.kind === kind).length;
  const add = (what: ClosingReasonKind, number: number, one: string, many: string) => {
    if (number > 0) reasons.push({ what, detail: number === 1 ? one : `${number} ${many}` });
  };
  add(
    'unsigned-call',
    unsignedCalls,
    'A call of the month is not signed.',
    'calls of the month are not signed.',
  );
  add(
    'overlap',
    count('overlap'),
    'Time of the month was booked twice, and nobody has decided about it.',
    'times of the month were booked twice, and nobody has decided about them.',
  );
  add(
    'late-work',
    count('late'),
    'Work of the month came after the patient had moved, and nobody has looked at it.',
    'pieces of work of the month came after the patient had moved, and nobody has looked at them.',
  );
  add(
    'two-values',
    count('conflict'),
    'A consent has two values, and nobody has decided which is right.',
    'values of consents are disputed, and nobody has decided which are right.',
  );
  return reasons;
}

function silentReason({ name }: StaffDevice): ClosingReason {
  return {
    what: 'silent-device',
    detail: `${name || 'A device'} of her care manager has not met the server since the month ended. It may hold minutes.`,
  };
}

/** The devices that last spoke to the server before the month was over: minutes of it may be on them and nowhere else. */
export function devicesBefore(devices: readonly StaffDevice[], monthEnd: Instant): StaffDevice[] {
  return devices.filter(({ lastContactAt }) => lastContactAt < monthEnd);
}

/** All that was closed and opened of a month, the earliest first. */
export function monthTrail(
  { monthCloses }: Pick<Patient, 'monthCloses'>,
  month: YearMonth,
): MonthCloseEvent[] {
  return monthCloses
    .filter((event) => event.month === month)
    .sort((left, right) =>
      left.at !== right.at ? (left.at < right.at ? -1 : 1) : left.id < right.id ? -1 : 1,
    );
}

function standingClose(trail: readonly MonthCloseEvent[]): MonthCloseEvent | null {
  const last = trail.at(-1);
  return last?.kind === 'closed' ? last : null;
}

/** The close that holds for a patient's month; null where it is open. */
export function closeOf(patient: Pick<Patient, 'monthCloses'>, month: YearMonth): MonthCloseEvent | null {
  return standingClose(monthTrail(patient, month));
}

/** Whether two months have the same seconds, to the second, and the same codes with the same units. Order tells nothing. */
export function isSameNumbers(left: MonthNumbers, right: MonthNumbers): boolean {
  return numbersText(left) === numbersText(right);
}

function numbersText({ seconds, codes }: MonthNumbers): string {
  const counted = seconds.filter((one) => one.seconds > 0);
  return [
    ...counted.map((one) => `${one.program} ${one.seconds}`).sort(),
    ...codes.map(({ code, units }) => `${code} ${units}`).sort(),
  ].join(';');
}

/** The codes that a month supports, with their units. */
export function supportedCodes(codes: readonly CodeReadiness[]): MonthNumbers['codes'] {
  return codes
    .filter(({ state, units }) => state === 'supported' && units > 0)
    .map(({ code, units }) => ({ code, units }));
}

const Started = z.object({ startedAt: Instant });
const OF_WORK: ReadonlySet<string> = new Set(['calls', 'timeEntries']);

/**
 * Of a patient's open review items those that bear on a month: time booked twice and late work that began in it, and consents with two values,
 * whenever they were found. `from` and `until` bound the month.
 */
export function reviewsOfMonth<
  Item extends Pick<ReviewItem, 'kind' | 'path' | 'documentCollection' | 'kept' | 'other'>,
>(items: readonly Item[], { from, until }: { from: Instant; until: Instant }): Item[] {
  const isWithin = (side: ReviewItem['kept']) => {
    const startedAt = startOf(side?.value ?? '');
    return startedAt !== '' && startedAt >= from && startedAt < until;
  };
  return items.filter(({ kind, path, documentCollection, kept, other }) => {
    if (kind === 'overlap') return isWithin(kept) || isWithin(other);
    if (kind === 'late') return OF_WORK.has(documentCollection) && isWithin(kept);
    return kind === 'conflict' && path.startsWith('consents/');
  });
}

function startOf(text: string): Instant | '' {
  try {
    return Started.parse(JSON.parse(text)).startedAt;
  } catch {
    // Words of a later release: what cannot be read is not taken for work of the month.
    return '';
  }
}
