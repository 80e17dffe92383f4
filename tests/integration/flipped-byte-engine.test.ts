/** @file A damaged store under the real engine: signing in says so, and no wrong word is shown. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Device, startDevice, until } from '#tests/support/device.ts';
import { createWorld, PASSPHRASE, type World } from './server-harness.ts';

const NURSE = 'nora@northside.example';
const PAGE = 4096;

let world: World;
let folder: string;
let patientIds: string[];
let device: Device | undefined;

beforeAll(async () => {
  world = await createWorld();
  folder = mkdtempSync(join(tmpdir(), 'careline-damaged-'));
  patientIds = await world.givePatients(await world.createPerson(NURSE, 'care-manager', 'East'), 30);
});
afterAll(async () => {
  await device?.kill();
  await world.close();
  rmSync(folder, { recursive: true, force: true });
});

/** What the engine shows after signing in, or the error's sentence. */
async function shown(): Promise<string> {
  device = startDevice({ folder, serverUrl: 'http://127.0.0.1:9', isKeyCheap: true });
  try {
    await device.engine.session.signIn({ email: NURSE, passphrase: PASSPHRASE });
    const rows = await device.engine.patients.search({ text: '', limit: 100 });
    const charts = await Promise.all(
      patientIds.map((patientId) => device?.engine.patients.chart({ patientId })),
    );
    return JSON.stringify([rows, charts.map((chart) => chart?.patient)]);
  } catch (error) {
    const { code, data } = error as { code: string; data?: { detail: string } };
    return `${code}: ${data?.detail}`;
  } finally {
    await device.kill();
  }
}

test('signing in on a store with a flipped byte names the damage, or shows the truth where the page was not needed', async () => {
  device = startDevice({ folder, serverUrl: world.url, isKeyCheap: true });
  const { engine } = device;
  await engine.session.signIn({ email: NURSE, passphrase: PASSPHRASE });
  await until(
    'the caseload is here',
    async () => {
      for await (const status of await engine.sync.status()) return status;
      throw new Error('the status stream ended');
    },
    ({ light, isInitialSyncDone }) => light === 'with-the-server' && isInitialSyncDone,
  );
  await device.close();

  const path = join(folder, readdirSync(folder).find((name) => name.endsWith('.db')) ?? '');
  const before = readFileSync(path);
  const restore = () => {
    for (const end of ['-wal', '-shm']) rmSync(path + end, { force: true });
    writeFileSync(path, before);
  };
  const truth = await shown();
  expect(truth).toContain('Alvarez');

  const pages = before.length / PAGE;
  let named = 0;
  for (const page of [0, 2, ...[1, 2, 3].map((part) => Math.floor((pages * part) / 4))]) {
    restore();
    const damaged = Buffer.from(before);
    const at = page * PAGE + 1000 + page;
    damaged.writeUInt8(damaged.readUInt8(at) ^ 4, at);
    writeFileSync(path, damaged);
    const outcome = await shown();
    if (outcome === truth) continue;
    named++;
    expect(outcome, `page ${page + 1}`).toMatch(/^STORE_FAILED: .*damaged/);
  }
  expect(named).toBeGreaterThanOrEqual(2);
}, 90_000);
