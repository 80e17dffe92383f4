/** @file Shapes that changed without a migration are found here, by name, and not at a nurse's next start. */
import { rmSync } from 'node:fs';
import { expect, test } from 'vitest';
import { acquireDatabase, readStoreFormat, releaseDatabase } from '#electron/store/database.ts';
import { COLLECTIONS } from '#shared/domain/document.ts';
import { schemaOf } from '#shared/store/schemas.ts';
import { STORE_PLAN } from '#shared/store/upgrade/store-plan.ts';
import { copySpecimen, specimenNames } from './specimen.ts';

test('the newest specimen has the format and the shapes of today', () => {
  const specimen = copySpecimen(specimenNames().at(-1) ?? '');
  try {
    expect(
      readStoreFormat(specimen),
      'a new format needs a specimen: tests/migrations/make-specimen.ts',
    ).toBe(STORE_PLAN.format);
    const database = acquireDatabase(specimen);
    const number = database.connection
      .prepare("SELECT number FROM store_tables WHERE collection_name = '_rxdb_internal'")
      .pluck()
      .get();
    const find = database.connection.prepare(`SELECT body FROM documents_${number} WHERE id = ?`).pluck();
    for (const name of COLLECTIONS) {
      const schema = schemaOf(name);
      const body = find.get(`collection|${name}-${schema.version}`);
      const message = `the shape of ${name} changed: it needs a migration (shared/store/migrations/index.ts)`;
      expect(typeof body, message).toBe('string');
      const { data } = JSON.parse(String(body)) as {
        data: { schema: { properties: Record<string, object> } };
      };
      const stored = Object.entries(data.schema.properties).filter(([field]) => !field.startsWith('_'));
      expect(Object.fromEntries(stored), message).toEqual(JSON.parse(JSON.stringify(schema.properties)));
    }
    releaseDatabase(database);
  } finally {
    rmSync(specimen.folder, { recursive: true, force: true });
  }
});
