/** @file The first care plan of a patient, begun twice: on two devices apart, and where a plan has just left the device. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Device, until } from '#tests/support/device.ts';
import { makeGoal } from '#tests/support/goal.ts';
import { inSync, NURSE, openPractice, type Practice } from './engine-devices.ts';
import { type Line, openLine } from './line.ts';
import { row } from './server-documents.ts';

const NOTHING = { problems: [], goals: [], interventions: [], barriers: [], sections: [] };

let practice: Practice;
let line: Line;

beforeAll(async () => {
  practice = await openPractice(2);
  line = await openLine(practice.world.url);
});
afterAll(async () => {
  await line?.close();
  await practice?.close();
});

const goalsOf = async (device: Device, patientId: string) =>
  ((await device.engine.patients.chart({ patientId })).carePlan?.goals ?? [])
    .map(({ description }) => description)
    .sort();

const begin = (device: Device, patientId: string, goal: string) =>
  device.engine.carePlans.save({ patientId, base: null, content: { ...NOTHING, goals: [makeGoal(goal)] } });

test('PLAN-4 two who begin the plan of a patient apart have one plan with the goals of both', async () => {
  const [patientId = ''] = practice.patientIds;
  const away = await practice.open('nora', NURSE, { serverUrl: line.url });
  const other = await practice.open('nora-2', NURSE);
  await Promise.all([inSync(away), inSync(other)]);
  line.cut(true);
  const [first, second] = [
    await begin(away, patientId, 'Less salt'),
    await begin(other, patientId, 'Walk daily'),
  ];
  expect(second.id).toBe(first.id);
  await inSync(other);
  line.cut(false);
  for (const device of [away, other]) {
    const goals = await until(
      'both goals are here',
      () => goalsOf(device, patientId),
      ({ length }) => length === 2,
    );
    expect(goals).toEqual(['Less salt', 'Walk daily']);
  }
  await Promise.all([inSync(away), inSync(other)]);
  const rows = await practice.sql(`select id from documents where collection = 'carePlans'`);
  expect(rows).toEqual([{ id: first.id }]);
});

test('PLAN-4 a plan that is begun over its own tombstone merges with the one that the server still has', async () => {
  const patientId = practice.patientIds[1] ?? '';
  const device = await practice.open('nora-3', NURSE);
  await inSync(device);
  const begun = await begin(device, patientId, 'Less salt');
  await inSync(device);
  const tablet = await practice.world.signIn(NURSE);
  const held = (await tablet.pullAll('carePlans')).documents.find(({ id }) => id === begun.id);
  const { staffId: updatedBy, deviceId } = tablet;
  const again = { ...held, updatedBy, deviceId, goals: [makeGoal('Walk daily')], signatures: [] };
  const tombstone = { id: begun.id, rev: held?.rev, receivedAt: held?.receivedAt, _deleted: true };
  const [result] = await tablet.push('carePlans', row(again as never, tombstone as never));
  expect(result).toMatchObject({ outcome: 'conflict' });
  await until(
    'both goals are here',
    () => goalsOf(device, patientId),
    (goals) => goals.join() === 'Less salt,Walk daily',
  );
});
