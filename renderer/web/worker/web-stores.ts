/** @file The stores of the web home. A browser cannot rename a database, so a new store gets the next name and the old one keeps its own. */
import { Dexie, type EntityTable } from 'dexie';
import type { StoreKeeper } from '#shared/engine/store-keeper.ts';
import type { StoreStorage } from '#shared/store/storage.ts';

interface Row {
  databaseName: string;
  /** How many stores of this name were put aside. */
  generation: number;
  mayStartNew: boolean;
}

export interface WebStores {
  readonly keeper: StoreKeeper;
  /** A storage that keeps the named database under its present name in the browser. */
  present(storage: StoreStorage, databaseName: string): Promise<StoreStorage>;
}

interface Environment {
  indexedDB?: IDBFactory;
  IDBKeyRange?: typeof IDBKeyRange;
}

/** Notes in an IndexedDB database of their own which stores were put aside. Outside a browser, name the IndexedDB. */
export function createWebStores(environment: Environment = {}): WebStores {
  const database = new Dexie('careline-stores', environment) as Dexie & {
    stores: EntityTable<Row, 'databaseName'>;
  };
  database.version(1).stores({ stores: 'databaseName' });
  const read = async (databaseName: string): Promise<Row> =>
    (await database.stores.get(databaseName)) ?? { databaseName, generation: 0, mayStartNew: false };

  return {
    async present(storage, databaseName) {
      const { generation } = await read(databaseName);
      if (generation === 0) return storage;
      const name = (logical: string) => (logical === databaseName ? `${logical}-${generation + 1}` : logical);
      return {
        ...storage,
        createStorageInstance: (parameters) =>
          storage.createStorageInstance({ ...parameters, databaseName: name(parameters.databaseName) }),
      };
    },
    keeper: {
      async opened(databaseName) {
        const row = await read(databaseName);
        if (row.mayStartNew) await database.stores.put({ ...row, mayStartNew: false });
      },
      async startNew(databaseName) {
        const { generation } = await read(databaseName);
        await database.stores.put({ databaseName, generation: generation + 1, mayStartNew: true });
      },
      mayStartNew: async (databaseName) => (await read(databaseName)).mayStartNew,
      // A browser offers no copy of a database, so there is no backup to find, and none to restore.
      failed: () => null,
      restoreBackup: () => Promise.reject(new Error('The web home keeps no backups.')),
      forgetCopies: () => Promise.resolve(),
      suspect: () => undefined,
    },
  };
}
