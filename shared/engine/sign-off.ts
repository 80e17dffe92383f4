/** @file May an account be taken off this device? Only when nothing of it exists here alone. */
import { countPending } from '#shared/store/queries.ts';
import type { Desk } from './desk.ts';
import { engineError } from './errors.ts';
import { unfinishedDrafts } from './unfinished.ts';

/**
 * Throws INVALID with what is in the way while the server lacks a record, holds one back, or a call, screening or plan is begun and not
 * finished. Counted from receipts.
 */
export async function refuseUnsentWork(desk: Desk): Promise<void> {
  const [pending, held, unfinished] = await Promise.all([
    countPending(desk.store),
    desk.sync.held(),
    unfinishedDrafts(desk.store),
  ]);
  const reasons = [
    pending > 0 ? `${countOf(pending, 'record')} not with the server yet` : '',
    held.length > 0 ? `${countOf(held.length, 'record')} held back by the server` : '',
    unfinished > 0
      ? `${countOf(unfinished, 'call, screening or plan', 'calls, screenings or plans')} not finished`
      : '',
  ].filter((reason) => reason !== '');
  if (reasons.length === 0) return;
  throw engineError(
    'INVALID',
    `This device still has ${reasons.join(' and ')}. Finish what is open, let everything reach the server, and then remove the account.`,
  );
}

function countOf(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
