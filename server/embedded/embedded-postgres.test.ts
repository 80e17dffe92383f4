import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runningEmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'careline-embedded-'));
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

async function ask(url: string, statement: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(statement)).rows;
  } finally {
    await client.end();
  }
}

test('makes a cluster, keeps the data over a restart and leaves no process behind', async () => {
  const first = await startEmbeddedPostgres({ folder });
  await ask(first.url, 'create table kept as select 41 + 1 as answer');
  await first.stop();
  await expect(ask(first.url, 'select 1')).rejects.toThrow(/ECONNREFUSED/);
  const second = await startEmbeddedPostgres({ folder });
  expect(await ask(second.url, 'select answer from kept')).toEqual([{ answer: 42 }]);
  await second.stop();
});

test('the role owns its database but is no superuser, so that row-level security holds for it', async () => {
  const database = await startEmbeddedPostgres({ folder });
  const rows = await ask(
    database.url,
    'select rolsuper, rolbypassrls from pg_roles where rolname = current_user',
  );
  await database.stop();
  expect(rows).toEqual([{ rolsuper: false, rolbypassrls: false }]);
});

const passwordIn = async (name: string) => (await readFile(join(folder, name), 'utf8')).trim();

test('keeps a password for its role and another one for the superuser, in files that only their owner reads', async () => {
  for (const name of ['password', 'superuser-password']) {
    const { mode } = await stat(join(folder, name));
    expect(mode & 0o777).toBe(process.platform === 'win32' ? 0o666 : 0o600);
    expect(await passwordIn(name)).toMatch(/^[0-9a-f]{48}$/);
  }
  expect(await passwordIn('password')).not.toBe(await passwordIn('superuser-password'));
});

const asSuperuser = (url: string, password: string) => {
  const address = new URL(url);
  address.username = 'postgres';
  address.password = password;
  address.pathname = '/postgres';
  return address.href;
};

test('the password of the role does not let the superuser in, nor in a cluster of before that had one for both', async () => {
  let database = await startEmbeddedPostgres({ folder });
  const shared = await passwordIn('password');
  await expect(ask(asSuperuser(database.url, shared), 'select 1')).rejects.toThrow(/authentication failed/);
  // As an older Careline made it.
  const own = asSuperuser(database.url, await passwordIn('superuser-password'));
  await ask(own, `alter role postgres password '${shared}'`);
  await database.stop();
  await rm(join(folder, 'superuser-password'));

  database = await startEmbeddedPostgres({ folder });
  await expect(ask(asSuperuser(database.url, shared), 'select 1')).rejects.toThrow(/authentication failed/);
  const next = asSuperuser(database.url, await passwordIn('superuser-password'));
  expect(await ask(next, 'select 1 as one')).toEqual([{ one: 1 }]);
  await database.stop();

  // Killed between the change and the renaming.
  await rename(join(folder, 'superuser-password'), join(folder, 'superuser-password.new'));
  database = await startEmbeddedPostgres({ folder });
  expect(
    await ask(asSuperuser(database.url, await passwordIn('superuser-password')), 'select 1 as one'),
  ).toEqual([{ one: 1 }]);
  await database.stop();
});

test('starts over a postmaster.pid whose number now belongs to another program', async () => {
  await writeFile(
    join(folder, 'cluster/postmaster.pid'),
    `${process.pid}\n${join(folder, 'cluster')}\n1\n1\n\n\n\nready\n`,
  );
  const database = await startEmbeddedPostgres({ folder });
  expect(await ask(database.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  await database.stop();
});

test('takes over from a PostgreSQL that a killed Careline left running', async () => {
  const orphan = await startEmbeddedPostgres({ folder });
  const heir = await startEmbeddedPostgres({ folder });
  expect(await ask(heir.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  await expect(ask(orphan.url, 'select 1')).rejects.toThrow(/ECONNREFUSED/);
  await heir.stop();
  await orphan.stop();
});

test('tells another program the address of a running database, and that none runs after it stopped', async () => {
  const database = await startEmbeddedPostgres({ folder });
  expect(await runningEmbeddedPostgres(folder)).toBe(database.url);
  await database.stop();
  expect(await runningEmbeddedPostgres(folder)).toBeUndefined();
});

test('names the version that made a cluster which this one cannot open', async () => {
  const version = join(folder, 'cluster/PG_VERSION');
  const there = await readFile(version, 'utf8');
  await writeFile(version, '9\n');
  await expect(startEmbeddedPostgres({ folder })).rejects.toThrow(
    /was made by PostgreSQL 9, and this Careline brings PostgreSQL \d+/,
  );
  await writeFile(version, there);
});

const root = process.getuid?.() === 0;

test('as root, names the closed folder that the database user cannot enter', async (context) => {
  if (!root) context.skip('only root starts PostgreSQL as another user');
  const closed = await mkdtemp(join(tmpdir(), 'careline-closed-'));
  spawnSync('chmod', ['700', closed]);
  await expect(startEmbeddedPostgres({ folder: join(closed, 'database') })).rejects.toThrow(
    new RegExp(`cannot enter ${closed}\\. Set CARELINE_DATA to a folder it can reach`),
  );
  await rm(closed, { recursive: true, force: true });
});
