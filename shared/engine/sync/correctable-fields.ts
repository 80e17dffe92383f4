/** @file The words of a held record, as a form: which leaves of a document a person can rewrite, and what they are called. */
import { z } from 'zod';
import type { CorrectableField } from '#shared/contract/engine/sync.ts';
import type { CollectionName } from '#shared/domain/document.ts';
import { DOCUMENT_SHAPES } from '#shared/domain/documents.ts';

interface JsonSchema {
  type?: string;
  format?: string;
  pattern?: string;
  enum?: unknown[];
  const?: unknown;
  maxLength?: number;
  properties?: Record<string, JsonSchema>;
  items?: JsonSchema;
  anyOf?: JsonSchema[];
}

type Leaf = string | number;
const LINE = 200;

/**
 * The text of a document that may be rewritten, and the field that the server named even when it is empty or a number.
 *
 * @param reason the server's sentence; it names a field as `The field "note.plan"`
 */
export function correctableFieldsOf(
  collection: CollectionName,
  document: object,
  reason: string,
): CorrectableField[] {
  const fault = /The field "([^"]*)"/.exec(reason)?.[1] ?? '';
  const schema = z.toJSONSchema(DOCUMENT_SHAPES[collection], { io: 'input' }) as JsonSchema;
  const fields: CorrectableField[] = [];

  function visit(value: unknown, path: string, at: JsonSchema | null): void {
    if (typeof value === 'string' || typeof value === 'number') {
      const isAtFault = path === fault;
      if (!isAtFault && (value === '' || !isText(at))) return;
      const text = String(value);
      const isMultiline = isText(at) && ((at?.maxLength ?? 0) > LINE || text.length > LINE);
      fields.push({ path, label: labelOf(path), value: text, isMultiline, isAtFault });
    } else if (Array.isArray(value)) {
      for (const [index, item] of value.entries())
        visit(item, `${path}.${index}`, arrayOf(at)?.items ?? null);
    } else if (value !== null && typeof value === 'object') {
      for (const [name, field] of Object.entries(value)) {
        if (path !== '' || !STAMP.has(name))
          visit(field, path === '' ? name : `${path}.${name}`, fieldOf(at, name));
      }
    }
  }

  visit(document, '', schema);
  return fields.sort((left, right) => Number(right.isAtFault) - Number(left.isAtFault));
}

/**
 * A copy of the document with other words in it.
 *
 * @throws RangeError with the path of a field that cannot be rewritten
 */
export function withCorrections<Document extends object>(
  document: Document,
  allowed: readonly CorrectableField[],
  fields: readonly { path: string; value: string }[],
): Document {
  const copy = JSON.parse(JSON.stringify(document)) as Document;
  const paths = new Set(allowed.map(({ path }) => path));
  for (const { path, value } of fields) {
    if (!paths.has(path)) throw new RangeError(path);
    const steps = path.split('.');
    const last = steps.pop() ?? '';
    const parent = steps.reduce<Record<string, unknown>>(
      (at, step) => at[step] as Record<string, unknown>,
      copy as Record<string, unknown>,
    );
    const before = parent[last] as Leaf;
    // What is no number stays text, and is refused by the shape with the name of the field.
    const isNumber = typeof before === 'number' && value.trim() !== '' && Number.isFinite(Number(value));
    parent[last] = isNumber ? Number(value) : value;
  }
  return copy;
}

const STAMP = new Set(['id', 'updatedAt', 'updatedBy', 'deviceId', 'rev', 'receivedAt', 'patientId']);

function choices(schema: JsonSchema | null): JsonSchema[] {
  if (!schema) return [];
  return schema.anyOf ? schema.anyOf.flatMap(choices) : [schema];
}

function fieldOf(schema: JsonSchema | null, name: string): JsonSchema | null {
  return choices(schema).find(({ properties }) => properties?.[name])?.properties?.[name] ?? null;
}

function arrayOf(schema: JsonSchema | null): JsonSchema | undefined {
  return choices(schema).find(({ type }) => type === 'array');
}

/** Free text, and not an id, a date, or a word from a list. */
function isText(schema: JsonSchema | null): boolean {
  const all = choices(schema);
  return (
    all.length > 0 &&
    all.every(
      ({ type, format, pattern, enum: words, const: word }) =>
        type === 'null' || (type === 'string' && !format && !pattern && !words && word === undefined),
    )
  );
}

/** `goals.0.description` becomes `Goal 1, description`. */
function labelOf(path: string): string {
  const parts: string[] = [];
  for (const step of path.split('.')) {
    const last = parts.pop();
    if (/^\d+$/.test(step) && last !== undefined) parts.push(`${singular(last)} ${Number(step) + 1}`);
    else parts.push(...(last === undefined ? [] : [last]), words(step));
  }
  const label = parts.join(', ');
  return label.charAt(0).toUpperCase() + label.slice(1);
}

function words(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

function singular(word: string): string {
  if (word === 'addenda') return 'addendum';
  if (word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  return word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word;
}
