import { afterAll, beforeAll, expect, test } from 'vitest';
import { until } from '#tests/support/device.ts';
import {
  callPatient,
  inSync,
  NURSE,
  openPractice,
  type Practice,
  statusOf,
  untilStatus,
} from './engine-devices.ts';
import { type Line, openLine } from './line.ts';

const DAY_MS = 86_400_000;
/** Longer than the engine takes for chance, and shorter than what locks a desk. */
const JUMP_MS = 300_000;
let practice: Practice;
let line: Line;

beforeAll(async () => {
  practice = await openPractice(3);
  line = await openLine(practice.world.url);
});
afterAll(async () => {
  await line?.close();
  await practice?.close();
});

test('WAKE-4 after a sleep, seen by the clock, a line that died without a word is given up at once', async () => {
  const away = await practice.open('nora', NURSE, { serverUrl: line.url });
  const other = await practice.open('nora-2', NURSE);
  await Promise.all([inSync(away), inSync(other)]);
  line.die();
  const [patientId = ''] = practice.patientIds;
  const callId = await callPatient(other, patientId, 'Weigh daily.');
  await inSync(other);
  await away.setClock(JUMP_MS);
  // The stream alone would be given up after a minute of silence.
  await until(
    'the call is here',
    () => away.engine.patients.chart({ patientId }),
    ({ calls }) => calls.some(({ call }) => call.id === callId),
    45_000,
  );
  expect((await statusOf(away)).connection).toBe('connected');
});

test('WAKE-4 a request on a line that died ends, and is made again', async () => {
  // Four times as fast, so that a minute of silence passes in fifteen seconds.
  const away = await practice.open('nora-3', NURSE, { serverUrl: line.url, speed: 4 });
  await inSync(away);
  const [, patientId = ''] = practice.patientIds;
  line.die();
  await callPatient(away, patientId, 'Weigh daily.');
  await untilStatus(away, 'it is sent', ({ light }) => light === 'with-the-server', 40_000);
});

test.each([-3, 3])(
  'WAKE-2 STAMP-2 a clock that is wrong by %i days, and set right later, keeps nothing from being sent',
  async (days) => {
    const name = `nora-clock-${days}`;
    const device = await practice.open(name, NURSE, { serverUrl: line.url, clockOffset: days * DAY_MS });
    await inSync(device);
    const [, , patientId = ''] = practice.patientIds;
    const before = line.count('/auth/refresh');
    const first = await callPatient(device, patientId, 'First.');
    await inSync(device);
    await device.setClock(0);
    const second = await callPatient(device, patientId, 'Second.');
    await inSync(device);
    const stored = await practice.sql(`select id from documents where id = any($1::uuid[])`, [
      [first, second],
    ]);
    expect(stored).toHaveLength(2);
    // A token is not renewed for each request because the clock says that it has ended.
    expect(line.count('/auth/refresh') - before).toBeLessThanOrEqual(2);
  },
);

test('VERSION-3 a device that is too old is told so, receives nothing, and what it has is taken', async () => {
  const [patientId = ''] = practice.patientIds;
  let old = await practice.open('nora-old', NURSE, { serverUrl: line.url });
  await inSync(old);
  await old.close();
  line.rewrite({ 'careline-protocol': '0' });
  old = await practice.open('nora-old', NURSE, { serverUrl: line.url });
  await untilStatus(old, 'it is told', ({ connection }) => connection === 'update-needed');
  const callId = await callPatient(old, patientId, 'From an old one.');
  const taken = () =>
    practice.sql<{ plan: string }>(`select body->'note'->>'plan' as plan from documents where id = $1`, [
      callId,
    ]);
  expect(await until('the server has it', taken, (rows) => rows.length > 0)).toEqual([
    { plan: 'From an old one.' },
  ]);
  // It receives nothing, so it has no receipt, and says so.
  expect(await statusOf(old)).toMatchObject({ connection: 'update-needed', light: 'on-this-device' });
  await expect(old.engine.sync.check()).rejects.toMatchObject({ code: 'OFFLINE' });

  line.rewrite({});
  await old.engine.sync.now();
  await inSync(old);
});
