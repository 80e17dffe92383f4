/** @file The child's task on a small disk: fills it to different degrees, goes on writing into the full disk, makes room, goes on. */
import { closeSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { nextBatch, words } from './nurse.ts';
import type { Operation } from './operation.ts';
import { ask, type Life, refresh } from './work.ts';

/** Said at each try that finds a write of several documents cut off in the middle. */
export const CUT_OFF = 'a write that was cut off';
const ROUNDS = 14;
/** Bytes left: none, and so few that a write of several documents is cut off at one place or another. */
const ROOM = [0, 4096, 12_288, 24_576, 40_960, 65_536, 98_304, 163_840] as const;

export async function fillDisk(life: Life): Promise<void> {
  const filler = join(life.order.folder, 'filler');
  for (let round = 0; round < ROUNDS; round += 1) {
    for (let batch = 0; batch < 6; batch += 1)
      await ask(life, nextBatch(life.random, life.picture, life.patientIds));
    fill(filler, life.order.folder, life.random.pick(ROOM));
    life.say({ say: 'busy', with: 'a full disk' });
    for (let failures = 0, tries = 0; failures < 4 && tries < 60; tries += 1) {
      const isCutOff = refresh(life);
      if (isCutOff) life.say({ say: 'busy', with: CUT_OFF });
      const outcomes = await ask(
        life,
        isCutOff ? [smallWrite(life)] : nextBatch(life.random, life.picture, life.patientIds).slice(0, 1),
      );
      if (outcomes.some(({ is }) => is === 'failed')) failures += 1;
    }
    rmSync(filler);
    life.say({ say: 'busy', with: 'room again' });
    await ask(life, [smallWrite(life)]);
    refresh(life);
    life.say({ say: 'seen', picture: life.picture });
  }
  await life.close();
}

/** Something that does not depend on how a write ended that was cut off. */
function smallWrite(life: Life): Operation {
  return {
    do: 'draft-plan',
    patientId: life.random.pick(life.patientIds),
    content: JSON.stringify(words(life.random)),
  };
}

function fill(file: string, folder: string, room: number): void {
  const chunk = Buffer.alloc(4096);
  const handle = openSync(file, 'w');
  try {
    for (;;) {
      const { bavail, bsize } = statfsSync(folder);
      if (bavail * bsize <= room || writeSync(handle, chunk) < chunk.length) break;
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
  } finally {
    closeSync(handle);
  }
}
