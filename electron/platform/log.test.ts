import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createFileLog } from './log.ts';
import { logLine } from './log-line.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'careline-log-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('a line holds the event and allowed facts; what nobody allowed is dropped and counted', () => {
  const facts = { code: 'OFFLINE', count: 3, patientName: 'Jane Doe', note: 'fell yesterday' };
  expect(JSON.parse(logLine(new Date(0), 'sync-failed', facts))).toEqual({
    at: '1970-01-01T00:00:00.000Z',
    event: 'sync-failed',
    code: 'OFFLINE',
    count: 3,
    dropped: 2,
  });
});

test('words under an allowed name are redacted', () => {
  for (const reason of ['Jane Doe fell', 'jane@doe.example', '(617) 555-0123', 'x'.repeat(65), 'a\nb']) {
    expect(JSON.parse(logLine(new Date(0), 'failed', { reason })).reason).toBe('[redacted]');
  }
  expect(JSON.parse(logLine(new Date(0), 'Jane Doe called')).event).toBe('unnamed');
});

test('lines are written in order, readable by this user alone', async () => {
  const log = createFileLog({ folder: join(folder, 'logs'), now: () => 0 });
  for (let count = 0; count < 200; count++) log.write('tick', { count });
  await log.flushed();
  const path = join(folder, 'logs', 'careline.log');
  const lines = readFileSync(path, 'utf8').trimEnd().split('\n');
  expect(lines.map((line) => JSON.parse(line).count)).toEqual([...Array(200).keys()]);
  if (process.platform !== 'win32') expect(statSync(path).mode & 0o077).toBe(0);
});

test('a full file is put aside, and only so many are kept', async () => {
  const log = createFileLog({ folder, now: () => 0, maximumBytes: 100, keep: 2 });
  for (let count = 0; count < 20; count++) {
    log.write('tick', { count });
    await log.flushed();
  }
  expect(readdirSync(folder).sort()).toEqual(['careline.1.log', 'careline.2.log', 'careline.log']);
  expect(readFileSync(join(folder, 'careline.log'), 'utf8')).toContain('"count":19');
});

test('a folder that cannot be made loses lines and breaks nothing', async () => {
  const log = createFileLog({ folder: join(folder, 'careline.log\0'), now: () => 0 });
  log.write('tick');
  await expect(log.flushed()).resolves.toBeUndefined();
});
