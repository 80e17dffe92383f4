/** @file For property tests: valid documents of a collection, and edits of them as people make them, made from the shapes. */
import fc from 'fast-check';
import { z } from 'zod';
import type { CollectionName } from '#shared/domain/document.ts';
import { DOCUMENT_SHAPES, type DocumentOf } from '#shared/domain/documents.ts';
import { ActorId, Id, Instant, LocalDate, LocalTime, YearMonth } from '#shared/domain/primitives.ts';
import { testId } from '#shared/domain/test-documents.ts';
import { isAppended, isMergedInside } from './merge-fields.ts';

type Fields = Record<string, unknown>;
type Path = readonly string[];

/** How an edit is made: what it may touch, and the ids of items that it adds. */
export interface EditRules {
  mayChange(path: Path): boolean;
  mayRemove(path: Path): boolean;
  newIds: readonly string[];
}

const FREE: EditRules = { mayChange: () => true, mayRemove: () => true, newIds: ids(20) };
const FIXED = new Set([
  'id',
  'patientId',
  'updatedAt',
  'updatedBy',
  'deviceId',
  'rev',
  'receivedAt',
  'careManagerId',
  // A version of a plan is sealed: what is merged field by field is the plan that is worked on (PLAN-2).
  'version',
]);
/** Lists without ids. An empty list of items is no place of its own. */
const LISTS_OF_VALUES = new Set(['codes', 'days', 'identifiers', 'riskReasons']);
const WORDS = ['10 mg', '20 mg', 'Walk to the mailbox', 'Likes herons.'];

/** Four ids, from a number on. */
export function ids(from: number): string[] {
  return Array.from({ length: 4 }, (_, index) => testId(from + index));
}

/** A valid document of a collection, always the same one of its id. */
export function anyDocument<Name extends CollectionName>(name: Name): fc.Arbitrary<DocumentOf<Name>> {
  return arbitraryOf(DOCUMENT_SHAPES[name], ids(10)).map(
    (document) =>
      ({
        ...(document as Fields),
        id: testId(1),
        patientId: testId(1),
        ...stamp(0),
        rev: 3,
        receivedAt: '2026-11-01T12:00:00.000Z',
        ...(name === 'carePlans' ? { version: 0 } : {}),
      }) as unknown as DocumentOf<Name>,
  );
}

/** What a person makes of a document; `author` tells the stamps apart. */
export function anyEdit<Name extends CollectionName>(
  name: Name,
  base: DocumentOf<Name>,
  author: number,
  rules: EditRules = FREE,
): fc.Arbitrary<DocumentOf<Name>> {
  return editOf(DOCUMENT_SHAPES[name], base, [], rules).map(
    (document) =>
      ({ ...(document as Fields), ...stamp(author), receivedAt: '' }) as unknown as DocumentOf<Name>,
  );
}

/** The places of a document where a value stands that is merged as one, by path. */
export function placesOf(document: object): Map<string, unknown> {
  const places = new Map<string, unknown>();
  const walk = (value: unknown, path: Path): void => {
    if (Array.isArray(value) && value.length > 0 && value.every((item) => typeof item?.id === 'string')) {
      for (const item of value) walk(item, [...path, item.id]);
    } else if (value && typeof value === 'object' && isWalked(path)) {
      for (const [field, inner] of Object.entries(value)) walk(inner, [...path, field]);
    } else if (!(Array.isArray(value) && value.length === 0) || LISTS_OF_VALUES.has(path.at(-1) ?? '')) {
      places.set(path.join('/'), value);
    }
  };
  for (const [field, value] of Object.entries(document)) if (!FIXED.has(field)) walk(value, [field]);
  return places;
}

/**
 * Whether the fields of the object at a path have places of their own: of the document, of its items, and of the parts that are merged inside. A path
 * ends in a field name where an object or a list without ids is one value.
 */
function isWalked(path: Path): boolean {
  return isItem(path) || isMergedInside(path);
}

/** Whether a path leads to an item of a list, or to the document itself. */
export function isItem(path: Path): boolean {
  const within = isMergedInside(path.slice(0, 1)) ? path.slice(1) : path;
  return within.length % 2 === 0 && !isMergedInside(path);
}

function stamp(author: number) {
  return {
    updatedAt: `2026-11-0${author + 1}T12:00:00.000Z`,
    updatedBy: testId(9000 + author),
    deviceId: testId(9100 + author),
  };
}

