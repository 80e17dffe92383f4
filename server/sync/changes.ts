import type pg from 'pg';
import type { News } from '#shared/contract/server/sync.ts';
import type { CollectionName } from '#shared/domain/document.ts';
import type { Caller } from '../auth/caller.ts';
import type { NewsHub } from './news-hub.ts';

/**
 * The stream of wake-ups of one device: the organization's last sequence at once, then what concerns this person, and heartbeats, which repeat
 * the last sequence and name no collection. Many news in a row become one wake-up. It ends with the sign-in, the access token, the connection or the server, and when
 * its device has opened too many others since.
 */
export async function* changes(
  pool: pg.Pool,
  hub: NewsHub,
  caller: Caller,
  signals: AbortSignal[],
): AsyncGenerator<News, void> {
  let sequence = 0;
  let collections: Set<CollectionName> | null = new Set();
  let clocks = false;
  let isDue = false;
  let hasEnded = false;
  let wake: () => void = () => undefined;
  const due = () => {
    isDue = true;
    wake();
  };
  const end = () => {
    hasEnded = true;
    wake();
  };
  const unsubscribe = hub.subscribe({
    organizationId: caller.organizationId,
    staffId: caller.staffId,
    deviceId: caller.deviceId,
    signInId: caller.familyId,
    expiresAt: caller.expiresAt,
    onNews(last, changed, areClocks) {
      clocks ||= areClocks;
      sequence = Math.max(sequence, last);
      collections = changed === null || collections === null ? null : new Set([...collections, ...changed]);
      due();
    },
    onHeartbeat: due,
    onEnd: end,
  });
  for (const signal of signals) signal.addEventListener('abort', end, { once: true });
  try {
    // Asked after subscribing, so that nothing can happen between the two unnoticed.
    const { rows } = await pool.query<{ last_sequence: string; is_signed_in: boolean }>(
      `select last_sequence, $2::uuid is null or exists (
                select 1 from refresh_tokens
                 where organization_id = $1 and family_id = $2 and revoked_at is null) as is_signed_in
         from organizations where id = $1`,
      [caller.organizationId, caller.familyId],
    );
    hasEnded ||= rows[0]?.is_signed_in !== true;
    sequence = Math.max(sequence, Number(rows[0]?.last_sequence ?? 0));
    collections = null;
    isDue = true;
    while (!hasEnded && !signals.some((signal) => signal.aborted)) {
      if (isDue) {
        const news: News = {
          ...{ sequence, collections: collections === null ? null : [...collections] },
          ...(clocks ? { clocks } : {}),
        };
        isDue = false;
        clocks = false;
        collections = new Set();
        yield news;
        continue;
      }
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  } finally {
    unsubscribe();
    for (const signal of signals) signal.removeEventListener('abort', end);
  }
}
