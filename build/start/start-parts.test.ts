import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ensureDataFolder } from './data-folder.ts';
import { demoTable } from './demo-table.ts';
import { assertPortFree } from './port.ts';
import { StopStack } from './stop-stack.ts';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'careline-start-'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('the data folder is made with its parents and left empty', () => {
  ensureDataFolder(join(folder, 'a/b'));
  expect(readdirSync(join(folder, 'a/b'))).toEqual([]);
});

test('as root, an empty data folder lets the database user pass, and one with other things in it stays closed', (context) => {
  if (process.getuid?.() !== 0) context.skip('only root runs the database as another user');
  const [empty, home] = [join(folder, 'empty'), join(folder, 'home')];
  for (const path of [empty, home]) mkdirSync(path, { mode: 0o700 });
  writeFileSync(join(home, 'letter'), '');
  for (const path of [empty, home]) ensureDataFolder(path);
  expect([empty, home].map((path) => statSync(path).mode & 0o777)).toEqual([0o701, 0o700]);
});

test('a data folder that is a file, or lies under one, is refused with the remedy', () => {
  writeFileSync(join(folder, 'file'), '');
  for (const path of [join(folder, 'file'), join(folder, 'file/data')]) {
    expect(() => ensureDataFolder(path)).toThrow(
      new RegExp(
        `^The data folder ${path} cannot be written \\(.*file.*\\)\\. Set CARELINE_DATA to a folder of your own`,
      ),
    );
  }
});

test('a data folder without the right to write is refused', () => {
  chmodSync(folder, 0o500);
  // Root may write everywhere, so it becomes somebody else for a moment.
  const asRoot = process.getuid?.() === 0;
  if (asRoot) process.seteuid?.(65_534);
  try {
    expect(() => ensureDataFolder(join(folder, 'closed'))).toThrow(/permission denied/);
  } finally {
    if (asRoot) process.seteuid?.(0);
    chmodSync(folder, 0o700);
  }
});

test('a port that another program has is named, with another one to choose', async () => {
  const other = createServer();
  const port = await new Promise<number>((resolve) => {
    other.listen(0, '127.0.0.1', () => {
      const address = other.address();
      resolve(typeof address === 'object' && address !== null ? address.port : 0);
    });
  });
  await expect(assertPortFree(port, '127.0.0.1')).rejects.toThrow(
    `Port ${port} is already used by another program on this computer. Stop that program, or choose another port`,
  );
  await new Promise((resolve) => other.close(resolve));
  await expect(assertPortFree(port, '127.0.0.1')).resolves.toBeUndefined();
});

test('what was started last is stopped first, once, and a failure does not spare the rest', async () => {
  const stopped: string[] = [];
  const stops = new StopStack();
  stops.add('The database', () => void stopped.push('database'));
  stops.add('The server', async () => {
    stopped.push('server');
    throw new Error('it hung');
  });
  await Promise.all([stops.stopAll(), stops.stopAll()]);
  expect(stopped).toEqual(['server', 'database']);
});

test('the accounts are shown in columns, and nothing when there are none', () => {
  const accounts = [
    { name: 'Nia', role: 'Care manager', email: 'nia@example.org', passphrase: 'violet otter' },
    { name: 'Bartholomew', role: 'Supervisor', email: 'b@example.org', passphrase: 'amber fox' },
  ];
  const lines = demoTable(accounts).trim().split('\n');
  expect(lines).toHaveLength(3);
  expect(new Set(lines.map((line) => line.search(/E-mail|nia@|b@/))).size).toBe(1);
  expect(demoTable([])).toBe('');
});
