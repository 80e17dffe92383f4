import type { ResponseItem } from '../screening.ts';
import { optionOf, plainValue } from './answers.ts';
import type { AnswerMatch } from './form-rules.ts';
import type { Questionnaire } from './model.ts';
import { placesOf } from './places.ts';

/** The answers to an item as rules see them. */
export interface ItemGiven {
  /** The codes chosen; `true` or `false` of a yes-no item. */
  codes: ReadonlySet<string>;
  /** Numbers given, and the weights of the answers chosen. */
  numbers: readonly number[];
}

/** By linkId. An item that is not there has no usable answer. */
export type Given = ReadonlyMap<string, ItemGiven>;

/** What the answers say to rules. The answers of all repetitions of an item count together. */
export function answersGiven(form: Pick<Questionnaire, 'items'>, items: readonly ResponseItem[]): Given {
  const places = placesOf(form);
  const given = new Map<string, { codes: Set<string>; numbers: number[] }>();
  for (const item of items) {
    const question = places.get(item.linkId)?.item;
    if (item.status !== 'answered' || item.answers.length === 0 || !question) continue;
    const known = given.get(item.linkId) ?? { codes: new Set(), numbers: [] };
    for (const answer of item.answers) {
      const value = plainValue(answer);
      const number = typeof value === 'number' ? value : optionOf(question, answer)?.weight;
      if (typeof number === 'number') known.numbers.push(number);
      if (typeof value !== 'number') known.codes.add(String(value));
    }
    given.set(item.linkId, known);
  }
  return given;
}

/** The number of an item: its weight or value, the first where it repeats; null without one. */
export function numberGiven(item: ItemGiven | undefined): number | null {
  return item?.numbers[0] ?? null;
}

/** Whether an item was answered as a rule says. */
export function isMatched({ linkId, codes, from, to }: AnswerMatch, given: Given): boolean {
  const item = given.get(linkId);
  if (!item) return false;
  if (codes.some((code) => item.codes.has(code))) return true;
  if (from === undefined && to === undefined) return false;
  return item.numbers.some((number) => number >= (from ?? -Infinity) && number <= (to ?? Infinity));
}
