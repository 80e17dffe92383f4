import { join } from 'node:path';
import { runningEmbeddedPostgres } from '#server/embedded/embedded-postgres.ts';
import { ensureDataFolder } from './data-folder.ts';
import { provideDatabase } from './database.ts';
import { takeInstanceLock } from './instance-lock.ts';
import type { Settings } from './settings.ts';
import type { StopStack } from './stop-stack.ts';

/**
 * Finds the database for a command that works beside Careline or without it: DATABASE_URL, the embedded database of a
 * running `npm start` on the same data folder, or the embedded database started just for this command.
 *
 * @throws {Trouble} as `npm start` does
 */
export async function adminDatabase(settings: Settings, stops: StopStack): Promise<string> {
  if (settings.databaseUrl === undefined) {
    const running = await runningEmbeddedPostgres(join(settings.dataFolder, 'postgresql'));
    if (running !== undefined) return running;
    ensureDataFolder(settings.dataFolder);
    stops.add('The lock', takeInstanceLock(settings.dataFolder, 'an admin command'));
  }
  const database = await provideDatabase(settings);
  stops.add('The database', database.stop);
  return database.url;
}
