import { expect, test } from 'vitest';
import { assertVersion } from './open-database.ts';

test('PostgreSQL 14 is too old and said so without the password, 15 will do', () => {
  const url = 'postgres://user:secret@db.example:5433/careline';
  expect(() => assertVersion(140_011, url)).toThrow(
    'The database at db.example:5433/careline is PostgreSQL 14; Careline needs 15 or newer.',
  );
  expect(() => assertVersion(150_000, url)).not.toThrow();
});
