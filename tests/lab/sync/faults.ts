/** @file What befalls the organization and the servers, carried out for real. */
import { setTimeout as sleep } from 'node:timers/promises';
import { inOrganization } from '#server/database/transaction.ts';
import { assignPatients } from '#server/organization/assign-patients.ts';
import { changePerson } from '#server/organization/change-person.ts';
import { createCover, endCover, listCovers } from '#server/organization/covers.ts';
import { retireDevice } from '#server/organization/devices.ts';
import { OrganizationError } from '#server/organization/organization-error.ts';
import { allocateSequences } from '#server/sync/write-documents.ts';
import type { LabDevice } from './lab-device.ts';
import type { Stack } from './stack.ts';
import type { Step } from './step.ts';
import type { LabPerson, LabWorld } from './world.ts';

export interface FaultParts {
  stack: Stack;
  world: LabWorld;
  devices: readonly LabDevice[];
}

const DONE_BY = 'command-line';

/** A step that no device carries out. */
export type WorldStep = Exclude<
  Step,
  { kind: 'deed' | 'line' | 'device-killed' | 'signed-out' | 'clock' | 'calm' }
>;

/** Carries it out. Answers whether anything happened. */
export async function befall(parts: FaultParts, step: WorldStep): Promise<boolean> {
  const { stack, world, devices } = parts;
  const { pool } = stack.database;
  const { organizationId } = world;
  switch (step.kind) {
    case 'server-killed': {
      const server = stack.servers[step.server];
      await server.kill();
      await sleep(step.pauseMs);
      await server.start();
      return true;
    }
    case 'database-restarted':
      await stack.restartDatabase();
      return true;
    case 'transaction-held':
      return holdTransaction(parts, step.holdMs, step.isUndone);
    case 'reassigned': {
      const patient = at(world.patients, step.pick);
      const { staffId } = at(careManagers(world), step.to);
      const order = { organizationId, staffId, patientIds: [patient.id] };
      const { assigned } = await withDatabase(stack, () =>
        inOrganization(pool, organizationId, (transaction) => assignPatients(transaction, order)),
      );
      return assigned > 0;
    }
    case 'device-retired': {
      const device = at(devices, step.device);
      const deviceId = device.deviceId();
      if (device.isRetired || deviceId === '') return false;
      device.isRetired = true;
      await withDatabase(stack, () => retireDevice(pool, deviceId));
      return true;
    }
    case 'cover-begun': {
      const absent = at(careManagers(world), step.absent);
      const covering = at(careManagers(world), step.covering);
      if (absent === covering) return false;
      const [coveredStaffId, coveringStaffId] = [absent.staffId, covering.staffId];
      const from = new Date();
      const until = new Date(from.getTime() + step.forMs);
      const cover = { organizationId, coveringStaffId, coveredStaffId, from, until, doneBy: DONE_BY };
      return withDatabase(stack, () => isTaken(createCover(pool, cover)));
    }
    case 'cover-ended': {
      const covers = await withDatabase(stack, () => listCovers(pool, organizationId));
      if (covers.length === 0) return false;
      const { id } = at(covers, step.pick);
      return withDatabase(stack, () => isTaken(endCover(pool, { organizationId, id, doneBy: DONE_BY })));
    }
    case 'team-moved': {
      const { staffId } = at(careManagers(world), step.person);
      const teamId = world.teamIds[step.team];
      const person = { organizationId, staffId, doneBy: DONE_BY };
      const { isChanged } = await withDatabase(stack, () => changePerson(pool, person, { teamId }));
      return isChanged;
    }
  }
}

/** Whether an administrator's order was taken: two covers of the same people, or one that has just ended, are not. */
async function isTaken(order: Promise<unknown>): Promise<boolean> {
  try {
    await order;
    return true;
  } catch (error) {
    if (error instanceof OrganizationError) return false;
    throw error;
  }
}

/** Those who may hold patients. */
function careManagers({ people }: LabWorld): LabPerson[] {
  return people.filter(({ role }) => role === 'care-manager');
}

function at<T>(items: readonly T[], pick: number): T {
  return items[pick % items.length] as T;
}

/** Holds the lock under which sequences are given out, as a slow transaction does, then commits or undoes it. */
async function holdTransaction(
  { stack, world }: FaultParts,
  holdMs: number,
  isUndone: boolean,
): Promise<boolean> {
  const undone = new Error('Undone on purpose.');
  await inOrganization(stack.database.pool, world.organizationId, async (transaction) => {
    await allocateSequences(transaction, 3);
    await sleep(holdMs);
    if (isUndone) throw undone;
  }).catch((error) => {
    if (error !== undone && !isAway(error)) throw error;
  });
  return true;
}

const PATIENCE_MS = 30_000;

/** An administrator tries again when the database is away. */
export async function withDatabase<T>(stack: Stack, work: () => Promise<T>): Promise<T> {
  const end = performance.now() + PATIENCE_MS;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!isAway(error) || performance.now() > end) throw error;
      await stack.heal();
      await sleep(100);
    }
  }
}

function isAway(error: unknown): boolean {
  const { code = '', message = '' } = error as { code?: string; message?: string };
  return (
    /^(57P0\d|ECONNREFUSED|ECONNRESET|EPIPE)$/.test(code) ||
    /connection terminated|timeout exceeded/i.test(message)
  );
}
