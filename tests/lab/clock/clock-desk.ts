/** @file A desk of the simulated year: the real store, writer, caseload and clock keeper on a machine whose clocks are turned by hand. */
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory';
import { makePatient, testId } from '#shared/domain/test-documents.ts';
import { openCaseload } from '#shared/engine/caseload.ts';
import { createClockKeeper } from '#shared/engine/clock-keeper.ts';
import type { ClockDesk } from '#shared/engine/clock-orders.ts';
import type { EnginePorts, VaultAccount } from '#shared/engine/ports.ts';
import { createWriter } from '#shared/engine/writer.ts';
import { applyDocument } from '#shared/store/apply-document.ts';
import { openStore } from '#shared/store/store.ts';
import type { Machine } from './machine.ts';

export const PRACTICE_ZONE = 'America/New_York';

export interface LabDesk {
  desk: ClockDesk;
  patientIds: string[];
  /** The store closes and opens again; `meanwhile` happens between. */
  lock(meanwhile: () => void): Promise<void>;
  /** The engine ends at once; it comes up again `milliseconds` later. */
  kill(milliseconds: number, isLockedSince?: () => void): Promise<void>;
  close(): Promise<void>;
}

/** Opens the desk of a nurse with so many patients. */
export async function openClockDesk(machine: Machine, patients: number): Promise<LabDesk> {
  const ports = machine.ports as EnginePorts;
  const store = await openStore(getRxStorageMemory(), `clock-year-${crypto.randomUUID()}`);
  const patientIds = Array.from({ length: patients }, (_, index) => testId(index + 1));
  for (const id of patientIds) {
    await applyDocument(store, { collection: 'patients', document: makePatient({ id }), base: null });
  }
  const account: VaultAccount = {
    ...{ email: 'nora@northside.example', name: 'Nora', staffId: testId(9001), deviceId: testId(9002) },
    ...{ organizationId: testId(9003), offlineLeaseUntil: '2030-01-01T00:00:00.000Z', lockAfterMinutes: 15 },
  };
  const person: ClockDesk['person'] = {
    ...{ staffId: account.staffId, name: account.name, role: 'care-manager', credential: 'LPN' },
    ...{ email: account.email, organizationName: 'Northside', teamName: 'East' },
    practiceTimeZone: PRACTICE_ZONE,
  };
  const newKeeper = () => createClockKeeper(machine.ports, () => undefined);
  const desk: ClockDesk = {
    ...{ account, person, ports, store, clock: newKeeper() },
    caseload: await openCaseload(store, ports.now(), () => undefined),
    writer: createWriter(store, ports, person, account),
  };
  await desk.clock.attach(store);
  return {
    desk,
    patientIds,
    async lock(meanwhile) {
      await desk.clock.detach();
      meanwhile();
      await desk.clock.attach(store);
    },
    async kill(milliseconds, whileLocked) {
      await desk.clock.detach();
      whileLocked?.();
      desk.clock.stop();
      machine.restart(milliseconds);
      desk.clock = newKeeper();
      await desk.clock.attach(store);
    },
    async close() {
      desk.clock.stop();
      desk.caseload.close();
      await store.close();
    },
  };
}
