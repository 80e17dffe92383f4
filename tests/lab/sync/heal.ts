/** @file Ends all faults, brings every device back, and waits until they and the server have the same. */
import { setTimeout as sleep } from 'node:timers/promises';
import { listCovers } from '#server/organization/covers.ts';
import { showRecoveryKey } from '#server/organization/devices.ts';
import type { CheckResult, SyncStatus } from '#shared/contract/engine/sync.ts';
import { formatRecoveryKey } from '#shared/domain/recovery-key.ts';
import { type DeviceState, differences } from './checks.ts';
import type { FaultParts } from './faults.ts';
import { codeOf, inWords, type LabDevice } from './lab-device.ts';
import { readTruth, type Truth } from './truth.ts';

export interface Healed {
  truth: Truth;
  states: DeviceState[];
  problems: string[];
  sentAsIs: number;
  repaired: number;
}

/** Longer than the longest back-off, several times over. */
const CONVERGE_WITHIN_MS = 60_000;
const RETIRED_WITHIN_MS = 20_000;
/** What the server says to the one record of the lab that it can never take: on a retired device it stays where it is. */
const UNSENDABLE = /characters that cannot be stored/;
const CHECK_WITHIN_MS = 30_000;
/** Of the others the end is an hour away. */
const SHORT_COVER_MS = 60_000;

/** Heals. Problems are what did not come right. */
export async function heal(parts: FaultParts): Promise<Healed> {
  const { stack, devices, world } = parts;
  const problems: string[] = [];
  await stack.heal();
  for (const { proxy } of devices) {
    proxy.set(null);
    proxy.reset();
  }
  await Promise.all(
    devices.map((device) =>
      device.enqueue('to set the clock right', async () => {
        await device.setClock(0);
        // From here on a limit in time is what it is for a nurse, however busy this machine is.
        await device.setSpeed(1);
      }),
    ),
  );
  await Promise.all(
    devices
      .filter(({ isRetired }) => isRetired)
      .map((device) => device.enqueue('to recover', () => recover(parts, device, problems))),
  );
  await shortCoversAreOver(parts);
  let sentAsIs = 0;
  const end = performance.now() + CONVERGE_WITHIN_MS;
  for (;;) {
    sentAsIs += (await Promise.all(devices.map(settle))).reduce((sum, count) => sum + count, 0);
    const truth = await readTruth(stack.database.pool, world.organizationId);
    const states = await Promise.all(devices.map(stateOf));
    const different = states.flatMap((state, index) => {
      if (!state) return [`device ${index} is closed`];
      const open = state.waiting === 0 ? [] : [`${state.waiting} records still wait`];
      return [...open, ...differences(truth, state)].map((line) => `device ${state.number}: ${line}`);
    });
    if (different.length === 0) {
      const repaired = await recheck(devices, problems);
      return { truth, states: states.filter((state) => state !== null), problems, sentAsIs, repaired };
    }
    if (performance.now() > end) {
      problems.push(...different.slice(0, 12).map((line) => `NOT THE SAME: ${line}`));
      for (const device of devices)
        problems.push(`device ${device.number}: ${JSON.stringify(await statusOf(device))}`);
      return { truth, states: states.filter((state) => state !== null), problems, sentAsIs, repaired: 0 };
    }
    await sleep(50);
  }
}

/** Waits for the covers that end by themselves: what one takes along while a re-check runs is told by it. */
async function shortCoversAreOver({ stack, world }: FaultParts): Promise<void> {
  const covers = await listCovers(stack.database.pool, world.organizationId);
  const left = covers
    .map(({ until }) => until.getTime() - Date.now())
    .filter((milliseconds) => milliseconds < SHORT_COVER_MS);
  await sleep(Math.max(0, ...left));
}

