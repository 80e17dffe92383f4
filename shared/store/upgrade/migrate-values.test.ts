import { expect, test } from 'vitest';
import type { Migration } from '../migrations/migration.ts';
import { formatOf, schemaVersionAt } from './format.ts';
import { migrateDocument, migrateLocal } from './migrate-values.ts';

const steps: Migration[] = [
  {
    format: 2,
    documents: { patients: (patient) => ({ ...patient, pronouns: '' }) },
    local: (id, value) => (id === 'view' ? { ...(value as object), columns: 2 } : value),
  },
  { format: 3, documents: { tasks: (task) => ({ ...task, isLoud: false }) } },
  {
    format: 4,
    documents: { patients: ({ pronouns, ...patient }) => ({ ...patient, says: `${pronouns}!` }) },
  },
];
const patient = { id: '1', updatedAt: 'then', familyName: 'Alvarez' };

test('a collection has as many versions as migrations name it, the store one format for all', () => {
  expect(formatOf(steps)).toBe(4);
  const versions = [1, 2, 3, 4].map((format) => schemaVersionAt('patients', format, steps));
  expect(versions).toEqual([0, 1, 1, 2]);
  expect(schemaVersionAt('tasks', 4, steps)).toBe(1);
  expect(schemaVersionAt('calls', 4, steps)).toBe(0);
});

test('a list out of order is refused', () => {
  expect(() => formatOf([...steps].reverse())).toThrow('leads to 4, not 2');
  expect(() => formatOf(steps.slice(1))).toThrow('leads to 3, not 2');
});

test('a document takes every step from its own format on, and keeps what RxDB wrote into it', () => {
  const bookkeeping = { _rev: '3-abc', _meta: { lwt: 17.01 }, _deleted: false, _attachments: {} };
  expect(migrateDocument('patients', { ...patient, ...bookkeeping }, 1, steps)).toEqual({
    ...patient,
    says: '!',
    ...bookkeeping,
  });
  const atThree = { ...patient, pronouns: 'she' };
  expect(migrateDocument('patients', atThree, 3, steps)).toEqual({ ...patient, says: 'she!' });
  expect(migrateDocument('calls', patient, 1, steps)).toBe(patient);
  expect(migrateDocument('patients', patient, 4, steps)).toBe(patient);
});

test('what was deleted has no content to migrate', () => {
  const tombstone = { id: '1', _deleted: true };
  expect(migrateDocument('patients', tombstone, 1, steps)).toBe(tombstone);
  const sealedTombstone = { id: '1', receivedAt: '' };
  expect(migrateDocument('patients', sealedTombstone, 1, steps)).toBe(sealedTombstone);
});

test('a write that a kill interrupted is finished with documents of the new format', () => {
  const intent = {
    writes: [
      { collection: 'patients', document: patient, base: null },
      { collection: 'tasks', document: { ...patient, id: '2' }, base: { ...patient, id: '2' } },
    ],
    locals: { view: { columns: 1 }, 'call-draft': null, 'audit-head': { sequence: 4 } },
  };
  expect(migrateLocal('write-intent', intent, 1, steps)).toEqual({
    writes: [
      { collection: 'patients', document: { ...patient, says: '!' }, base: null },
      {
        collection: 'tasks',
        document: { ...patient, id: '2', isLoud: false },
        base: { ...patient, id: '2', isLoud: false },
      },
    ],
    locals: { view: { columns: 2 }, 'call-draft': null, 'audit-head': { sequence: 4 } },
  });
  expect(migrateLocal('audit-head', { sequence: 4 }, 1, steps)).toEqual({ sequence: 4 });
});
