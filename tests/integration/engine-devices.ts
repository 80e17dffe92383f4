/** @file A world with a nurse, a colleague and their lead, and simulated devices of theirs. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inOrganization } from '#server/database/transaction.ts';
import type { SyncStatus } from '#shared/contract/engine/sync.ts';
import type { Disposition, NextContact } from '#shared/domain/call.ts';
import { type Device, type DeviceOptions, startDevice, until } from '#tests/support/device.ts';
import { createWorld, PASSPHRASE, type World } from './server-harness.ts';

export const NURSE = 'nora@northside.example';
export const COLLEAGUE = 'cora@northside.example';
export const LEAD = 'lena@northside.example';

export interface Practice {
  world: World;
  nurseId: string;
  colleagueId: string;
  patientIds: string[];
  /** Starts a device and signs in; the same name again is the same device. */
  open(name: string, email: string, options?: Partial<DeviceOptions>): Promise<Device>;
  /** Runs SQL as the server does where no person's scope applies. */
  sql<Row>(text: string, values?: unknown[]): Promise<Row[]>;
  /** Runs SQL as the owner of the tables, for what no role of the server may do. */
  asOwner(text: string, values?: unknown[]): Promise<void>;
  close(): Promise<void>;
}

/** Makes the world. Call `close` when the tests are over. */
export async function openPractice(patients: number): Promise<Practice> {
  const world = await createWorld();
  const folder = mkdtempSync(join(tmpdir(), 'careline-devices-'));
  const started: Device[] = [];
  const nurseId = await world.createPerson(NURSE, 'care-manager', 'East');
  const colleagueId = await world.createPerson(COLLEAGUE, 'care-manager', 'East');
  await world.createPerson(LEAD, 'supervisor', 'East');
  return {
    world,
    nurseId,
    colleagueId,
    patientIds: await world.givePatients(nurseId, patients),
    async open(name, email, options = {}) {
      const own = { folder: join(folder, name), serverUrl: world.url, isKeyCheap: true };
      const device = startDevice({ ...own, ...options });
      started.push(device);
      await device.engine.session.signIn({ email, passphrase: PASSPHRASE });
      return device;
    },
    sql: async <Row>(text: string, values: unknown[] = []) =>
      inOrganization(world.database.pool, world.organizationId, async (transaction) => {
        const { rows } = await transaction.query(text, values);
        return rows as Row[];
      }),
    asOwner: async (text, values = []) => void (await world.database.pool.query(text, values)),
    async close() {
      await Promise.all(started.map((device) => device.kill()));
      await world.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The present status of a device. */
export async function statusOf(device: Device): Promise<SyncStatus> {
  for await (const status of await device.engine.sync.status()) return status;
  throw new Error('the status stream ended');
}

/** Waits until the status of a device is as wanted. */
export function untilStatus(
  device: Device,
  what: string,
  isGood: (status: SyncStatus) => boolean,
  limitMs?: number,
): Promise<SyncStatus> {
  return until(what, () => statusOf(device), isGood, limitMs);
}

/** Waits until everything of the device is with the server, and all of the server's is here. */
export function inSync(device: Device): Promise<SyncStatus> {
  return untilStatus(
    device,
    'the device is in sync',
    ({ light, isInitialSyncDone }) => light === 'with-the-server' && isInitialSyncDone,
  );
}

/** Calls a patient and signs a note. Answers the id of the call. */
export async function callPatient(device: Device, patientId: string, plan: string): Promise<string> {
  const started = await device.engine.calls.start({
    patientId,
    kind: 'monthly-check-in',
    direction: 'outbound',
    numberDialled: '',
  });
  const { callId } = started.draft;
  await device.engine.calls.saveDraft({ callId, note: { assessment: 'She feels well.', plan } });
  await wrapUp(device, callId);
  return callId;
}

/** Signs the open call. */
export async function wrapUp(
  device: Device,
  callId: string,
  disposition: Disposition = 'reached-completed',
  nextContact: NextContact | null = null,
): Promise<void> {
  await device.engine.calls.wrapUp({
    callId,
    disposition,
    program: 'CCM',
    activity: 'patient-contact',
    nextContact,
  });
}
