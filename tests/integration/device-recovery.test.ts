/** @file What a device that was retired or left alone too long still holds: it arrives by the recovery key, which opens nothing else. */
import { expect, test } from 'vitest';
import { retireDevice } from '#server/organization/devices.ts';
import { until } from '#tests/support/device.ts';
import { makeGoal } from '#tests/support/goal.ts';
import {
  callWith,
  DAY,
  device,
  enter,
  inSync,
  newNurse,
  noteOnServer,
  recordOf,
  recoveryKeyOf,
  statusOf,
  withoutServer,
  world,
} from './device-keys-desk.ts';
import { codeOf } from './server-harness.ts';

test('a retired device closes itself and opens no more; its unsent call arrives by the recovery key, which opens nothing else', async () => {
  const { email, patientId } = await newNurse();
  const first = device('retired');
  await enter(first, email);
  await inSync(first);
  const { deviceId } = recordOf('retired').account;
  const callId = await withoutServer(async () => {
    const id = await callWith(first, patientId, 'Hazel and thyme.');
    await retireDevice(world.database.pool, deviceId);
    return id;
  });
  const status = await until(
    'it heard of it',
    () => statusOf(first),
    ({ state }) => state === 'retired',
  );
  expect(status.accountsOnDevice).toMatchObject([{ access: 'retired' }]);
  expect(await codeOf(first.engine.queue.today())).toBe('LOCKED');
  expect(recordOf('retired')).toMatchObject({ passphraseWrap: null, ended: 'retired' });
  await first.close();

  const again = device('retired');
  expect(await codeOf(enter(again, email))).toBe('DEVICE_RETIRED');
  expect(await noteOnServer(callId)).toBeUndefined();
  const recoveryKey = await recoveryKeyOf(deviceId);
  const recover = (key: string) => again.engine.session.recover({ email, recoveryKey: key });
  expect(await codeOf(recover('nonsense'))).toBe('INVALID');
  expect(await codeOf(recover(await recoveryKeyOf((await world.signIn(email)).deviceId)))).toBe(
    'WRONG_CREDENTIALS',
  );
  await withoutServer(async () => expect(await codeOf(recover(recoveryKey))).toBe('OFFLINE'));
  const outcome = await recover(recoveryKey.toLowerCase());
  expect(outcome).toMatchObject({ held: [], unfinished: 0 });
  expect(outcome.arrived).toBeGreaterThanOrEqual(2);
  expect(await noteOnServer(callId)).toBe('Hazel and thyme.');
  expect((await recover(recoveryKey)).held).toEqual([]);
  expect(await codeOf(enter(again, email))).toBe('DEVICE_RETIRED');
  expect(await codeOf(again.engine.patients.search({ text: '', limit: 5 }))).toBe('SIGNED_OUT');
});

test('HOLD-5 what the server refuses of a retired device is passed on to the supervisor as it is', async () => {
  const { email, patientId } = await newNurse();
  const leadEmail = 'lead-of-the-retired@northside.example';
  await world.createPerson(leadEmail, 'supervisor', 'East');
  const other = await newNurse();
  const { staffId: otherId } = await world.signIn(other.email);
  // Its clock ran ahead while it wrote, and is right when it sends: the words seem to be later than the grant.
  const first = device('passed-on', { clockOffset: 10 * DAY });
  await enter(first, email);
  await inSync(first);
  const { deviceId } = recordOf('passed-on').account;
  const callId = await withoutServer(async () => {
    const id = await callWith(first, patientId, 'Rowan berries.');
    await first.close();
    await retireDevice(world.database.pool, deviceId);
    await world.assign(otherId, [patientId]);
    return id;
  });
  const again = device('passed-on');
  const recoveryKey = await recoveryKeyOf(deviceId);
  const outcome = await again.engine.session.recover({ email, recoveryKey });
  expect(outcome).toMatchObject({ held: [], unfinished: 0 });
  expect(outcome.passedOn).toBe(1);
  expect(await noteOnServer(callId)).toBeUndefined();
  const items = (await (await world.signIn(leadEmail)).pullAll('reviewItems')).documents;
  const passedOn = items.filter(({ kind, documentId }) => kind === 'sent-as-is' && documentId === callId);
  expect(passedOn).toHaveLength(1);
  expect(JSON.stringify(passedOn)).toContain('Rowan berries.');
  expect((await again.engine.session.recover({ email, recoveryKey })).held).toEqual([]);
});

test('MERGE-1 what others changed meanwhile and a recovery brings is merged by the server, and is the same after the next usual sign-in', async () => {
  const { email, patientId } = await newNurse();
  const first = device('merge');
  const other = device('merge-other');
  await Promise.all([enter(first, email), enter(other, email)]);
  await Promise.all([inSync(first), inSync(other)]);
  const plan = (description: string) => ({
    patientId,
    base: null,
    content: { problems: [], goals: [makeGoal(description)], interventions: [], barriers: [], sections: [] },
  });
  await other.engine.carePlans.save(plan('Walk each day'));
  await inSync(other);
  await inSync(first);
  await first.engine.carePlans.draft({ patientId });
  const { deviceId } = recordOf('merge').account;
  const chart = await until(
    'the plan is here',
    () => first.engine.patients.chart({ patientId }),
    ({ carePlan }) => carePlan !== null,
  );
  const before = chart.carePlan;
  if (!before) throw new Error('no plan');
  const { problems, goals, interventions, barriers, sections } = before;
  const base = { problems, goals, interventions, barriers, sections };
  const edited = (words: string) => ({
    patientId,
    base,
    content: { ...base, goals: goals.map((one) => ({ ...one, description: words })) },
  });
  await withoutServer(async () => {
    await first.engine.carePlans.save(edited('Walk to the well'));
    await first.close();
    await device('merge', { clockOffset: 15 * DAY }).engine.session.status();
  });
  await other.engine.carePlans.save(edited('Walk to the mill'));
  await inSync(other);
  const lapsed = device('merge');
  const outcome = await lapsed.engine.session.recover({ email, recoveryKey: await recoveryKeyOf(deviceId) });
  expect(outcome).toMatchObject({ held: [], passedOn: 0 });
  await enter(lapsed, email);
  await inSync(lapsed);
  const merged = await lapsed.engine.patients.chart({ patientId });
  expect(merged.carePlan?.goals.map(({ description }) => description)).toEqual(['Walk to the well']);
});
