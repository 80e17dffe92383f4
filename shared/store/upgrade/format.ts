/** @file Numbers of formats. The whole store has one, kept in it; RxDB's schema version of a collection counts the migrations that name it. */
import type { Migration } from '../migrations/migration.ts';

/** The format of a store that no migration has touched. */
export const FIRST_FORMAT = 1;

/** The format that a list of migrations leads to. Throws when the list is out of order, which is a mistake in the app itself. */
export function formatOf(migrations: readonly Migration[]): number {
  migrations.forEach(({ format }, index) => {
    const expected = FIRST_FORMAT + index + 1;
    if (format !== expected)
      throw new Error(`Migration ${index + 1} of the list leads to ${format}, not ${expected}.`);
  });
  return FIRST_FORMAT + migrations.length;
}

/** The schema version of a collection in a store of the format. */
export function schemaVersionAt(
  collection: string,
  format: number,
  migrations: readonly Migration[],
): number {
  return migrations.filter((step) => step.format <= format && collection in step.documents).length;
}