function arbitraryOf(shape: z.core.$ZodType, itemIds: readonly string[]): fc.Arbitrary<unknown> {
  if (shape === Id) return fc.constantFrom(testId(1), testId(2));
  if (shape === ActorId) return fc.constantFrom('server', testId(9000));
  if (shape === Instant) return fc.constantFrom('2026-11-01T12:00:00.000Z', '2026-11-02T12:00:00.000Z');
  if (shape === LocalDate) return fc.constantFrom('2026-11-01', '2026-12-01');
  if (shape === LocalTime) return fc.constantFrom('09:00', '17:30');
  if (shape === YearMonth) return fc.constantFrom('2026-10', '2026-11');
  if (shape instanceof z.ZodString) return fc.constantFrom(...WORDS.map((word) => fitted(shape, word)));
  if (shape instanceof z.ZodNumber) return fc.integer({ min: 1, max: 9 });
  if (shape instanceof z.ZodBoolean) return fc.boolean();
  if (shape instanceof z.ZodEnum) return fc.constantFrom(...shape.options);
  if (shape instanceof z.ZodLiteral) return fc.constantFrom(...shape.values);
  if (shape instanceof z.ZodNullable) return fc.option(arbitraryOf(shape.unwrap(), itemIds));
  if (shape instanceof z.ZodOptional) return arbitraryOf(shape.unwrap(), itemIds);
  if (shape instanceof z.ZodUnion) {
    return fc.oneof(...shape.options.map((option: z.core.$ZodType) => arbitraryOf(option, itemIds)));
  }
  if (shape instanceof z.ZodArray) return listOf(shape.element as z.core.$ZodType, itemIds);
  if (shape instanceof z.ZodObject) {
    return fc.record(mapped(shape.shape, (field: z.core.$ZodType) => arbitraryOf(field, itemIds)));
  }
  throw new Error(`No value can be made for a ${shape.constructor.name}.`);
}

function fitted(shape: z.ZodString, word: string): string {
  const length = Math.min(shape.maxLength ?? word.length, word.length);
  return word.slice(0, length).padEnd(shape.minLength ?? 0, '.');
}

function listOf(element: z.core.$ZodType, itemIds: readonly string[]): fc.Arbitrary<unknown[]> {
  if (!(element instanceof z.ZodObject) || !('id' in element.shape)) {
    return fc.array(arbitraryOf(element, itemIds), { maxLength: 2 });
  }
  return fc
    .subarray(idsFor(element, itemIds), { maxLength: 3 })
    .chain((chosen) => fc.tuple(...chosen.map((id) => itemOf(element, id, itemIds))));
}

/** Items whose id is their kind have no other ids. */
function idsFor(element: z.ZodObject, itemIds: readonly string[]): string[] {
  const { id } = element.shape;
  return id instanceof z.ZodEnum ? id.options.map(String) : [...itemIds];
}

function addable(element: z.ZodObject, list: readonly Fields[], path: Path, rules: EditRules): string[] {
  if (!(element.shape.id instanceof z.ZodEnum)) return [...rules.newIds];
  const isFree = (id: string) => !list.some((item) => item.id === id);
  return idsFor(element, []).filter((id) => isFree(id) && rules.mayRemove([...path, id]));
}

function itemOf(element: z.core.$ZodType, id: string, itemIds: readonly string[]): fc.Arbitrary<Fields> {
  return arbitraryOf(element, itemIds).map((item) => ({ ...(item as Fields), id }));
}

function editOf(shape: z.core.$ZodType, value: unknown, path: Path, rules: EditRules): fc.Arbitrary<unknown> {
  // A part that only some tasks have may come; once it is there it stays (MERGE-10).
  if (shape instanceof z.ZodNullable && isMergedInside(path) && value !== null) {
    return editOf(shape.unwrap() as z.core.$ZodType, value, path, rules);
  }
  if (shape instanceof z.ZodObject && isWalked(path)) {
    const fields = value as Fields;
    return fc.record(
      Object.fromEntries(
        Object.entries(fields).map(([field, inner]) => [
          field,
          FIXED.has(field) ? fc.constant(inner) : editOf(shape.shape[field], inner, [...path, field], rules),
        ]),
      ),
    );
  }
  if (shape instanceof z.ZodArray && shape.element instanceof z.ZodObject && 'id' in shape.element.shape) {
    return editedList(shape.element, value as Fields[], path, rules);
  }
  if (!rules.mayChange(path)) return fc.constant(value);
  return fc.oneof(
    { weight: 3, arbitrary: fc.constant(value) },
    { weight: 1, arbitrary: arbitraryOf(shape, rules.newIds) },
  );
}

function editedList(
  element: z.ZodObject,
  list: readonly Fields[],
  path: Path,
  rules: EditRules,
): fc.Arbitrary<Fields[]> {
  const edited = list.map((item) => {
    const itemPath = [...path, String(item.id)];
    const changed = editOf(element, item, itemPath, rules) as fc.Arbitrary<Fields>;
    if (isAppended(path) || !rules.mayRemove(itemPath)) return changed;
    return fc.oneof({ weight: 4, arbitrary: changed }, { weight: 1, arbitrary: fc.constant(null) });
  });
  const free = addable(element, list, path, rules);
  const added = fc
    .subarray(free, { maxLength: Math.min(1, free.length) })
    .chain((chosen) => fc.tuple(...chosen.map((id) => itemOf(element, id, rules.newIds))));
  return fc
    .tuple(fc.tuple(...edited), added)
    .map(([kept, fresh]) => [...kept.filter((item) => item !== null), ...fresh]);
}

function mapped<In, Out>(fields: Record<string, In>, change: (field: In) => Out): Record<string, Out> {
  return Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, change(field)]));
}
