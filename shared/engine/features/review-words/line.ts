/** @file Medicines and allergies of which two people wrote two lines: each in one line, and the one field in which they differ. */
import { fieldLabel } from '#shared/content/field-labels.ts';
import type { ReviewItem } from '#shared/domain/review-item.ts';
import { isSameValue, valueIn } from '#shared/sync/content.ts';
import { lineAt } from '#shared/sync/contested-fields.ts';
import { type Place, placeOf } from './place.ts';
import { type Reader, valueWords } from './value.ts';

type Line = Record<string, unknown>;

/** Fields that say what they are by themselves. */
const PLAIN = new Set(['text', 'dosage', 'reaction']);

/** The fields in which the two sides of a contested line differ; none where the item is about no line, or one side removed it. */
function differences(item: ReviewItem): string[] {
  const [kept, other] = [lineIn(item.kept?.value), lineIn(item.other?.value)];
  if (!kept || !other) return [];
  const line = lineAt(item.documentCollection, item.path.split('/'));
  return line.filter((field) => !isSameValue(kept[field], other[field]));
}

/** The field that a contested line is about, if it is a single one: a third value is one for it. */
export function soleDifference(item: ReviewItem): string | null {
  const [field, ...others] = differences(item);
  return field === undefined || others.length > 0 ? null : field;
}

/** The place that a conflict is about: of a line whose sides differ in one field, that field. */
export function contestedPlace(item: ReviewItem): Place {
  const field = soleDifference(item);
  return placeOf(item.documentCollection, field === null ? item.path : `${item.path}/${field}`);
}

/**
 * How the sides of a contested line read: `Lisinopril 20 mg, 1 tablet in the morning, status: active`. Codes are told where the sides differ in
 * them. Null where the item is about no line.
 */
export function lineWords(reader: Reader, item: ReviewItem): ((value: unknown) => string) | null {
  if (differences(item).length === 0) return null;
  const place = placeOf(item.documentCollection, item.path);
  const isSilent = (field: string) =>
    field === 'id' || (field === 'codes' && !differences(item).includes(field));
  return (value) => {
    const line = (value ?? {}) as Line;
    return Object.keys(line)
      .filter((field) => !isSilent(field) && line[field] !== '')
      .sort((left, right) => rank(left) - rank(right))
      .map((field) => fieldWords(reader, item, place, field, line[field]))
      .join(', ');
  };
}

function fieldWords(reader: Reader, item: ReviewItem, { way }: Place, field: string, value: unknown): string {
  if (field === 'codes') return `code: ${codesIn(value) || 'none'}`;
  const { shape } = placeOf(item.documentCollection, `${item.path}/${field}`);
  const words = valueWords(reader, `${way}.${field}`, shape, value);
  return PLAIN.has(field) ? words : `${fieldLabel(field)}: ${words}`;
}

/** In this order; fields that are not here come before the codes. */
const FIRST = ['text', 'dosage', 'reaction', 'criticality', 'status', 'startedOn'];

function rank(field: string): number {
  if (field === 'codes') return FIRST.length + 1;
  return FIRST.includes(field) ? FIRST.indexOf(field) : FIRST.length;
}

function codesIn(value: unknown): string {
  return (value as { code?: string }[]).map(({ code }) => code ?? '').join(' ');
}

function lineIn(json: string | undefined): Line | null {
  const value = json ? valueIn(json) : null;
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Line) : null;
}
