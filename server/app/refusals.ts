/**
 * @file What the log tells of what the server turned away: which kind it was, where, and whose device, as far as that was proven.
 * Never a name, the id of a patient, an address that was asked for, or a value that was sent.
 */
import type { FastifyBaseLogger } from 'fastify';
import type { PushResult, RefusalCode } from '#shared/contract/server/sync.ts';
import type { CollectionName } from '#shared/domain/document.ts';
import type { Id } from '#shared/domain/primitives.ts';

/** Whose sign-in a request carries; `none` until a token has proven it. */
export interface Asker {
  organization: Id | 'none';
  device: Id | 'none';
}

/** Answers of the contract that turn a person or a device away, and not the form of the request. */
export const ACCESS_STATUSES: ReadonlySet<number> = new Set([401, 403, 426, 429]);

/** A sign-in, a token or a role that does not reach as far as what was asked for. */
export function logRefusedAccess(
  log: FastifyBaseLogger,
  refused: { code: string; procedure: string },
  asker: Asker,
): void {
  log.warn({ event: 'access.refused', ...refused, ...asker }, 'access refused');
}

/** A refresh token that came a second time or from another device: two hold it, and its whole family has ended. */
export function logStolenToken(log: FastifyBaseLogger, asker: Asker): void {
  log.warn({ event: 'token.stolen', ...asker }, 'refresh token used twice');
}

/** Documents of one push that were refused, a line for each code. */
export function logRefusedDocuments(
  log: FastifyBaseLogger,
  collection: CollectionName,
  results: readonly PushResult[],
  asker: Asker,
): void {
  const amounts = new Map<RefusalCode, number>();
  for (const result of results) {
    if (result.outcome === 'refused') amounts.set(result.code, (amounts.get(result.code) ?? 0) + 1);
  }
  for (const [code, amount] of amounts) {
    log.warn({ event: 'document.refused', code, collection, amount, ...asker }, 'documents refused');
  }
}
