/** @file A practice with nurses of their own, their devices, and a server that can be away. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, vi } from 'vitest';
import { inOrganization } from '#server/database/transaction.ts';
import type { SessionStatus } from '#shared/contract/engine/session.ts';
import { VaultRecord } from '#shared/engine/vault/record.ts';
import { type Device, type DeviceOptions, startDevice, until } from '#tests/support/device.ts';
import { runAdmin } from './run-admin.ts';
import { createWorld, PASSPHRASE, type World } from './server-harness.ts';

vi.setConfig({ testTimeout: 60_000 });

export const DAY = 86_400_000;

export let world: World;
let server: World['server'];
let folder: string;
let people = 0;
const open: Device[] = [];

beforeAll(async () => {
  world = await createWorld();
  server = world.server;
  folder = mkdtempSync(join(tmpdir(), 'careline-keys-'));
});
afterEach(async () => {
  await Promise.all(open.splice(0).map((device) => device.kill()));
});
afterAll(async () => {
  await server.close();
  await world.close();
  rmSync(folder, { recursive: true, force: true });
});

/** One that costs little to open, unless a test wants it as it is in the app. */
export function device(name: string, options: Partial<DeviceOptions> = {}): Device {
  const own = { folder: join(folder, name), serverUrl: world.url, isKeyCheap: true };
  const started = startDevice({ ...own, ...options });
  open.push(started);
  return started;
}

/** A nurse whom no other test has, with one patient. */
export async function newNurse() {
  people += 1;
  const email = `nurse-${people}@northside.example`;
  const staffId = await world.createPerson(email, 'care-manager', 'East');
  const patientIds = await world.givePatients(staffId, 1);
  return { email, patientId: patientIds[0] ?? '' };
}

/** Signs in on the device. */
export const enter = ({ engine }: Device, email: string, passphrase = PASSPHRASE) =>
  engine.session.signIn({ email, passphrase });

/** The present status, by the same stream that a window follows. */
export async function statusOf({ engine }: Device): Promise<SessionStatus> {
  for await (const status of await engine.session.status()) return status;
  throw new Error('the status stream ended');
}

/** Waits until everything of the device is with the server, and all of the server's is here. */
export const inSync = ({ engine }: Device) =>
  until(
    'the device is in sync',
    async () => {
      for await (const status of await engine.sync.status()) return status;
      throw new Error('the status stream ended');
    },
    ({ light, isInitialSyncDone }) => light === 'with-the-server' && isInitialSyncDone,
  );

/** Stops the server while `work` runs, and starts it again at the same address. */
export async function withoutServer<T>(work: () => Promise<T>): Promise<T> {
  const port = Number(new URL(world.url).port);
  await server.close();
  try {
    return await work();
  } finally {
    server = await world.start({ port });
  }
}

/** What the device of that name keeps outside of its store. */
export function recordOf(name: string): VaultRecord {
  const file = readdirSync(join(folder, name)).find((entry) => entry.endsWith('.account.json')) ?? '';
  return VaultRecord.parse(JSON.parse(readFileSync(join(folder, name, file), 'utf8')));
}

/** A whole call with that note, signed. Answers its id. */
export async function callWith({ engine }: Device, patientId: string, note: string): Promise<string> {
  const { draft } = await engine.calls.start({
    patientId,
    kind: 'monthly-check-in',
    direction: 'outbound',
    numberDialled: '',
  });
  await engine.calls.saveDraft({ callId: draft.callId, note: { assessment: note } });
  await engine.calls.wrapUp({
    callId: draft.callId,
    disposition: 'reached-completed',
    program: 'CCM',
    activity: 'patient-contact',
    nextContact: null,
  });
  return draft.callId;
}

/** What the server has of a call's note; undefined while it has no such call. */
export async function noteOnServer(callId: string): Promise<string | undefined> {
  const { rows } = await inOrganization(world.database.pool, world.organizationId, (transaction) =>
    transaction.query<{ note: string }>(
      `select body->'note'->>'assessment' as note from documents where collection = 'calls' and id = $1`,
      [callId],
    ),
  );
  return rows[0]?.note;
}

/** The recovery key of a device, as an administrator reads it out. */
export async function recoveryKeyOf(deviceId: string): Promise<string> {
  const { exitCode, out } = await runAdmin({ DATABASE_URL: world.databaseUrl }, ['recovery-key', deviceId]);
  expect(exitCode).toBe(0);
  return out.split('\n').find((line) => /^([0-9A-Z]{5}-){7}[0-9A-Z]{5}$/.test(line)) ?? '';
}
