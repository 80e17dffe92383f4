import { createAccessTokens } from '../auth/access-tokens.ts';
import { createPassphrases } from '../auth/passphrases.ts';
import { openDatabase } from '../database/open-database.ts';
import { startCoverTimer } from '../organization/cover-timer.ts';
import { FORMAT_PLAN, type FormatPlan } from '../sync/format.ts';
import { openNewsHub } from '../sync/news-hub.ts';
import { createApp } from './create-app.ts';
import type { LogLevel } from './logging.ts';
import { createMetrics } from './metrics.ts';
import { StartError } from './start-error.ts';
import { TIMEOUTS, type Timeouts } from './unreadable.ts';

export interface ServerOptions {
  databaseUrl: string;
  /** 0 takes a free one. */
  port: number;
  host?: string;
  /** Folder of the built web home; without it the server is an API only. */
  webRoot?: string;
  /** Structured lines on standard output; `warn` by default. */
  log?: LogLevel;
  /** Gets the lines instead. */
  logTo?: (line: string) => void;
  /** Addresses of proxies in front, whose word about where a request comes from counts. */
  trustProxy?: boolean | string;
  /** How long an access token lives; tests make it short. */
  accessTokenMs?: number;
  /** How long a client may take; tests make it short. */
  timeouts?: Partial<Timeouts>;
  /** Most connections to the database. */
  connections?: number;
  /** The store format that the server speaks; tests take one that is yet to come. */
  plan?: FormatPlan;
  /** How often a silent stream of wake-ups says that it is alive; tests make it short. */
  heartbeatMs?: number;
  /** Most streams of wake-ups of one device; the bench has one device for all. */
  streamsPerDevice?: number;
}

export interface RunningServer {
  url: string;
  /** Ends the streams, answers what is under way, lets go of the database. */
  close(): Promise<void>;
}

/** Requests under way get this long to finish. */
const CLOSE_WITHIN_MS = 3_000;

/**
 * Migrates the database and listens.
 *
 * @throws {StartError} with one sentence: database unreachable, refused or too old, schema newer, port in use
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const host = options.host ?? '127.0.0.1';
  const closing = new AbortController();
  let log: (event: string) => void = () => undefined;
  const database = await openDatabase(options.databaseUrl, {
    statementTimeoutMs: 30_000,
    connections: options.connections ?? 10,
    onIdleError: () => log('database-connection-lost'),
  });
  const passphrases = createPassphrases();
  const metrics = createMetrics();
  const stops: (() => Promise<void>)[] = [() => database.close(), () => passphrases.close()];
  const close = async () => {
    closing.abort();
    for (let stop = stops.pop(); stop !== undefined; stop = stops.pop()) await stop();
  };
  try {
    const news = await openNewsHub(options.databaseUrl, database.pool, (event) => log(event), options);
    stops.push(() => news.close());
    metrics.gauge('careline_streams', 'Open wake-up streams.', () => news.streams);
    metrics.gauge('careline_memory_bytes', 'Resident memory.', () => process.memoryUsage.rss());
    metrics.gauge(
      'careline_database_waiting',
      'Requests that wait for a connection.',
      () => database.pool.waitingCount,
    );
    const accessTokens = await createAccessTokens(database.pool, options.accessTokenMs);
    const parts = {
      pool: database.pool,
      passphrases,
      accessTokens,
      news,
      metrics,
      plan: options.plan ?? FORMAT_PLAN,
      closing: closing.signal,
    };
    const app = await createApp(parts, {
      webRoot: options.webRoot,
      logLevel: options.log ?? 'warn',
      logTo: options.logTo,
      trustProxy: options.trustProxy ?? false,
      timeouts: { ...TIMEOUTS, ...options.timeouts },
    });
    log = (event) => app.log.warn({ event }, 'careline');
    const covers = startCoverTimer(database.pool, (event) => log(event));
    stops.push(() => covers.stop());
    stops.push(async () => {
      // A connection whose stream has just ended is kept alive for its client's next request: it has to be let go of.
      const idle = setInterval(() => app.server.closeIdleConnections(), 20);
      const late = setTimeout(() => app.server.closeAllConnections(), CLOSE_WITHIN_MS);
      await app.close();
      clearInterval(idle);
      clearTimeout(late);
    });
    await app.listen({ host, port: options.port });
    const address = app.server.address();
    const port = typeof address === 'object' && address !== null ? address.port : options.port;
    return { url: `http://${host.includes(':') ? `[${host}]` : host}:${port}`, close };
  } catch (error) {
    await close();
    throw portError(error, options.port, host);
  }
}

function portError(error: unknown, port: number, host: string): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  if (code === 'EADDRINUSE') {
    return new StartError(
      'PORT_IN_USE',
      `Port ${port} is already used by another program on this computer. Stop that program, or choose another port with CARELINE_PORT.`,
    );
  }
  if (code === 'EACCES' || code === 'EADDRNOTAVAIL') {
    return new StartError(
      'PORT_REFUSED',
      `The server may not listen at ${host}:${port}. Choose another port with CARELINE_PORT or another address with CARELINE_HOST.`,
    );
  }
  return error;
}
