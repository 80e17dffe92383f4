/** @file Kills while large bulks are written and the log is folded in by its thread. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { findDamagedPages } from '#electron/store/index.ts';
import { preparedQuery } from '#tests/contracts/storage-documents.ts';
import { connectionOf, openCalls } from '#tests/contracts/storage-sqlite.ts';
import { seededRandom } from '#tests/lab/kill/random.ts';

const RUNS = 6;
const BULK = 600;
const LONGEST_LIFE_MS = 700;
const seed = Date.now() % 1_000_000;
const folder = mkdtempSync(join(tmpdir(), 'careline-kill-bulk-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function liveAndDie(path: string, key: Buffer, run: number, life: number): Promise<string[]> {
  const program = fileURLToPath(new URL('./kill-bulk.process.ts', import.meta.url));
  const child = spawn(process.execPath, [program, path, key.toString('hex'), String(run)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (part: string) => {
    said += part;
  });
  const ended = once(child, 'close');
  while (!said.startsWith('open') && child.exitCode === null) await sleep(5);
  await sleep(life);
  child.kill('SIGKILL');
  await ended;
  // A last line that the kill cut off was not said.
  return said.split('\n').slice(1, -1);
}

test(`what was acknowledged of large bulks and beside them outlives a kill, seed ${seed}`, async () => {
  const path = join(folder, 'store.db');
  const key = Buffer.alloc(32, 9);
  const random = seededRandom(seed);
  const bulks = new Set<string>();
  const small = new Set<string>();
  for (let run = 0; run < RUNS; run += 1) {
    const lines = await liveAndDie(path, key, run, random.whole(0, LONGEST_LIFE_MS));
    for (const [what, name = ''] of lines.map((line) => line.split(' '))) {
      (what === 'bulk' ? bulks : small).add(name);
    }
    const calls = await openCalls(path, { key });
    const others = await openCalls(path, { key, collectionName: 'others' });
    expect(connectionOf(calls).pragma('integrity_check', { simple: true })).toBe('ok');
    const { documents } = await calls.query(preparedQuery(calls, {}));
    const found = new Map<string, number>();
    for (const { id } of documents) {
      const name = id.split('-').slice(0, 2).join('-');
      found.set(name, (found.get(name) ?? 0) + 1);
    }
    expect([...bulks].filter((name) => found.get(name) !== BULK)).toEqual([]);
    expect(await others.findDocumentsById([...small], false)).toHaveLength(small.size);
    await calls.close();
    await others.close();
    expect(findDamagedPages(path, key)).toEqual([]);
  }
  expect(bulks.size).toBeGreaterThan(0);
  expect(small.size).toBeGreaterThan(0);
  process.stdout.write(
    `${RUNS} kills: ${bulks.size} bulks and ${small.size} small writes acknowledged, none lost\n`,
  );
});
