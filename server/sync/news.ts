import type { Id } from '#shared/domain/primitives.ts';
import type { Transaction } from '../database/transaction.ts';

/** The PostgreSQL channel on which server processes tell each other of news. */
export const NEWS_CHANNEL = 'careline_news';

/** Tells every server process, when the transaction commits, that the organization has news up to the sequence. */
export async function announce(
  transaction: Transaction,
  organizationId: Id,
  sequence: number,
): Promise<void> {
  await transaction.query('select pg_notify($1, $2)', [NEWS_CHANNEL, `${organizationId}:${sequence}`]);
}

/** Reads what {@link announce} wrote; undefined when it is not ours. */
export function readAnnouncement(payload: string): { organizationId: Id; sequence: number } | undefined {
  const match = /^([0-9a-f-]{36}):(\d{1,16})$/.exec(payload);
  return match ? { organizationId: match[1] as Id, sequence: Number(match[2]) } : undefined;
}
