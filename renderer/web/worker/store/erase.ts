import { Dexie } from 'dexie';

/**
 * Deletes every IndexedDB database of the closed RxDB database of that name. Answers how many there were. The browser frees the
 * blocks in its own time; what lies in them is sealed under a key that is gone.
 */
export async function eraseBrowserStore(databaseName: string): Promise<number> {
  const names = await Dexie.getDatabaseNames();
  // RxDB's Dexie storage names a database `rxdb-dexie-<database>--<schema version>--<collection>`.
  // A store that was put aside kept its name, and the one after it got the next: `<database>-2`.
  const isOwn = (name: string) =>
    name.startsWith(`rxdb-dexie-${databaseName}`) &&
    /^(-\d+)?--/.test(name.slice(`rxdb-dexie-${databaseName}`.length));
  const own = names.filter(isOwn);
  for (const name of own) await Dexie.delete(name);
  return own.length;
}
