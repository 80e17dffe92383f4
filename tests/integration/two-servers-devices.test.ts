/** @file Devices with their real engines and stores, before two server processes of which one is killed while all of them write. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createServerProcess, type ServerProcess } from '#tests/lab/sync/server-process.ts';
import { type Device, startDevice, until } from '#tests/support/device.ts';
import { type RoundRobinProxy, startRoundRobinProxy } from '#tests/support/round-robin-proxy.ts';
import { task } from './server-documents.ts';
import { createWorld, PASSPHRASE, type World } from './server-harness.ts';

const TASKS_EACH = 15;
/** The first server is killed when so many have been written on each device. */
const KILL_AT = 5;

let world: World;
let first: ServerProcess;
let second: ServerProcess;
let proxy: RoundRobinProxy;
let folder: string;
let nurseId: string;
let patientId: string;
const devices: Device[] = [];
beforeAll(async () => {
  world = await createWorld();
  folder = mkdtempSync(join(tmpdir(), 'careline-devices-'));
  nurseId = await world.createPerson('nora@northside.example', 'care-manager', 'East');
  await world.createPerson('lena@northside.example', 'supervisor', 'East');
  [patientId = ''] = await world.givePatients(nurseId, 1);
  first = await createServerProcess(world.databaseUrl, '/dev/null');
  second = await createServerProcess(world.databaseUrl, '/dev/null');
  await Promise.all([first.start(), second.start()]);
  proxy = await startRoundRobinProxy([first.url, second.url]);
});
afterAll(async () => {
  await Promise.all(devices.map((device) => device.kill()));
  await proxy.close();
  await Promise.all([first.kill(), second.kill()]);
  await world.close();
  rmSync(folder, { recursive: true, force: true });
});

async function openDevice(name: string, email: string): Promise<Device> {
  const device = startDevice({ folder: join(folder, name), serverUrl: proxy.url, isKeyCheap: true });
  devices.push(device);
  await device.engine.session.signIn({ email, passphrase: PASSPHRASE });
  return device;
}

/** Titles of the tasks on a device that are with the server, in order. */
async function titlesOf(device: Device): Promise<string[]> {
  const { tasks } = await device.contents();
  return tasks
    .filter(({ _deleted, receivedAt }) => !_deleted && receivedAt !== '')
    .map(({ title }) => String(title))
    .sort();
}

test('STAMP-3 PUSH-2 devices write through a kill of one of two servers, and each, also one that only reads, has every record once', async () => {
  const people = ['nora', 'nora', 'nora', 'lena'];
  const writers = 3;
  const all = await Promise.all(
    people.map((person, index) => openDevice(`device-${index}`, `${person}@northside.example`)),
  );
  let written = 0;
  const write = async (device: Device, index: number) => {
    for (let count = 0; count < TASKS_EACH; count += 1) {
      const author = { staffId: nurseId, deviceId: '' };
      const document = task(author, patientId, { title: `device ${index} task ${count}` });
      await device.edit({
        action: 'task.create',
        collection: 'tasks',
        patientId,
        documentId: document.id,
        document: { ...document },
        fields: {},
      });
      written += 1;
    }
  };
  const kill = async () => {
    await until(
      'enough was written',
      async () => written,
      (count) => count >= KILL_AT * writers,
    );
    await first.kill();
  };
  await Promise.all([...all.slice(0, writers).map(write), kill()]);
  expect(Math.min(...proxy.connections().values())).toBeGreaterThan(0);
  const expected = Array.from({ length: writers }, (_, index) => index).flatMap((index) =>
    Array.from({ length: TASKS_EACH }, (_unused, count) => `device ${index} task ${count}`),
  );
  for (const device of all) {
    const titles = await until(
      'every record is on every device with its receipt',
      () => titlesOf(device),
      ({ length }) => length >= expected.length,
      60_000,
    );
    expect(titles).toEqual([...expected].sort());
  }
}, 180_000);
