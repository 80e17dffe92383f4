/** @file The ports of a child: the desktop home's own vault files and encrypted store, without Electron around them. */
import { randomFillSync } from 'node:crypto';
import { join } from 'node:path';
import type { RxStorageInstance } from 'rxdb';
import { eraseStoreFiles, finishErasures } from '#electron/platform/erase-files.ts';
import { createDesktopStores } from '#electron/platform/upgrade/desktop-stores.ts';
import { createVaultRecordFiles } from '#electron/platform/vault-records.ts';
import { newUuid } from '#shared/domain/uuid.ts';
import type { EnginePorts, StoreVault } from '#shared/engine/index.ts';
import { createStoreVault } from '#shared/engine/vault/store-vault.ts';
import type { StoreStorage } from '#shared/store/storage.ts';
import type { LifeOrder } from './messages.ts';

type Instance = RxStorageInstance<unknown, unknown, unknown>;

export interface LifePorts {
  ports: EnginePorts;
  /** The open collections, for tasks that work on the store itself. */
  instances: Set<Instance>;
}

const CHEAP = { algorithm: 'argon2id', memoryKibibytes: 8, iterations: 1, parallelism: 1 } as const;

export interface LifeListener {
  /** The store is about to be opened: its key and its file. */
  onKey(hex: string, path: string): void;
  /** The server gave the device's recovery key. */
  onRecoveryKey(hex: string): void;
}

export function createLifePorts(order: LifeOrder, { onKey, onRecoveryKey }: LifeListener): LifePorts {
  const instances = new Set<Instance>();
  const folder = join(order.folder, 'stores');
  const log: EnginePorts['log'] = (event, facts) => {
    if (process.env.CARELINE_TEST_LOG) process.stderr.write(`${event} ${JSON.stringify(facts ?? {})}\n`);
  };
  const stores = createDesktopStores({ folder, log, now: Date.now });
  const records = createVaultRecordFiles(join(order.folder, 'accounts'), (file) => {
    throw new Error(`The account file ${file} is damaged.`);
  });
  const finished = finishErasures(folder);
  const vault = createStoreVault({
    records,
    openStorage: async (key, databaseName, mustExist) => {
      await finished;
      onKey(Buffer.from(key).toString('hex'), join(folder, `${databaseName}.db`));
      return watched(await stores.openStorage(key, databaseName, mustExist), instances);
    },
    eraseStorage: (databaseName) => eraseStoreFiles(folder, databaseName),
    ...(order.isKeyCheap ? { derivation: CHEAP } : {}),
  });
  const hearing: StoreVault = {
    ...vault,
    create(account, secrets, now) {
      onRecoveryKey(Buffer.from(secrets.recoveryKey).toString('hex'));
      return vault.create(account, secrets, now);
    },
  };
  const ports: EnginePorts = {
    home: 'desktop',
    deviceName: 'Lab device',
    serverUrl: order.serverUrl,
    now: Date.now,
    monotonic: () => performance.now(),
    newId: () => newUuid(Date.now(), randomFillSync),
    fetch: globalThis.fetch,
    after(milliseconds, callback) {
      const timer = setTimeout(callback, milliseconds);
      return () => clearTimeout(timer);
    },
    vault: hearing,
    stores: stores.keeper,
    log,
  };
  return { ports, instances };
}

function watched(storage: StoreStorage, instances: Set<Instance>): StoreStorage {
  return {
    ...storage,
    async createStorageInstance(parameters: never) {
      const instance = await storage.createStorageInstance(parameters);
      instances.add(instance as never);
      return instance as never;
    },
  } as StoreStorage;
}
