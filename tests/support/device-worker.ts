/** @file A simulated device: the real engine on the real encrypted store, in a thread of its own (RxDB counts open collections per thread). */
import { randomFillSync } from 'node:crypto';
import { appendFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type MessagePort, workerData } from 'node:worker_threads';
import { eraseFile, eraseStoreFiles } from '#electron/platform/erase-files.ts';
import { createDesktopStores } from '#electron/platform/upgrade/desktop-stores.ts';
import { newUuid } from '#shared/domain/uuid.ts';
import { createEvents } from '#shared/engine/events.ts';
import { serveEngine } from '#shared/engine/index.ts';
import type { EnginePorts, Log } from '#shared/engine/ports.ts';
import { createRouter } from '#shared/engine/router.ts';
import { createSession } from '#shared/engine/session.ts';
import { VaultRecord, type VaultRecords } from '#shared/engine/vault/record.ts';
import { createStoreVault } from '#shared/engine/vault/store-vault.ts';
import { contentsOf, type DeviceOrder, editDirectly } from './device-orders.ts';
import { createTestKeychain } from './test-keychain.ts';

/** What a test gives its device. */
export interface DeviceData {
  port: MessagePort;
  folder: string;
  serverUrl: string;
  /** Added to the wall clock, in milliseconds. */
  clockOffset: number;
  /** How many times faster than real time its clocks and timers go. */
  speed: number;
  /** What its keychain seals with, or empty. */
  keychainWords: string;
  /** Argon2id at its weakest. */
  isKeyCheap: boolean;
  /** Where its log goes, or empty. */
  logFile: string;
}

const { port, folder, serverUrl, keychainWords, isKeyCheap, logFile } = workerData as DeviceData;
let { clockOffset, speed } = workerData as DeviceData;
mkdirSync(folder, { recursive: true });

const CHEAP = { algorithm: 'argon2id', memoryKibibytes: 8, iterations: 1, parallelism: 1 } as const;

/** A clock that goes `speed` times as fast as `real`, and goes on from where it is when the speed changes. */
function fastClock(real: () => number) {
  let from = { real: real(), shown: real() };
  const read = () => from.shown + (real() - from.real) * speed;
  const hold = () => {
    from = { shown: read(), real: real() };
  };
  return { read, hold };
}

const wall = fastClock(Date.now);
const monotonic = fastClock(() => performance.now());
const now = () => wall.read() + clockOffset;

function fileRecords(): VaultRecords {
  const path = (email: string) => join(folder, `${email}.account.json`);
  const read = (file: string) => VaultRecord.parse(JSON.parse(readFileSync(file, 'utf8')));
  const files = () => readdirSync(folder).filter((name) => name.endsWith('.account.json'));
  return {
    list: async () => files().map((name) => read(join(folder, name))),
    read: async (email) => (files().includes(`${email}.account.json`) ? read(path(email)) : null),
    write: async (record) => writeFileSync(path(record.account.email), JSON.stringify(record)),
    remove: (email) => eraseFile(path(email)),
  };
}

const log: Log = (event, facts) => {
  const line = `${event} ${JSON.stringify(facts ?? {})}\n`;
  if (logFile !== '') appendFileSync(logFile, `${new Date().toISOString()} ${line}`);
  if (process.env.CARELINE_TEST_LOG) process.stderr.write(line);
};
const stores = createDesktopStores({ folder, log, now: Date.now });

const ports: EnginePorts = {
  home: 'desktop',
  deviceName: 'Test device',
  serverUrl,
  now,
  monotonic: monotonic.read,
  newId: () => newUuid(now(), (bytes) => randomFillSync(bytes)),
  fetch: globalThis.fetch,
  after(milliseconds, callback) {
    const timer = setTimeout(callback, milliseconds / speed);
    return () => clearTimeout(timer);
  },
  vault: createStoreVault({
    records: fileRecords(),
    eraseStorage: (databaseName) => eraseStoreFiles(folder, databaseName),
    openStorage: (key, databaseName, mustExist) => {
      const answer = { key: Buffer.from(key).toString('hex'), path: join(folder, `${databaseName}.db`) };
      port.postMessage({ number: 0, answer });
      return stores.openStorage(key, databaseName, mustExist);
    },
    ...(isKeyCheap ? { derivation: CHEAP } : {}),
    ...(keychainWords === '' ? {} : { keychain: createTestKeychain(keychainWords) }),
  }),
  stores: stores.keeper,
  log,
};
// As createEngine puts it together: the orders of a test reach what is behind the contract.
const events = createEvents(ports.after);
const session = createSession(ports, events);
// As the homes do; any other error that nobody caught ends the device.
for (const uncaught of ['unhandledRejection', 'uncaughtException'] as const) {
  process.on(uncaught, (error: unknown) => {
    if (!session.closeIfDamaged(error)) throw error;
  });
}

async function carryOut(order: DeviceOrder): Promise<unknown> {
  switch (order.do) {
    case 'close':
      return session.close();
    case 'lock-machine':
      return void (await session.lock('machine'));
    case 'set-clock':
      clockOffset = order.clockOffset;
      return;
    case 'set-speed':
      wall.hold();
      monotonic.hold();
      speed = order.speed;
      return;
    case 'contents':
      return contentsOf(session.desk());
    case 'edit':
      return editDirectly(session.desk(), order.edit);
  }
}

port.on('message', async ({ number, order }: { number: number; order: DeviceOrder }) => {
  try {
    port.postMessage({ number, answer: await carryOut(order) });
  } catch (error) {
    const { message, code, data } = error as Error & { code?: string; data?: { detail?: string } };
    port.postMessage({ number, failure: [code, message, data?.detail].filter(Boolean).join(': ') });
  }
});
const router = createRouter(ports, session, events);
serveEngine({ router }, (workerData as { enginePort: MessagePort }).enginePort as never);
