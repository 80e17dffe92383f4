/** @file A world of two teams whose devices send audit events, and their search. */
import { expect } from 'vitest';
import type { AuditEntry, AuditSearchInput } from '#shared/contract/server/audit.ts';
import { auditDigest } from '#shared/domain/audit-chain.ts';
import type { AuditEvent } from '#shared/domain/audit-event.ts';
import { toInstant } from '#shared/domain/primitives.ts';
import { createWorld, newId, type TestDevice, type World } from './server-harness.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;

export interface AuditWorld {
  world: World;
  nurse: TestDevice;
  /** Of another team. */
  stranger: TestDevice;
  supervisor: TestDevice;
  administrator: TestDevice;
  /** Three of the nurse. */
  patients: [string, string, string];
  /** One of the stranger. */
  strange: string;
}

/** Makes the world. Close its `world` when the tests are over. */
export async function openAuditWorld(): Promise<AuditWorld> {
  const world = await createWorld();
  const person = async (
    name: string,
    role: 'care-manager' | 'supervisor' | 'administrator',
    team: string,
  ) => {
    await world.createPerson(`${name}@northside.example`, role, team);
    return world.signIn(`${name}@northside.example`);
  };
  const nurse = await person('nora', 'care-manager', 'East');
  const stranger = await person('stella', 'care-manager', 'West');
  return {
    ...{ world, nurse, stranger },
    supervisor: await person('lena', 'supervisor', 'East'),
    administrator: await person('adam', 'administrator', 'Office'),
    patients: (await world.givePatients(nurse.staffId, 3)) as AuditWorld['patients'],
    strange: (await world.givePatients(stranger.staffId, 1))[0] ?? '',
  };
}

/** Where the chain of each device stands. */
const chains = new Map<string, { sequence: number; digest: string }>();

/** The next event of a device, so many minutes before `now` by its clock. */
export function event(
  device: TestDevice,
  action: string,
  patientId: string,
  minutesAgo = 0,
  now = Date.now(),
): AuditEvent {
  const before = chains.get(device.deviceId) ?? { sequence: 0, digest: '' };
  const at = toInstant(now - minutesAgo * MINUTE);
  const facts = {
    ...{
      id: newId(),
      patientId,
      staffId: device.staffId,
      action,
      entityType: 'patients',
      entityId: patientId,
    },
    ...{ at, sequence: before.sequence + 1 },
  };
  const digest = auditDigest({ ...facts, deviceId: device.deviceId }, before.digest);
  chains.set(device.deviceId, { sequence: facts.sequence, digest });
  return {
    ...facts,
    ...{ previousDigest: before.digest, digest, updatedAt: at, updatedBy: device.staffId },
    ...{ deviceId: device.deviceId, rev: 0, receivedAt: '' },
  };
}

/** Sends events, which must be accepted; `sentAt` by the clock of the device. */
export async function send(device: TestDevice, events: AuditEvent[], sentAt = Date.now()): Promise<void> {
  const { results } = await device.client.sync.push({
    collection: 'auditEvents',
    rows: events.map((one) => ({ newDocumentState: { ...one, _deleted: false }, assumedMasterState: null })),
    sentAt: toInstant(sentAt),
  });
  expect(results.map(({ outcome }) => outcome)).toEqual(events.map(() => 'accepted'));
}

/** Every page of a search. */
export async function search(
  device: TestDevice,
  filter: Partial<AuditSearchInput> = {},
  limit = 200,
): Promise<AuditEntry[]> {
  const found: AuditEntry[] = [];
  for (let cursor: AuditSearchInput['cursor'] = null; ; ) {
    const page = await device.client.audit.search({
      from: toInstant(Date.now() - 400 * DAY),
      until: toInstant(Date.now() + DAY),
      ...{ purpose: 'look', cursor, limit },
      ...filter,
    });
    expect(page.events.length).toBeLessThanOrEqual(limit);
    found.push(...page.events);
    if (page.next === null) return found;
    cursor = page.next;
  }
}
