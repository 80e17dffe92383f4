import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { takeInstanceLock } from './instance-lock.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'careline-lock-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const url = 'http://127.0.0.1:4380';

test('a second instance is told where the first one is', () => {
  const release = takeInstanceLock(folder, url);
  expect(() => takeInstanceLock(folder, 'http://127.0.0.1:4999')).toThrow(
    `Careline is already running on this data folder: ${url} (process ${process.pid}, ${folder}).`,
  );
  release();
  takeInstanceLock(folder, url)();
  expect(readdirSync(folder)).toEqual([]);
});

test('the lock of a process that was killed does not hold', async () => {
  const child = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60_000)']);
  const pid = child.pid ?? 0;
  writeFileSync(join(folder, 'careline.lock'), JSON.stringify({ pid, started: startOf(pid), url }));
  expect(() => takeInstanceLock(folder, url)).toThrow(/already running/);
  child.kill('SIGKILL');
  await once(child, 'exit');
  takeInstanceLock(folder, url)();
});

test('a process that got the number of a dead Careline does not count as one', (context) => {
  if (process.platform !== 'linux') context.skip('only Linux tells when a process started');
  writeFileSync(
    join(folder, 'careline.lock'),
    JSON.stringify({ pid: process.pid, started: 'another boot 1', url }),
  );
  takeInstanceLock(folder, url)();
});

test('a damaged lock does not hold, and releasing leaves the lock of another alone', () => {
  writeFileSync(join(folder, 'careline.lock'), '{"pid":');
  const release = takeInstanceLock(folder, url);
  writeFileSync(join(folder, 'careline.lock'), JSON.stringify({ pid: 1, started: '', url }));
  release();
  expect(existsSync(join(folder, 'careline.lock'))).toBe(true);
});

function startOf(pid: number): string {
  if (process.platform !== 'linux') return '';
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  return `${boot} ${fields.slice(fields.lastIndexOf(')') + 2).split(' ')[19]}`;
}
