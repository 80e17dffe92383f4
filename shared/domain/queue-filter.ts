/** @file What a view of the queue leaves, and in which order. The rank of a row never changes by it. */
import { z } from 'zod';
import { compareText } from './compare-text.ts';
import { RiskTier } from './patient.ts';
import { Id } from './primitives.ts';
import { Program } from './program.ts';
import type { RankedPatient } from './queue-types.ts';

/** A yes-or-no fact of a row. */
export const QueueMark = z.enum([
  'callable',
  'due-today',
  'callbacks',
  'transitions',
  'not-reached',
  'short',
  'out-of-reach',
  'interpreter',
  'put-off',
]);
export type QueueMark = z.infer<typeof QueueMark>;

/** Several values of one list mean "or", several lists and marks mean "and". Empty: no condition. */
export const QueueFilter = z.object({
  marks: z.array(QueueMark).max(QueueMark.options.length),
  tiers: z.array(RiskTier).max(RiskTier.options.length),
  programs: z.array(Program).max(Program.options.length),
  languages: z.array(z.string().max(35)).max(50),
});
export type QueueFilter = z.infer<typeof QueueFilter>;

export const QueueSort = z.enum(['rank', 'name', 'silence', 'minutes', 'tier']);
export type QueueSort = z.infer<typeof QueueSort>;

/** A filter, a text and an order under a name, kept by a person for herself. */
export const QueueSavedView = z.object({
  id: Id,
  name: z.string().trim().min(1, 'Give the view a name.').max(40),
  filter: QueueFilter,
  text: z.string().max(200),
  sort: QueueSort,
});
export type QueueSavedView = z.infer<typeof QueueSavedView>;

export const NO_FILTER: QueueFilter = { marks: [], tiers: [], programs: [], languages: [] };

/** The rows that a filter asks about, and what it needs to know besides them. */
export interface FilterableQueue {
  rows: readonly RankedPatient[];
  outOfReach: readonly Id[];
}

/** Whether a row has a mark. `outOfReach` are the ids of those who will miss the month's minutes. */
export function hasMark(row: RankedPatient, mark: QueueMark, outOfReach: ReadonlySet<Id>): boolean {
  switch (mark) {
    case 'callable':
      return row.callable.now;
    case 'due-today':
      return row.isDueToday;
    case 'callbacks':
      return row.callbackDueAt !== null;
    case 'transitions':
      return row.reasons.some(({ code }) => code === 'discharge' || code === 'emergency-visit');
    case 'not-reached':
      return !row.isReachedThisMonth;
    case 'short':
      return row.minutesThisMonth < row.minutesTarget;
    case 'out-of-reach':
      return outOfReach.has(row.patientId);
    case 'interpreter':
      return row.needsInterpreter;
    case 'put-off':
      return row.hold !== null;
  }
}

/** The rows that a filter and a text leave. The text is looked for as in {@link matchesText}. */
export function filterQueue<Row extends RankedPatient>(
  { rows, outOfReach }: { rows: readonly Row[]; outOfReach: readonly Id[] },
  filter: QueueFilter,
  text: string,
  sort: QueueSort = 'rank',
): Row[] {
  const missing = new Set(outOfReach);
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const isIn = <Value>(values: readonly Value[], value: Value) =>
    values.length === 0 || values.includes(value);
  const kept = rows.filter(
    (row) =>
      filter.marks.every((mark) => hasMark(row, mark, missing)) &&
      isIn(filter.tiers, row.riskTier) &&
      isIn(filter.languages, row.language) &&
      (filter.programs.length === 0 || row.programs.some((program) => filter.programs.includes(program))) &&
      matchesText(row, words, text),
  );
  const order = ORDERS[sort];
  return order ? kept.sort(order) : kept;
}

/**
 * Whether every word is in her name, record number, or reasons. A text of digits, with whatever a telephone number is written with, may be a part of a number.
 */
function matchesText(row: RankedPatient, words: readonly string[], text: string): boolean {
  if (words.length === 0) return true;
  if (isNumber(text) && row.phoneDigits.some((phone) => phone.includes(digitsOf(text)))) return true;
  const searchable = searchableOf(row);
  return words.every((word) => searchable.includes(word));
}

// A row is looked through at each key, and made anew only when it changes.
const searchables = new WeakMap<RankedPatient, string>();

function searchableOf(row: RankedPatient): string {
  let text = searchables.get(row);
  if (text === undefined) {
    text = [row.name, row.recordNumber, ...row.reasons.map((reason) => reason.text)].join(' ').toLowerCase();
    searchables.set(row, text);
  }
  return text;
}

function isNumber(text: string): boolean {
  return /^[\d\s().+-]+$/.test(text) && digitsOf(text).length >= 3;
}

/** A country code in front is not looked for: few records have it. */
function digitsOf(text: string): string {
  const digits = text.replace(/\D/g, '');
  return digits.length === 11 && digits.startsWith('1') ? digits.slice(1) : digits;
}

const lacks = (row: RankedPatient) => Math.max(0, row.minutesTarget - row.minutesThisMonth);

/** Rows of the same value stay in the order of the queue. */
const ORDERS: Record<QueueSort, ((left: RankedPatient, right: RankedPatient) => number) | null> = {
  rank: null,
  name: (left, right) => compareText(left.name, right.name),
  silence: (left, right) => compareText(left.lastContactAt ?? '', right.lastContactAt ?? ''),
  minutes: (left, right) => lacks(right) - lacks(left),
  tier: (left, right) => RiskTier.options.indexOf(left.riskTier) - RiskTier.options.indexOf(right.riskTier),
};
