import { cp, readFile, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { EmbeddedPostgresError } from './embedded-postgres-error.ts';
import { canRun, type OperatingSystemUser } from './operating-system-user.ts';

/** Paths of PostgreSQL's own programs, and the version they are. */
export interface PostgresPrograms {
  postgres: string;
  initdb: string;
  pgCtl: string;
  version: string;
}

/**
 * Finds the PostgreSQL programs that npm brought for this platform. When the operating-system user that has to run them
 * cannot reach them (a checkout under a home folder with mode 0700), they are copied beside the database first.
 *
 * @param copyFolder where a copy may be kept
 * @throws {EmbeddedPostgresError} `no-programs` when npm has none for this platform
 */
export async function findPostgresPrograms(
  copyFolder: string,
  user: OperatingSystemUser | undefined,
): Promise<PostgresPrograms> {
  const found = await locate();
  if (user === undefined || canRun(found.postgres, user)) return found;
  const native = dirname(dirname(found.postgres));
  const copy = join(copyFolder, `postgresql-${found.version}`);
  const programs = {
    postgres: found.postgres.replace(native, copy),
    initdb: found.initdb.replace(native, copy),
    pgCtl: found.pgCtl.replace(native, copy),
    version: found.version,
  };
  if (canRun(programs.postgres, user)) return programs;
  await rm(copy, { recursive: true, force: true });
  await rm(`${copy}.new`, { recursive: true, force: true });
  await cp(native, `${copy}.new`, { recursive: true, verbatimSymlinks: true });
  await rename(`${copy}.new`, copy);
  return programs;
}

async function locate(): Promise<PostgresPrograms> {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  // The platform packages are dependencies of embedded-postgres, not of ours: look from there.
  const resolve = createRequire(createRequire(import.meta.url).resolve('embedded-postgres')).resolve;
  let entry: string;
  try {
    entry = resolve(name);
  } catch {
    throw new EmbeddedPostgresError(
      'no-programs',
      `There is no embedded PostgreSQL for ${process.platform} on ${process.arch}. Install PostgreSQL yourself and set DATABASE_URL.`,
    );
  }
  const programs: { postgres: string; initdb: string; pg_ctl: string } = await import(
    pathToFileURL(entry).href
  );
  const description = JSON.parse(await readFile(join(dirname(dirname(entry)), 'package.json'), 'utf8'));
  return {
    postgres: programs.postgres,
    initdb: programs.initdb,
    pgCtl: programs.pg_ctl,
    version: String(description.version),
  };
}
