import { basePrototype } from 'rxdb';
import { expect, test } from 'vitest';
import { COLLECTIONS } from '#shared/domain/document.ts';
import { DOCUMENT_SHAPES } from '#shared/domain/documents.ts';
import { schemaOf } from './schemas.ts';

/** What may lie in clear beside sealed bodies: ids, dates, kinds, states. */
const CLEAR = [
  'id',
  'patientId',
  'receivedAt',
  'startedAt',
  'effectiveAt',
  'authoredAt',
  'dueAt',
  'raisedAt',
  'at',
  'status',
];

test('there are at most twelve collections, as many as RxDB keeps open beside its own', () => {
  expect(COLLECTIONS.length).toBeLessThanOrEqual(12);
});

test.each(COLLECTIONS)(
  '%s: every indexed field is required, of bounded length, and holds no health data',
  (name) => {
    const schema = schemaOf(name);
    const properties = schema.properties as Record<string, { type?: string; maxLength?: number }>;
    expect(Object.keys(properties).sort()).toEqual(Object.keys(DOCUMENT_SHAPES[name].shape).sort());
    for (const field of new Set(['id', ...(schema.indexes ?? []).flat()] as string[])) {
      expect(CLEAR).toContain(field);
      expect(properties[field]).toMatchObject({ type: 'string', maxLength: expect.any(Number) });
      expect(schema.required).toContain(field);
    }
  },
);

test.each(COLLECTIONS)('%s: no field has a name that RxDB keeps for itself', (name) => {
  // `collection` is a field of each RxDocument, not of their prototype.
  const taken = new Set([...Object.getOwnPropertyNames(basePrototype), 'collection']);
  for (const field of Object.keys(DOCUMENT_SHAPES[name].shape)) expect(taken).not.toContain(field);
});
