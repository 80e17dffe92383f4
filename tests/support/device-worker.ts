/** @file A simulated device: the real engine on the real encrypted store, in a thread of its own (RxDB counts open collections per thread). */
import { randomFillSync } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type MessagePort, workerData } from 'node:worker_threads';
import { eraseFile, eraseStoreFiles } from '#electron/platform/erase-files.ts';
import { createDesktopStores } from '#electron/platform/upgrade/desktop-stores.ts';
import { newUuid } from '#shared/domain/uuid.ts';
import { createEngine, serveEngine } from '#shared/engine/index.ts';
import type { Log } from '#shared/engine/ports.ts';
import { VaultRecord, type VaultRecords } from '#shared/engine/vault/record.ts';
import { createStoreVault } from '#shared/engine/vault/store-vault.ts';
import { createTestKeychain } from './test-keychain.ts';

/** What a test tells its device while it runs. */
export type DeviceOrder = 'close' | 'machine-locks' | { clockOffset: number };

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
}

const { port, folder, serverUrl, speed, keychainWords } = workerData as DeviceData;
let { clockOffset } = workerData as DeviceData;
mkdirSync(folder, { recursive: true });

const startedAt = Date.now();
const now = () => startedAt + (Date.now() - startedAt) * speed + clockOffset;

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
  if (process.env.CARELINE_TEST_LOG) process.stderr.write(`${event} ${JSON.stringify(facts ?? {})}\n`);
};
const stores = createDesktopStores({ folder, log, now: Date.now });

const engine = createEngine({
  home: 'desktop',
  deviceName: 'Test device',
  serverUrl,
  now,
  monotonic: () => performance.now() * speed,
  newId: () => newUuid(now(), (bytes) => randomFillSync(bytes)),
  fetch: globalThis.fetch,
  after(milliseconds, callback) {
    const timer = setTimeout(callback, milliseconds / speed);
    return () => clearTimeout(timer);
  },
  vault: createStoreVault({
    records: fileRecords(),
    eraseStorage: (databaseName) => eraseStoreFiles(folder, databaseName),
    openStorage: stores.openStorage,
    ...(keychainWords === '' ? {} : { keychain: createTestKeychain(keychainWords) }),
  }),
  stores: stores.keeper,
  log,
});

port.on('message', async (order: DeviceOrder) => {
  if (order === 'close') await engine.close();
  else if (order === 'machine-locks') await engine.lock();
  else clockOffset = order.clockOffset;
  port.postMessage('done');
});
serveEngine(engine, (workerData as { enginePort: MessagePort }).enginePort as never);
