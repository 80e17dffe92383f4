/** @file An account is taken off a device: refused while anything is here alone, and complete when it is done. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Device, startDevice, until } from '#tests/support/device.ts';
import { createWorld, PASSPHRASE, type World } from './server-harness.ts';

const NURSE = 'nora@northside.example';
const OTHER = 'cora@northside.example';

let world: World;
let folder: string;
let patientIds: string[];
const open: Device[] = [];

beforeAll(async () => {
  world = await createWorld();
  folder = mkdtempSync(join(tmpdir(), 'careline-sign-off-'));
  patientIds = await world.givePatients(await world.createPerson(NURSE, 'care-manager', 'East'), 3);
  await world.createPerson(OTHER, 'care-manager', 'East');
});
afterAll(async () => {
  await Promise.all(open.map((one) => one.kill()));
  await world.close();
  rmSync(folder, { recursive: true, force: true });
});

function start(): Device {
  const device = startDevice({ folder, serverUrl: world.url, isKeyCheap: true });
  open.push(device);
  return device;
}

async function first<T>(stream: Promise<AsyncIterable<T>>): Promise<T> {
  for await (const value of await stream) return value;
  throw new Error('the stream ended');
}

const inSync = ({ engine }: Device) =>
  until(
    'the device is in sync',
    () => first(engine.sync.status()),
    ({ light, isInitialSyncDone }) => light === 'with-the-server' && isInitialSyncDone,
  );

test('an account that has nothing of its own here is removed whole, and another account stays', async () => {
  const device = start();
  const { engine } = device;
  await engine.session.signIn({ email: OTHER, passphrase: PASSPHRASE });
  await engine.session.signOut();
  const others = readdirSync(folder);
  await expect(engine.session.signOff()).rejects.toMatchObject({ code: 'LOCKED' });

  const [patientId = ''] = patientIds;
  await engine.session.signIn({ email: NURSE, passphrase: PASSPHRASE });
  await inSync(device);
  const { draft } = await engine.calls.start({
    patientId,
    kind: 'monthly-check-in',
    direction: 'outbound',
    numberDialled: '',
  });
  await expect(engine.session.signOff()).rejects.toMatchObject({
    code: 'INVALID',
    data: { detail: expect.stringContaining('1 call, screening or plan not finished') },
  });
  // Refused, and the desk is as it was.
  expect((await engine.calls.active())?.draft.callId).toBe(draft.callId);
  await world.server.close();
  await engine.calls.discard({ callId: draft.callId });
  await expect(engine.session.signOff()).rejects.toMatchObject({
    code: 'INVALID',
    data: { detail: expect.stringMatching(/\d records? not with the server yet/) },
  });
  await world.start({ port: Number(new URL(world.url).port) });
  await inSync(device);

  const status = await engine.session.signOff();
  expect(status).toMatchObject({ state: 'signed-out', person: null });
  expect(status.accountsOnDevice.map(({ email }) => email)).toEqual([OTHER]);
  expect(readdirSync(folder).sort()).toEqual(others.sort());
  await device.close();

  const again = start();
  const before = await first(again.engine.session.status());
  expect(before.accountsOnDevice.map(({ email }) => email)).toEqual([OTHER]);
  await again.engine.session.signIn({ email: NURSE, passphrase: PASSPHRASE });
  await inSync(again);
  expect(await again.engine.patients.search({ text: '', limit: 9 })).toHaveLength(3);
}, 60_000);
