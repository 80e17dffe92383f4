/** @file The disk fills up under the engine: commands fail loudly, nothing is half there, and with room again work goes on. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createExpectation, type Expectation } from './expectation.ts';
import { CUT_OFF } from './fill-disk.ts';
import { inspectStore } from './inspect.ts';
import { QUESTIONS } from './nurse.ts';
import { differences } from './picture.ts';
import { startLife } from './start-life.ts';
import type { KillWorld } from './world.ts';

const SIZE = '12m';

/** What a check beside the kills found, in a sentence. */
export interface SideResult {
  line: string;
  failures: string[];
  isSkipped: boolean;
}

/** Mounts a small disk for one device and works on it while it is full at different degrees. */
export async function diskFull(world: KillWorld, seed: number): Promise<SideResult> {
  const folder = join(world.scratch, 'small-disk');
  mkdirSync(folder, { recursive: true });
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${SIZE},mode=0700`, 'tmpfs', folder], {
    encoding: 'utf8',
  });
  if (mounted.status !== 0) {
    const why = (mounted.stderr || mounted.error?.message || '').trim();
    return {
      line: `full disk: not tested, a small disk cannot be mounted here (${why})`,
      failures: [],
      isSkipped: true,
    };
  }
  try {
    cpSync(world.cheap, folder, { recursive: true });
    return await workOnFullDisk(world, folder, seed);
  } finally {
    spawnSync('umount', [folder]);
  }
}

async function workOnFullDisk(world: KillWorld, folder: string, seed: number): Promise<SideResult> {
  const failures: string[] = [];
  const counts = { refusedByDisk: 0, cutOff: 0, withRoom: 0, rounds: 0 };
  let expectation: Expectation | null = null;
  let isFull = false;
  let store = { path: '', hex: '' };

  async function live(task: 'fill-disk' | 'finish'): Promise<void> {
    const { email, passphrase, serverUrl } = world;
    const order = { task, folder, email, passphrase, serverUrl, seed: [seed], isKeyCheap: true };
    const life = startLife(world.program, order, (message) => {
      if (message.say === 'key') store = message;
      if (message.say === 'asked') expectation?.asked(message.batch);
      if (message.say === 'busy') {
        isFull = message.with !== 'room again';
        if (message.with === 'a full disk') counts.rounds += 1;
        if (message.with === CUT_OFF) counts.cutOff += 1;
      }
      if (message.say === 'opened') {
        failures.push(...message.unserved.map((what) => `served otherwise: ${what}`));
        expectation ??= createExpectation(message.picture, QUESTIONS);
      }
      if (message.say === 'opened' || message.say === 'seen') {
        const verdict = expectation?.compare(message.picture) ?? { is: 'right' };
        if (verdict.is !== 'right') {
          const what = verdict.nearest ? differences(verdict.nearest, message.picture).join('; ') : '';
          failures.push(`${verdict.is}: ${what}`);
        }
      }
      if (message.say !== 'answered') return;
      const { number, outcome } = message;
      expectation?.answered(number, outcome);
      if (failures.length === 0 && expectation?.possible().length === 0)
        failures.push('answers that no order explains');
      if (outcome.is === 'done' && !isFull) counts.withRoom += 1;
      if (outcome.is !== 'failed') return;
      counts.refusedByDisk += 1;
      const sentence = `${outcome.code}: ${outcome.detail}`;
      if (!isFull) failures.push(`failed with room on the disk: ${sentence}`);
      else if (!/^STORE_FAILED: The disk .*Free some space/.test(sentence))
        failures.push(`said nothing of the disk: ${sentence}`);
    });
    await life.ends().catch((error: Error) => failures.push(error.message));
  }

  await live('fill-disk');
  failures.push(...inspectStore(store.path, store.hex, join(world.scratch, 'small-disk.copy')).problems);
  await live('finish');
  if (counts.refusedByDisk === 0) failures.push('no command failed: the disk was not full');
  const line = `full disk: filled ${counts.rounds} times, ${counts.refusedByDisk} commands failed loudly, ${counts.cutOff} times with a write cut off, ${counts.withRoom} went on with room again`;
  return { line, failures, isSkipped: false };
}
