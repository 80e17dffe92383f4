import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { Trouble } from '../trouble.ts';

/** What the person may choose through the environment; see README.md. */
export interface Settings {
  /** CARELINE_PORT: the loopback port, 4380 by default. */
  port: number;
  /** CARELINE_DATA: where the embedded database, its log and the lock are. */
  dataFolder: string;
  /** CARELINE_OPEN: whether the app is opened; CARELINE_OPEN=0 opens nothing. */
  open: boolean;
  /** DATABASE_URL: a PostgreSQL of one's own; undefined means the embedded one. */
  databaseUrl: string | undefined;
}

type Environment = Record<string, string | undefined>;

/** A variable that is set but empty counts as not set, as in most shells' habits. */
const optional = <Output, Schema extends z.ZodType<Output>>(schema: Schema) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional());

const environmentShape = z.object({
  CARELINE_PORT: optional(
    z
      .string()
      .regex(/^\d{1,5}$/)
      .transform(Number)
      .refine((port) => port >= 1 && port <= 65_535),
  ),
  CARELINE_DATA: optional(z.string().refine((path) => !path.includes('\0'))),
  CARELINE_OPEN: optional(z.enum(['0', '1'])),
  DATABASE_URL: optional(z.string().refine(isPostgresAddress)),
});

/** What to say for each variable that does not fit; the database's address may hold a password and is not repeated. */
const sentences: Record<keyof z.infer<typeof environmentShape>, (value: string) => string> = {
  CARELINE_PORT: (value) =>
    `CARELINE_PORT must be a whole number from 1 to 65535, not "${value}". For example: CARELINE_PORT=4381 npm start`,
  CARELINE_DATA: () =>
    'CARELINE_DATA must be the path of a folder. For example: CARELINE_DATA=/var/lib/careline npm start',
  CARELINE_OPEN: (value) =>
    `CARELINE_OPEN must be 0 (open nothing) or 1 (open the app), not "${value}". For example: CARELINE_OPEN=0 npm start`,
  DATABASE_URL: () =>
    'DATABASE_URL must be an address such as postgres://user:password@localhost:5432/careline. Correct it, or unset it to use the embedded database.',
};

/**
 * Reads the settings.
 *
 * @throws {Trouble} with one sentence about the first variable that does not fit
 */
export function readSettings(environment: Environment): Settings {
  const read = environmentShape.safeParse(environment);
  if (!read.success) {
    const name = read.error.issues[0]?.path[0] as keyof typeof sentences;
    throw new Trouble(sentences[name](environment[name] ?? ''));
  }
  const { CARELINE_PORT, CARELINE_DATA, CARELINE_OPEN, DATABASE_URL } = read.data;
  return {
    port: CARELINE_PORT ?? 4380,
    // npm changes to the project's folder; a relative path means relative to where the person typed it.
    dataFolder: resolve(environment.INIT_CWD ?? '.', CARELINE_DATA ?? defaultDataFolder(environment)),
    open: CARELINE_OPEN !== '0',
    databaseUrl: DATABASE_URL,
  };
}

/**
 * The operating system's place for a program's data, per person. Root on Linux gets a system place instead, because the
 * account that runs the embedded database cannot enter root's home.
 */
export function defaultDataFolder(
  environment: Environment,
  system: { platform: string; root: boolean; home: string } = {
    platform: process.platform,
    root: process.getuid?.() === 0,
    home: homedir(),
  },
): string {
  if (system.platform === 'win32')
    return join(environment.LOCALAPPDATA ?? join(system.home, 'AppData/Local'), 'Careline');
  if (system.root) return '/var/lib/careline';
  if (system.platform === 'darwin') return join(system.home, 'Library/Application Support/Careline');
  return join(environment.XDG_DATA_HOME || join(system.home, '.local/share'), 'careline');
}

function isPostgresAddress(text: string): boolean {
  return URL.canParse(text) && ['postgres:', 'postgresql:'].includes(new URL(text).protocol);
}
