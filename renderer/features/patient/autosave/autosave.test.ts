import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { type AutosaveState, createAutosave } from './autosave.ts';

type Words = Record<string, string>;

function desk(answers: Array<'ok' | 'fail'> = []) {
  const disk: Words[] = [];
  const states: AutosaveState[] = [];
  const autosave = createAutosave<Words>({
    quietTime: 10,
    retryTime: 20,
    merge: (earlier, later) => ({ ...earlier, ...later }),
    onState: (state) => states.push(state),
    save: async (edit) => {
      await wait(5);
      if ((answers.shift() ?? 'ok') === 'fail') throw new Error('the disk is full');
      disk.push(edit);
      return { savedAt: `2026-11-21T14:00:0${disk.length}.000Z` };
    },
  });
  return { autosave, disk, states };
}

test('a burst of keys is one save, and "saved" is said only after the answer', async () => {
  const { autosave, disk, states } = desk();
  autosave.push({ plan: 'c' });
  autosave.push({ plan: 'ca' });
  autosave.push({ plan: 'cal' });
  expect(states.every((state) => state.savedAt === '')).toBe(true);
  expect(await autosave.flush()).toBe(true);
  expect(disk).toEqual([{ plan: 'cal' }]);
  expect(states.at(-1)).toEqual({ phase: 'idle', savedAt: '2026-11-21T14:00:01.000Z', problem: '' });
  expect(autosave.isDirty()).toBe(false);
});

test('words typed while a save runs are saved after it, in order', async () => {
  const { autosave, disk } = desk();
  autosave.push({ plan: 'first' });
  const flushed = autosave.flush();
  autosave.push({ plan: 'second', reason: 'pain' });
  expect(await flushed).toBe(true);
  expect(disk).toEqual([{ plan: 'first' }, { plan: 'second', reason: 'pain' }]);
});

test('a failed save keeps every word, says why, and goes through by itself later', async () => {
  const { autosave, disk, states } = desk(['fail']);
  autosave.push({ reason: 'dizzy since Monday' });
  expect(await autosave.flush()).toBe(false);
  expect(states.at(-1)).toMatchObject({ phase: 'failed', problem: 'the disk is full' });
  expect(autosave.isDirty()).toBe(true);
  autosave.push({ plan: 'call the practice' });
  await expect.poll(() => disk).toEqual([{ reason: 'dizzy since Monday', plan: 'call the practice' }]);
  await expect.poll(() => states.at(-1)).toMatchObject({ phase: 'idle', problem: '' });
});

test('a later word wins over the same field of a save that failed', async () => {
  const { autosave, disk } = desk(['fail']);
  autosave.push({ plan: 'old' });
  const flushed = autosave.flush();
  autosave.push({ plan: 'new' });
  expect(await flushed).toBe(false);
  expect(await autosave.flush()).toBe(true);
  expect(disk).toEqual([{ plan: 'new' }]);
});

test('a draft that is given up is not saved any more, not even after a failed save', async () => {
  const { autosave, disk } = desk(['fail']);
  autosave.push({ plan: 'thrown away' });
  expect(await autosave.flush()).toBe(false);
  autosave.stop();
  autosave.push({ plan: 'too late' });
  await wait(60);
  expect(disk).toEqual([]);
  expect(autosave.isDirty()).toBe(false);
});