/** Sends what waits and passes on as it is what is held. Answers how many were passed on. */
async function settle(device: LabDevice): Promise<number> {
  let count = 0;
  await device.enqueue('to settle', async () => {
    const { engine } = device.current();
    const status = await statusOf(device);
    if (!status) {
      await device.signIn();
      return;
    }
    // A desk that has just closed is opened in the next round.
    const before = await unlessClosed(engine.sync.now());
    if (!before || before.held === 0) return;
    for (const record of (await unlessClosed(engine.sync.pending())) ?? []) {
      if (record.receipt !== 'held' || record.sentAsIsAt !== null) continue;
      const { collection, documentId } = record;
      await engine.sync.sendAsIs({ collection, documentId }).then(
        () => {
          count += 1;
        },
        (error) => {
          if (!/^(NOT_FOUND|OFFLINE|LOCKED|SIGNED_OUT)$/.test(codeOf(error))) throw error;
        },
      );
    }
  });
  return count;
}

async function unlessClosed<T>(asked: Promise<T>): Promise<T | null> {
  try {
    return await asked;
  } catch (error) {
    if (/^(LOCKED|SIGNED_OUT)$/.test(codeOf(error))) return null;
    throw error;
  }
}

async function statusOf(device: LabDevice): Promise<SyncStatus | null> {
  try {
    for await (const status of await device.current().engine.sync.status()) return status;
  } catch (error) {
    if (!/^(LOCKED|SIGNED_OUT)$/.test(codeOf(error))) throw error;
  }
  return null;
}

async function stateOf(device: LabDevice): Promise<(DeviceState & { waiting: number }) | null> {
  const running = device.current();
  try {
    const contents = await running.contents();
    const pending = await running.engine.sync.pending();
    const kept = pending.filter(({ receipt, sentAsIsAt }) => receipt === 'held' || sentAsIsAt !== null);
    const held = new Set(kept.map(({ collection, documentId }) => `${collection}/${documentId}`));
    const waiting = pending.filter(({ sentAsIsAt }) => sentAsIsAt === null).length;
    return { number: device.number, staffId: device.person.staffId, contents, held, waiting };
  } catch (error) {
    if (/^(LOCKED|SIGNED_OUT)$/.test(codeOf(error))) return null;
    throw error;
  }
}

/** A retired device gives up what it holds for its recovery key; its person goes on with a new one. */
async function recover({ stack }: FaultParts, device: LabDevice, problems: string[]): Promise<void> {
  const running = device.current();
  const deviceId = device.deviceId();
  const end = performance.now() + RETIRED_WITHIN_MS;
  for (let state = ''; state !== 'retired'; ) {
    if (performance.now() > end) {
      problems.push(`device ${device.number} was retired and is still ${state}`);
      return;
    }
    await sleep(50);
    if (state === 'signed-out' || state === 'locked' || state === 'lapsed') {
      // Asks the server, which says that the device is retired.
      if ((await device.signIn()) === 'DEVICE_RETIRED') break;
    }
    for await (const status of await running.engine.session.status()) {
      state = status.state;
      break;
    }
  }
  const { key } = await showRecoveryKey(stack.database.pool, deviceId);
  const { email } = device.person;
  const outcome = await running.engine.session
    .recover({ email, recoveryKey: formatRecoveryKey(key) })
    .catch((error) => inWords(error));
  if (typeof outcome === 'string') problems.push(`device ${device.number} was not recovered: ${outcome}`);
  else
    for (const { reason, count } of outcome.held.filter(({ reason }) => !UNSENDABLE.test(reason)))
      problems.push(`device ${device.number}: ${count} records stayed on the retired device: ${reason}`);
  await device.replace();
}

/** CHECK-2: when everything is the same, a re-check finds nothing to repair. */
async function recheck(devices: readonly LabDevice[], problems: string[]): Promise<number> {
  let repaired = 0;
  await Promise.all(
    devices.map((device) =>
      device.enqueue('to check', async () => {
        const result = await checked(device);
        repaired += result.repaired;
        if (result.repaired > 0)
          problems.push(
            `device ${device.number}: a re-check repaired ${result.repaired} records that were right`,
          );
      }),
    ),
  );
  return repaired;
}

/** A check that the line cut off is made again. */
async function checked(device: LabDevice): Promise<CheckResult> {
  const end = performance.now() + CHECK_WITHIN_MS;
  for (;;) {
    try {
      return await device.open(({ engine }) => engine.sync.check());
    } catch (error) {
      if (codeOf(error) !== 'OFFLINE' || performance.now() > end) throw error;
      await sleep(100);
    }
  }
}
