import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Database, openDatabase } from '#server/database/open-database.ts';
import { inOrganization, inScope } from '#server/database/transaction.ts';
import { newId } from '#server/organization/ids.ts';
import { createOrganization } from '#server/organization/organizations.ts';
import { storeDocuments } from '#server/sync/store-documents.ts';
import type { Observation } from '#shared/domain/observation.ts';
import { createTestDatabase, type TestDatabase } from '#tests/support/postgres.ts';

let own: TestDatabase;
let database: Database;
let organizationId: string;

beforeAll(async () => {
  own = await createTestDatabase();
  database = await openDatabase(own.url);
  organizationId = (await createOrganization(database.pool, { name: 'Northside' })).id;
});
afterAll(async () => {
  await database.close();
  await own.drop();
});

const at = '2026-11-01T09:00:00.000Z';
function weights(count: number, patientId: string): Observation[] {
  return Array.from({ length: count }, (_, index) => ({
    id: newId(),
    updatedAt: at,
    updatedBy: 'server',
    deviceId: 'server',
    rev: 0,
    receivedAt: '',
    patientId,
    loinc: '29463-7',
    title: 'Weight',
    category: 'vital-signs',
    effectiveAt: at,
    value: 60 + index / 10,
    unit: 'kg',
    text: '',
    components: [],
  }));
}
const store = (documents: Observation[]) =>
  inOrganization(database.pool, organizationId, (transaction) =>
    storeDocuments(transaction, { organizationId, collection: 'observations', documents }),
  );

test('storing the same documents twice changes nothing the second time', async () => {
  const documents = weights(2500, newId());
  expect(await store(documents)).toEqual({ created: 2500, updated: 0, unchanged: 0, kept: 0 });
  const later = documents.map((document) => ({ ...document, updatedAt: '2026-11-02T09:00:00.000Z' }));
  expect(await store(later)).toEqual({ created: 0, updated: 0, unchanged: 2500, kept: 0 });
  const [first, ...rest] = later;
  if (first === undefined) throw new Error('no document');
  expect(await store([{ ...first, value: 99 }, ...rest])).toEqual({
    created: 0,
    updated: 1,
    unchanged: 2499,
    kept: 0,
  });
  const versions = await inOrganization(database.pool, organizationId, (transaction) =>
    transaction.query('select rev, body->>$2 as value from document_versions where id = $1 order by rev', [
      first.id,
      'value',
    ]),
  );
  expect(versions.rows).toEqual([
    { rev: 1, value: '60' },
    { rev: 2, value: '99' },
  ]);
});

test('a document that has not the shape of its collection is named with its field', async () => {
  const [wrong] = weights(1, newId());
  const attempt = store([{ ...wrong, effectiveAt: 'yesterday' } as Observation]);
  await expect(attempt).rejects.toThrow(`observations ${wrong?.id}: effectiveAt is not right`);
});

test('without a scope the request role, the steward and the owner of the tables see no document', async () => {
  await store(weights(3, newId()));
  const nobody = await inScope(database.pool, { organizationId, staffId: '' }, (transaction) =>
    transaction.query('select 1 from documents'),
  );
  expect(nobody.rowCount).toBe(0);
  const nowhere = await inOrganization(database.pool, '', (transaction) =>
    transaction.query('select 1 from documents'),
  );
  expect(nowhere.rowCount).toBe(0);
  const owner = await database.pool.query('select 1 from documents');
  expect(owner.rowCount).toBe(0);
  const other = await inOrganization(database.pool, newId(), (transaction) =>
    transaction.query('select 1 from documents'),
  );
  expect(other.rowCount).toBe(0);
});
