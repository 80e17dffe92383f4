import { getRxStorageMemory } from 'rxdb/plugins/storage-memory';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type ClockFacts, startClock } from '#shared/domain/clock.ts';
import { pauseRunning, switchClock, withClock, withoutClock } from '#shared/domain/clock-board.ts';
import { testId } from '#shared/domain/test-documents.ts';
import { openStore, type Store } from '#shared/store/store.ts';
import { type ClockKeeper, createClockKeeper } from './clock-keeper.ts';
import { CLOCK } from './local-documents.ts';

let store: Store;
let keeper: ClockKeeper;
let beat: () => void;
let time: number;
let changes: number;

const facts = (id: string, patient: number): ClockFacts => ({
  ...{ id, patientId: testId(patient), patientName: 'Rosa Alvarez', callId: '' },
  ...{ activity: 'chart-review', program: '' },
});

const start = (id: string, patient = 1) =>
  keeper.change((board, reading) => withClock(board, startClock(facts(id, patient), reading), reading));

const ports = () => ({
  now: () => time,
  monotonic: () => time,
  after: (_milliseconds: number, callback: () => void) => {
    beat = () => {
      time += 1000;
      callback();
    };
    return () => {
      beat = () => undefined;
    };
  },
  log: () => undefined,
});

beforeEach(async () => {
  store = await openStore(getRxStorageMemory(), `clock-${crypto.randomUUID()}`);
  time = Date.parse('2026-11-20T15:00:00.000Z');
  beat = () => undefined;
  changes = 0;
  keeper = createClockKeeper(ports(), () => {
    changes += 1;
  });
  await keeper.attach(store);
  await start('a');
});

afterEach(() => store.close());

test('a beat in the middle of the wrap-up neither breaks it nor brings the clock back', async () => {
  for (let second = 0; second < 3; second += 1) beat();
  const next = keeper.prepare((board) => withoutClock(board, 'a'));
  await keeper.replaceWith(next, async () => {
    beat();
    const removed = store.writeLocal(CLOCK, null);
    beat();
    await removed;
    beat();
  });
  expect(keeper.current()).toBeNull();
  await keeper.detach();
  expect(await store.readLocal(CLOCK)).toBeNull();
});

test('after a wrap-up that failed the clock runs on, and its beats are on disk again', async () => {
  const next = keeper.prepare((board) => withoutClock(board, 'a'));
  const failed = keeper.replaceWith(next, () => Promise.reject(new Error('disk full')));
  await expect(failed).rejects.toThrow('disk full');
  beat();
  beat();
  expect(keeper.current()?.seconds).toBe(2);
  await keeper.detach();
  expect(await store.readLocal(CLOCK)).toMatchObject({ clocks: [{ stretches: [{ milliseconds: 2000 }] }] });
});

test('a pause that could not be written has not happened: the clock counts on', async () => {
  const { writeLocal } = store;
  store.writeLocal = () => Promise.reject(new Error('disk full'));
  await expect(keeper.change(pauseRunning)).rejects.toThrow('disk full');
  store.writeLocal = writeLocal;
  beat();
  expect(keeper.current()).toMatchObject({ seconds: 1, runningSince: expect.any(String) });
});

test('one clock counts at a time, each beat is on disk, and only changes are told', async () => {
  beat();
  await start('b', 2);
  beat();
  beat();
  await keeper.change((board, reading) => switchClock(board, 'a', reading));
  const before = changes;
  beat();
  expect(changes).toBe(before);
  expect(keeper.list().map(({ id, seconds }) => [id, seconds])).toEqual([
    ['a', 2],
    ['b', 2],
  ]);
  await keeper.detach();
  const stored = await store.readLocal<{ clocks: { id: string; isRunning: boolean }[] }>(CLOCK);
  expect(stored?.clocks.map(({ id, isRunning }) => [id, isRunning])).toEqual([
    ['a', true],
    ['b', false],
  ]);
});

test('the clock goes on while the store is locked, and what the store says is over does not come back', async () => {
  await start('b', 2);
  await keeper.detach();
  for (let second = 0; second < 4; second += 1) beat();
  const stored = await store.readLocal<{ clocks: { id: string }[] }>(CLOCK);
  await store.writeLocal(CLOCK, { clocks: stored?.clocks.filter(({ id }) => id === 'b') });
  await keeper.attach(store);
  expect(keeper.list().map(({ id, seconds, gap }) => [id, seconds, gap])).toEqual([['b', 4, null]]);
});

test('a silence is told at once, so that it can be asked about', async () => {
  const before = changes;
  time += 60_000;
  beat();
  expect(changes).toBe(before + 1);
  expect(keeper.current()?.gap).toMatchObject({ seconds: 61, cause: 'asleep' });
});
