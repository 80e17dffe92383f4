/** @file Values and whole records as a nurse reads them. */
import { z } from 'zod';
import { choiceLabel, fieldLabel } from '#shared/content/field-labels.ts';
import { GoalTarget } from '#shared/domain/care-plan.ts';
import { type CollectionName, documentFields } from '#shared/domain/document.ts';
import { DOCUMENT_SHAPES } from '#shared/domain/documents.ts';
import { plainUnit } from '#shared/domain/plain-unit.ts';
import { ActorId, Instant, LocalDate } from '#shared/domain/primitives.ts';
import { capitalized, titleField, unwrapped } from './place.ts';

/** What words depend on besides the value. */
export interface Reader {
  /** The name of a member of staff, or empty when she is not known here. */
  staffName(id: string): string;
  /** The zone that points in time are told in. */
  timeZone: string;
}

const LEFT_EMPTY = 'Left empty';

/** Fields that say nothing to a nurse: ids, codes behind a text, and the stamps of every document. */
const SILENT = new Set([...Object.keys(documentFields), 'codes', 'identifiers', 'digest', 'previousDigest']);
const isSilent = (field: string) => SILENT.has(field) || (/Id$/.test(field) && field !== 'ownerId');

/** A value of a place. `way` is collection and fields, joined by dots; a shape of null makes do with what the value shows. */
export function valueWords(
  reader: Reader,
  way: string,
  shape: z.core.$ZodType | null,
  value: unknown,
): string {
  if (value === undefined || value === null) return 'None';
  if (value === '') return LEFT_EMPTY;
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  if (typeof value === 'number') return new Intl.NumberFormat('en-US').format(value);
  const inner = shape === null ? null : unwrapped(shape);
  if (typeof value === 'string') return textWords(reader, way, inner, value);
  if (Array.isArray(value)) {
    const element = inner instanceof z.ZodArray ? (inner.element as z.core.$ZodType) : null;
    const words = value.map((each) => itemTitle(reader, way, element, each));
    return words.join(', ') || 'None';
  }
  if (inner === GoalTarget) {
    const { measureName, comparator, value: number, unit } = value as GoalTarget;
    return [measureName, comparator, number, plainUnit(unit)].filter((part) => part !== '').join(' ');
  }
  return lines(reader, way, inner, value as Record<string, unknown>).join('\n');
}

/** What an item is called: its title, or all of its words where it has none. */
export function itemTitle(reader: Reader, way: string, shape: z.core.$ZodType | null, item: unknown): string {
  const field = titleField(item);
  if (field === undefined) return valueWords(reader, way, shape, item).replaceAll('\n', ', ');
  return valueWords(
    reader,
    `${way}.${field}`,
    fieldShape(shape, field),
    (item as Record<string, unknown>)[field],
  );
}

/** A whole record, a line for each field that says something: `Reason: Swollen ankles`. */
export function recordWords(
  reader: Reader,
  collection: CollectionName,
  document: Record<string, unknown>,
): string {
  return lines(reader, collection, DOCUMENT_SHAPES[collection], document).join('\n');
}

/** In the order of the shape; fields that it does not know come last. */
function lines(
  reader: Reader,
  way: string,
  shape: z.core.$ZodType | null,
  fields: Record<string, unknown>,
): string[] {
  const inner = unwrap(shape);
  const order = inner instanceof z.ZodObject ? Object.keys(inner.shape) : [];
  const known = order.filter((field) => field in fields);
  const others = Object.keys(fields).filter((field) => !order.includes(field));
  return [...known, ...others].flatMap((field) => {
    const value = fields[field];
    if (isSilent(field) || isNothing(value)) return [];
    const at = `${way}.${field}`;
    const own = fieldShape(shape, field);
    const isGroup = typeof value === 'object' && !Array.isArray(value) && unwrap(own) !== GoalTarget;
    if (isGroup) {
      const inside = lines(reader, at, unwrap(own), value as Record<string, unknown>);
      // The sections of a note are known by their own names.
      return field === 'note'
        ? inside
        : inside.map((line) => `${capitalized(fieldLabel(field))}, ${lowered(line)}`);
    }
    return [`${capitalized(fieldLabel(field))}: ${valueWords(reader, at, own, value)}`];
  });
}

function textWords(reader: Reader, way: string, shape: z.core.$ZodType | null, text: string): string {
  if (shape === null) return text;
  if (allows(shape, LocalDate)) return dateWords(text);
  if (allows(shape, Instant)) return instantWords(text, reader.timeZone);
  if (allows(shape, ActorId)) return reader.staffName(text) || 'Somebody who is not on this device';
  return choicesOf(shape) === null ? text : choiceLabel(way, text);
}

/** The codes that a field can have; null when it is not a choice. */
export function choicesOf(shape: z.core.$ZodType): string[] | null {
  const inner = unwrapped(shape);
  if (inner instanceof z.ZodEnum) return inner.options.map(String);
  if (inner instanceof z.ZodLiteral) return [...inner.values].map(String);
  if (!(inner instanceof z.ZodUnion)) return null;
  const parts = inner.options.map((option) => choicesOf(option as z.core.$ZodType));
  return parts.some((part) => part === null) ? null : parts.flatMap((part) => part ?? []);
}

/** Whether a shape is this one, or a choice that has it. */
export function allows(shape: z.core.$ZodType, wanted: z.core.$ZodType): boolean {
  const inner = unwrapped(shape);
  if (inner === wanted) return true;
  return (
    inner instanceof z.ZodUnion && inner.options.some((option) => allows(option as z.core.$ZodType, wanted))
  );
}

function fieldShape(shape: z.core.$ZodType | null, field: string): z.core.$ZodType | null {
  const inner = unwrap(shape);
  return inner instanceof z.ZodObject ? ((inner.shape[field] as z.core.$ZodType | undefined) ?? null) : null;
}

function unwrap(shape: z.core.$ZodType | null): z.core.$ZodType | null {
  return shape === null ? null : unwrapped(shape);
}

function lowered(line: string): string {
  return line.charAt(0).toLowerCase() + line.slice(1);
}

function isNothing(value: unknown): boolean {
  return (
    value === '' || value === null || value === undefined || (Array.isArray(value) && value.length === 0)
  );
}

function dateWords(date: string): string {
  const time = Date.parse(`${date}T00:00:00Z`);
  if (Number.isNaN(time)) return date;
  return new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeZone: 'UTC' }).format(time);
}

function instantWords(instant: string, timeZone: string): string {
  const time = Date.parse(instant);
  if (Number.isNaN(time)) return instant;
  return new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(time);
}
