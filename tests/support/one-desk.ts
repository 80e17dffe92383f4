/** @file A desk alone: the real door and store of one person, with no server behind it. */
import { getRxStorageEncryptedSqlite } from '#electron/store/index.ts';
import type { Patient } from '#shared/domain/patient.ts';
import { testId } from '#shared/domain/test-documents.ts';
import { newUuid } from '#shared/domain/uuid.ts';
import type { Desk } from '#shared/engine/desk.ts';
import type { EnginePorts, VaultAccount } from '#shared/engine/index.ts';
import { createWriter } from '#shared/engine/writer.ts';
import { openStore } from '#shared/store/store.ts';

/** The person at the desk. */
export const DESK_NURSE = testId(53);

export interface OneDesk {
  desk: Desk;
  /** The time at the desk, in milliseconds since the epoch: tests move it. */
  clock: { now: number };
  close(): Promise<void>;
}

/** Opens a desk in New York with one patient in the care of an LPN. */
export async function openOneDesk(name: string, patient: Patient, now: number): Promise<OneDesk> {
  const clock = { now };
  const store = await openStore(
    getRxStorageEncryptedSqlite({ path: ':memory:', key: new Uint8Array(32).fill(7) }),
    `careline-${name}`,
  );
  const ports = {
    now: () => clock.now,
    newId: () => newUuid(clock.now, (bytes) => crypto.getRandomValues(bytes)),
    log: () => undefined,
  } as unknown as EnginePorts;
  const person = {
    ...{ staffId: DESK_NURSE, name: 'Maria Lopez', role: 'care-manager', credential: 'LPN' },
    practiceTimeZone: 'America/New_York',
  } as Desk['person'];
  const account = { deviceId: testId(63) } as VaultAccount;
  const caseload = {
    patients: new Map([[patient.id, patient]]),
    openTasks: new Map(),
    staff: new Map([[DESK_NURSE, { name: 'Maria Lopez', phone: '555-0199' }]]),
  } as unknown as Desk['caseload'];
  const writer = createWriter(store, ports, person, account);
  await store.collections.patients.insert(patient);
  return {
    desk: { store, ports, person, account, writer, caseload } as Desk,
    clock,
    close: async () => {
      await store.close();
    },
  };
}
