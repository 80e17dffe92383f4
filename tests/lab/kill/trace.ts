/** @file Whether the log of the store is flushed to the disk before an answer leaves, as the operating system sees it. */
import { spawnSync } from 'node:child_process';
import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SideResult } from './disk-full.ts';
import { startLife } from './start-life.ts';
import type { KillWorld } from './world.ts';

const LIVES = 4;

/** Watches a few lives through strace, where it is installed. */
export async function flushedBeforeAnswer(world: KillWorld, seed: number): Promise<SideResult> {
  if (spawnSync('strace', ['--version']).status !== 0) {
    return { line: 'flushes: not watched, strace is not installed here', failures: [], isSkipped: true };
  }
  const folder = join(world.scratch, 'traced');
  const trace = join(world.scratch, 'trace');
  cpSync(world.cheap, folder, { recursive: true });
  const watch = ['strace', '-f', '-y', '-s', '4000', '-e', 'trace=fsync,fdatasync,write', '-o', trace];
  const failures: string[] = [];
  let answers = 0;
  for (let life = 0; life < LIVES; life += 1) {
    const { email, passphrase, serverUrl } = world;
    const who = { folder, email, passphrase, serverUrl, isKeyCheap: true };
    await startLife(
      world.program,
      { ...who, task: 'close', seed: [seed, life] },
      () => undefined,
      watch,
    ).ends();
    const seen = readTrace(readFileSync(trace, 'utf8'));
    answers += seen.answers;
    if (seen.unflushed > 0) failures.push(`${seen.unflushed} answers left before the log was flushed`);
  }
  if (answers === 0) failures.push('no write was seen in the trace');
  const line = `flushes: each of ${answers} answers to a write left after an fdatasync of the log (strace)`;
  return { line, failures, isSkipped: false };
}

/** Counts the answers to writes that were asked alone, and those among them without a flush since the question. */
export function readTrace(trace: string): { answers: number; unflushed: number } {
  let [answers, unflushed, flushes] = [0, 0, 0];
  let isOneWrite = false;
  for (const line of trace.split('\n')) {
    if (/f(data)?sync\(\d+<[^>]*-wal>\)/.test(line)) flushes += 1;
    if (line.includes(String.raw`\"say\":\"asked\"`)) {
      flushes = 0;
      const asked = [...line.matchAll(/\\"do\\":\\"([a-z-]+)\\"/g)].map(([, name]) => name);
      isOneWrite = asked.length === 1 && /^(start|note|wrap-up|draft-plan|save-plan)$/.test(asked[0] ?? '');
    }
    const isDone =
      line.includes(String.raw`\"say\":\"answered\"`) && line.includes(String.raw`\"is\":\"done\"`);
    if (!isDone || !isOneWrite) continue;
    answers += 1;
    if (flushes === 0) unflushed += 1;
  }
  return { answers, unflushed };
}
