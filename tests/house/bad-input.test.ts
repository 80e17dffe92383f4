import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freePort, startCommand } from '../support/command.ts';
import { startFakePostgres } from '../support/fake-postgres.ts';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'careline-bad-input-'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs `npm start` with a bad setting; what it prints must be one sentence, and the exit code not 0. */
async function refusal(environment: Record<string, string>): Promise<string> {
  const data = { CARELINE_DATA: join(folder, 'data'), CARELINE_PORT: String(await freePort()) };
  const { exitCode, output } = await startCommand('start', [], { ...data, ...environment }).end();
  expect(exitCode).toBe(1);
  expect(output.trim().split('\n')).toHaveLength(1);
  expect(output).not.toMatch(/ {4}at |Careline is ready/);
  return output.trim();
}

test('CARELINE_PORT=banana', async () => {
  expect(await refusal({ CARELINE_PORT: 'banana' })).toBe(
    'CARELINE_PORT must be a whole number from 1 to 65535, not "banana". For example: CARELINE_PORT=4381 npm start',
  );
});

test('a port in use', async () => {
  const other = createServer();
  const port = await freePort();
  await new Promise<void>((resolve) => other.listen(port, '127.0.0.1', resolve));
  expect(await refusal({ CARELINE_PORT: String(port) })).toBe(
    `Port ${port} is already used by another program on this computer. Stop that program, or choose another port, ` +
      `for example: CARELINE_PORT=${port + 1} npm start`,
  );
  await new Promise((resolve) => other.close(resolve));
  expect(readdirSync(join(folder, 'data'))).toEqual([]);
});

test('a data folder that cannot be written', async () => {
  writeFileSync(join(folder, 'a-file'), '');
  const data = join(folder, 'a-file/data');
  expect(await refusal({ CARELINE_DATA: data })).toBe(
    `The data folder ${data} cannot be written (part of the path is a file). ` +
      'Set CARELINE_DATA to a folder of your own, for example: CARELINE_DATA=$HOME/careline npm start',
  );
});

test('a database that does not answer', async () => {
  const port = await freePort();
  const sentence = await refusal({ DATABASE_URL: `postgres://someone:secret@127.0.0.1:${port}/careline` });
  expect(sentence).toBe(
    `The database at 127.0.0.1:${port}/careline cannot be used: nothing answers there. Start PostgreSQL or correct DATABASE_URL.`,
  );
  expect(existsSync(join(folder, 'data/careline.lock'))).toBe(false);
});

test('an address that is none of a PostgreSQL', async () => {
  expect(await refusal({ DATABASE_URL: 'mysql://someone:secret@localhost/careline' })).toMatch(
    /^DATABASE_URL must be an address such as postgres:\/\/user:password@localhost:5432\/careline\. (?!.*secret)/,
  );
});

test('a database that is too old', async () => {
  const { port, server } = await startFakePostgres(140_011);
  expect(await refusal({ DATABASE_URL: `postgres://someone:secret@127.0.0.1:${port}/careline` })).toBe(
    `The database at 127.0.0.1:${port}/careline is PostgreSQL 14; Careline needs 15 or newer. ` +
      'Upgrade it, or unset DATABASE_URL to use the embedded database.',
  );
  await new Promise((resolve) => server.close(resolve));
});

test('a command that does not exist', async () => {
  const { exitCode, output } = await startCommand('strat').end();
  expect(exitCode).toBe(1);
  expect(output).toMatch(/^There is no command "strat"\. The commands are: .*start.*\.\n$/);
});
