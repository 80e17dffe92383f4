import type { FastifyBaseLogger } from 'fastify';
import type pg from 'pg';
import type { AccessTokens } from '../auth/access-tokens.ts';
import type { Passphrases } from '../auth/passphrases.ts';
import type { FormatPlan } from '../sync/format.ts';
import type { NewsHub } from '../sync/news-hub.ts';
import type { Metrics } from './metrics.ts';
import type { Asker } from './refusals.ts';

/** What all requests of a server share. */
export interface ServerParts {
  pool: pg.Pool;
  passphrases: Passphrases;
  accessTokens: AccessTokens;
  news: NewsHub;
  metrics: Metrics;
  /** The store format that the server speaks. */
  plan: FormatPlan;
  /** Aborted when the server is closing: streams end. */
  closing: AbortSignal;
}

/** What a procedure learns about its request. */
export interface RequestContext {
  /** The address the request came from. */
  address: string;
  authorization: string | undefined;
  /** The protocol version the device speaks. */
  protocol: string | undefined;
  /** The store format of the device. */
  format: string | undefined;
  log: FastifyBaseLogger;
  /** Filled in as soon as a token has proven whose it is, also when the request is turned away after that. */
  asker: Asker;
}
