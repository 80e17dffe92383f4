import { getRxStorageMemory } from 'rxdb/plugins/storage-memory';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { testId } from '#shared/domain/test-documents.ts';
import { openStore, type Store } from '#shared/store/store.ts';
import { type ClockKeeper, createClockKeeper } from './clock-keeper.ts';
import { CLOCK } from './local-documents.ts';

let store: Store;
let keeper: ClockKeeper;
let beat: () => void;
let time: number;

beforeEach(async () => {
  store = await openStore(getRxStorageMemory(), `clock-${crypto.randomUUID()}`);
  time = Date.parse('2026-11-20T15:00:00.000Z');
  beat = () => undefined;
  const ports = {
    now: () => time,
    monotonic: () => time,
    after: (_milliseconds: number, callback: () => void) => {
      beat = () => {
        time += 1000;
        callback();
      };
      return () => undefined;
    },
    log: () => undefined,
  };
  keeper = createClockKeeper(ports, () => undefined);
  await keeper.attach(store);
  const clock = keeper.prepare({
    patientId: testId(1),
    patientName: 'Rosa Alvarez',
    callId: testId(2),
    activity: 'patient-contact',
  });
  await store.writeLocal(CLOCK, clock);
  keeper.hold(clock);
});

afterEach(() => store.close());

test('a beat in the middle of the wrap-up neither breaks it nor brings the clock back', async () => {
  for (let second = 0; second < 3; second += 1) beat();
  await keeper.endWith(async () => {
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
  await expect(keeper.endWith(() => Promise.reject(new Error('disk full')))).rejects.toThrow('disk full');
  beat();
  beat();
  expect(keeper.current()?.seconds).toBe(2);
  await keeper.detach();
  expect(await store.readLocal(CLOCK)).toMatchObject({ stretches: [{ milliseconds: 2000 }] });
});

test('a pause that could not be written has not happened: the clock counts on', async () => {
  const { writeLocal } = store;
  store.writeLocal = () => Promise.reject(new Error('disk full'));
  await expect(keeper.pause()).rejects.toThrow('disk full');
  store.writeLocal = writeLocal;
  beat();
  expect(keeper.current()).toMatchObject({ seconds: 1, runningSince: expect.any(String) });
});
