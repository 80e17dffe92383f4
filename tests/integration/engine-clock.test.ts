/** @file The clocks of a person at her device: kept apart, through lock and kill, and beside a second device of hers. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TimeEntry } from '#shared/domain/time-entry.ts';
import { type Device, until } from '#tests/support/device.ts';
import { COLLEAGUE, inSync, NURSE, openPractice, type Practice, wrapUp } from './engine-devices.ts';
import { PASSPHRASE } from './server-harness.ts';

let practice: Practice;

beforeAll(async () => {
  practice = await openPractice(4);
});

afterAll(() => practice?.close());

const finish = (device: Device, clockId: string, narrative = 'Read the discharge letter.') =>
  device.engine.clock.finish({
    ...{ clockId, program: 'CCM', activity: 'chart-review', counterpart: 'nobody', narrative },
  });

const pass = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

async function entriesOf(device: Device): Promise<TimeEntry[]> {
  const { timeEntries } = await device.contents();
  return (timeEntries as unknown as TimeEntry[]).sort((one, other) =>
    one.startedAt < other.startedAt ? -1 : 1,
  );
}

function assertApart(entries: readonly TimeEntry[]): void {
  for (const [index, entry] of entries.entries()) {
    expect(entry.startedAt >= (entries[index - 1]?.endedAt ?? '')).toBe(true);
  }
}

test('starting work on another chart or a call pauses the clock; each becomes entries of its own', async () => {
  const [rosa = '', ana = '', joe = ''] = practice.patientIds;
  const device = await practice.open('apart', NURSE);
  await inSync(device);
  await device.setSpeed(4);
  const { clock, calls } = device.engine;
  const first = await clock.startWork({ patientId: rosa, activity: 'chart-review' });
  await pass(1000);
  const second = await clock.startWork({ patientId: ana, activity: 'care-coordination', program: 'CCM' });
  await pass(1000);
  const call = await calls.start({
    ...{ patientId: joe, kind: 'monthly-check-in', direction: 'inbound', numberDialled: '' },
  });
  await pass(1000);
  const list = await clock.list();
  expect(list.map(({ patientId, runningSince }) => [patientId, runningSince !== null])).toEqual([
    [joe, true],
    [ana, false],
    [rosa, false],
  ]);
  await expect(finish(device, call.draft.callId)).rejects.toMatchObject({ code: 'INVALID' });

  expect((await clock.startWork({ patientId: rosa, activity: 'chart-review' })).id).toBe(first.id);
  await pass(1000);
  await clock.switchTo({ clockId: call.draft.callId });
  await pass(1000);
  await wrapUp(device, call.draft.callId);
  expect((await clock.current())?.runningSince).toBeNull();
  await expect(finish(device, first.id, '  ')).rejects.toThrow();
  const kept = await finish(device, first.id);
  await finish(device, second.id, 'Called the pharmacy.');
  expect(await clock.list()).toEqual([]);
  await expect(finish(device, first.id)).rejects.toMatchObject({ code: 'INVALID' });

  const entries = await entriesOf(device);
  assertApart(entries);
  const lines = (patientId: string) => entries.filter((entry) => entry.patientId === patientId);
  expect(lines(rosa).map(({ callId, method, narrative }) => [callId, method, narrative])).toEqual([
    ['', 'timer', 'Read the discharge letter.'],
    ['', 'timer', 'Read the discharge letter.'],
  ]);
  expect(lines(rosa).reduce((sum, { seconds }) => sum + seconds, 0)).toBe(kept.seconds);
  expect(lines(joe).every(({ callId }) => callId === call.draft.callId)).toBe(true);
  expect(lines(joe).length).toBe(2);
  expect(lines(ana)).toMatchObject([{ narrative: 'Called the pharmacy.', isInteractive: false }]);
  for (const { seconds } of entries) expect(seconds).toBeGreaterThanOrEqual(3);
  await device.close();
});

test('through a lock the clock counts on; less than a second is refused and can be thrown away', async () => {
  const [rosa = ''] = practice.patientIds;
  const device = await practice.open('lock', NURSE);
  await inSync(device);
  const { id } = await device.engine.clock.startWork({ patientId: rosa, activity: 'documentation' });
  await expect(finish(device, id)).rejects.toMatchObject({ code: 'INVALID' });
  await device.engine.session.lock();
  await pass(2500);
  await device.engine.session.signIn({ email: NURSE, passphrase: PASSPHRASE });
  const current = await device.engine.clock.current();
  expect(current).toMatchObject({ id, gap: null, runningSince: expect.any(String) });
  expect(current?.seconds).toBeGreaterThanOrEqual(2.5);
  await device.engine.clock.discard({ clockId: id });
  expect(await device.engine.clock.current()).toBeNull();
  const lines = await entriesOf(device);
  expect(lines.filter(({ activity }) => activity === 'documentation')).toEqual([]);
  await device.close();
});

const answers = [
  ['keep-up-to-heartbeat', 3, 12],
  ['keep-all', 603, 612],
  ['discard', 0, 4],
] as const;

test.each(answers)('after a kill it asks once, with what it knows: %s', async (answer, least, most) => {
  // A person for each: their clocks are set forward, and time that lies ahead in other entries would be left out.
  const email = `${answer}@northside.example`;
  const staffId = await practice.world.createPerson(email, 'care-manager', 'East');
  const [ana = ''] = await practice.world.givePatients(staffId, 1);
  const device = await practice.open(`kill-${answer}`, email);
  await inSync(device);
  const { id } = await device.engine.clock.startWork({ patientId: ana, activity: 'care-plan' });
  await pass(3500);
  const killedAt = Date.now();
  await device.kill();

  const again = await practice.open(`kill-${answer}`, email, { clockOffset: 600_000 });
  const asked = await again.engine.clock.current();
  expect(asked).toMatchObject({ id, callId: '', gap: { cause: 'closed' } });
  const gap = asked?.gap;
  if (!gap) throw new Error('nothing is asked');
  expect(gap.seconds).toBeGreaterThanOrEqual(598);
  expect(Math.abs(Date.parse(gap.from) - killedAt)).toBeLessThanOrEqual(1500);
  expect(gap.secondsBefore).toBeGreaterThanOrEqual(2);
  const answered = await again.engine.clock.answerGap({ clockId: id, from: gap.from, answer });
  expect(answered.gap).toBeNull();
  const twice = await again.engine.clock.answerGap({ clockId: id, from: gap.from, answer: 'keep-all' });
  expect(Math.abs(twice.seconds - answered.seconds)).toBeLessThan(2);
  await pass(1200);
  const { seconds, entryIds } = await again.engine.clock.finish({
    ...{ clockId: id, program: 'CCM', activity: 'care-plan' },
    ...{ counterpart: 'nobody', narrative: 'Revised the goals.' },
  });
  expect(seconds).toBeGreaterThanOrEqual(least);
  expect(seconds).toBeLessThanOrEqual(most);
  const [line] = (await entriesOf(again)).filter((entry) => entryIds.includes(entry.id));
  expect(line?.reason).toMatch(/^Unseen from .* min \d+ s: Careline was not running\./);
  await again.close();
});

test('a kill while parked keeps both clocks, and asks about none of them', async () => {
  const [rosa = '', ana = ''] = practice.patientIds;
  const device = await practice.open('parked', NURSE);
  await inSync(device);
  const { clock } = device.engine;
  await clock.startWork({ patientId: rosa, activity: 'chart-review' });
  await pass(1100);
  await clock.startWork({ patientId: ana, activity: 'chart-review' });
  await clock.pause();
  await device.kill();
  const again = await practice.open('parked', NURSE, { clockOffset: 3_600_000 });
  const list = await again.engine.clock.list();
  expect(list.map(({ patientId, runningSince, gap }) => [patientId, runningSince, gap])).toEqual([
    [ana, null, null],
    [rosa, null, null],
  ]);
  expect(list[1]?.seconds).toBeGreaterThanOrEqual(1);
  await again.close();
});

test('time that she booked on another device is not counted a second time', async () => {
  // The entries of the other tests lie in the future of a clock that was set forward.
  const [joe = '', rosa = ''] = await practice.world.givePatients(practice.colleagueId, 2);
  const desk = await practice.open('double-desk', COLLEAGUE);
  const laptop = await practice.open('double-laptop', COLLEAGUE);
  await Promise.all([inSync(desk), inSync(laptop)]);
  const { id } = await desk.engine.clock.startWork({ patientId: joe, activity: 'documentation' });
  await pass(1500);
  const { id: other } = await laptop.engine.clock.startWork({ patientId: rosa, activity: 'chart-review' });
  await pass(2600);
  const booked = await finish(laptop, other);
  await inSync(laptop);
  const isHere = (entries: TimeEntry[]) => booked.entryIds.every((one) => entries.some((e) => e.id === one));
  await until('the minutes of the laptop arrive', () => entriesOf(desk), isHere);
  await pass(1500);
  const kept = await finish(desk, id);
  expect(kept.doubleSeconds).toBeGreaterThanOrEqual(booked.seconds);
  const entries = await entriesOf(desk);
  const both = entries.filter((entry) => [...booked.entryIds, ...kept.entryIds].includes(entry.id));
  expect(both.length).toBe(3);
  assertApart(both);
  expect(both.at(-1)?.reason).toContain('because they are in another entry');
  await Promise.all([desk.close(), laptop.close()]);
});

test('a second device says that a clock runs on the first, and nothing while it cannot know', async () => {
  const [patientId = ''] = await practice.world.givePatients(practice.colleagueId, 1);
  const desk = await practice.open('second-desk', COLLEAGUE);
  const laptop = await practice.open('second-laptop', COLLEAGUE);
  await Promise.all([inSync(desk), inSync(laptop)]);
  const others = () => laptop.engine.clock.others();
  expect(await others()).toEqual([]);
  const started = await desk.engine.clock.startWork({ patientId, activity: 'chart-review' });
  const [seen] = await until('the laptop knows', others, (list) => list.length === 1);
  expect(seen).toMatchObject({ deviceName: 'Test device', since: started.startedAt, isFresh: true });
  expect(await desk.engine.clock.others()).toEqual([]);
  await desk.engine.clock.pause();
  await until('the laptop knows that it stopped', others, (list) => list.length === 0);
  await desk.engine.clock.resume();
  await until('the laptop knows that it goes on', others, (list) => list.length === 1);

  await practice.world.server.close();
  await until('the laptop is alone', others, (list) => list.length === 0);
  await Promise.all([desk.kill(), laptop.kill()]);
});
