import { expect, test } from 'vitest';
import { readEnvironment } from './environment.ts';

const databaseUrl = 'postgres://user:secret@localhost/careline';

test('only the database has to be named', () => {
  expect(readEnvironment({ DATABASE_URL: databaseUrl, CARELINE_PORT: '' })).toEqual({
    databaseUrl,
    port: 4380,
    host: '127.0.0.1',
    log: 'info',
  });
});

test.each<[Record<string, string>, string]>([
  [
    {},
    'DATABASE_URL must name the PostgreSQL database, such as postgres://user:password@host:5432/careline.',
  ],
  [{ DATABASE_URL: databaseUrl, CARELINE_PORT: 'x' }, 'CARELINE_PORT must be a number from 1 to 65535.'],
  [{ DATABASE_URL: databaseUrl, CARELINE_PORT: '70000' }, 'CARELINE_PORT must be a number from 1 to 65535.'],
  [
    { DATABASE_URL: databaseUrl, CARELINE_LOG: 'loud' },
    'CARELINE_LOG must be silent, error, warn, info or debug.',
  ],
])('%j is answered with a sentence', (environment, sentence) => {
  expect(() => readEnvironment(environment)).toThrow(sentence);
});
