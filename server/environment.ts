import { z } from 'zod';
import { StartError } from './app/start-error.ts';
import type { ServerOptions } from './app/start-server.ts';

const blankIsUnset = (value: unknown) => (value === '' ? undefined : value);

const Environment = z.object({
  DATABASE_URL: z.preprocess(
    blankIsUnset,
    z.string({
      error: 'must name the PostgreSQL database, such as postgres://user:password@host:5432/careline',
    }),
  ),
  CARELINE_PORT: z.preprocess(
    blankIsUnset,
    z.coerce.number({ error: 'must be a number from 1 to 65535' }).int().min(1).max(65_535).default(4380),
  ),
  CARELINE_HOST: z.preprocess(blankIsUnset, z.string().default('127.0.0.1')),
  CARELINE_WEB_ROOT: z.preprocess(blankIsUnset, z.string().optional()),
  CARELINE_LOG: z.preprocess(
    blankIsUnset,
    z
      .enum(['silent', 'error', 'warn', 'info', 'debug'], {
        error: 'must be silent, error, warn, info or debug',
      })
      .default('info'),
  ),
  CARELINE_TRUST_PROXY: z.preprocess(blankIsUnset, z.string().optional()),
});

/**
 * Reads the settings of a server on its own.
 *
 * @throws {StartError} `SETTINGS_INVALID` naming the first variable that is not right; never repeats its value
 */
export function readEnvironment(environment: Record<string, string | undefined>): ServerOptions {
  const read = Environment.safeParse(environment);
  if (!read.success) {
    const [issue] = read.error.issues;
    throw new StartError('SETTINGS_INVALID', `${issue?.path.join('.')} ${issue?.message}.`);
  }
  const { data } = read;
  return {
    databaseUrl: data.DATABASE_URL,
    port: data.CARELINE_PORT,
    host: data.CARELINE_HOST,
    log: data.CARELINE_LOG,
    ...(data.CARELINE_WEB_ROOT === undefined ? {} : { webRoot: data.CARELINE_WEB_ROOT }),
    ...(data.CARELINE_TRUST_PROXY === undefined ? {} : { trustProxy: data.CARELINE_TRUST_PROXY }),
  };
}
