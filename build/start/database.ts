import { join } from 'node:path';
import { startEmbeddedPostgres } from '#server/embedded/embedded-postgres.ts';
import { withProgress } from '../setup/progress.mjs';
import type { Settings } from './settings.ts';

/** Where the database is; the server checks that it answers and is new enough when it opens it. */
export interface Database {
  url: string;
  stop(): Promise<void>;
}

/**
 * Takes the database that DATABASE_URL names, or starts the embedded one in the data folder.
 *
 * @throws {EmbeddedPostgresError} with one sentence when the embedded one cannot start
 */
export async function provideDatabase(settings: Settings): Promise<Database> {
  if (settings.databaseUrl !== undefined) return { url: settings.databaseUrl, stop: () => Promise.resolve() };
  const folder = join(settings.dataFolder, 'postgresql');
  return withProgress('Starting the database', () => startEmbeddedPostgres({ folder }));
}
