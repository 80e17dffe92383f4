import type pg from 'pg';
import type { News } from '#shared/contract/server/sync.ts';
import type { Caller } from '../auth/caller.ts';
import type { NewsHub } from './news-hub.ts';

/** A wake-up is sent at least this often: silence for longer tells a device that its line is dead. */
const HEARTBEAT_MS = 25_000;

/**
 * The stream of wake-ups of one device: the organization's last sequence at once, at each news, and as a heartbeat. Many
 * news in a row become one wake-up. It ends with the access token, the connection or the server.
 */
export async function* changes(
  pool: pg.Pool,
  hub: NewsHub,
  caller: Caller,
  signals: AbortSignal[],
  heartbeatMs: number = HEARTBEAT_MS,
): AsyncGenerator<News, void> {
  let sequence = 0;
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
  const unsubscribe = hub.subscribe(caller.organizationId, (news) => {
    sequence = Math.max(sequence, news);
    due();
  });
  const heartbeat = setInterval(due, heartbeatMs);
  const expiry = setTimeout(end, caller.expiresAt - Date.now());
  for (const signal of signals) signal.addEventListener('abort', end, { once: true });
  try {
    // Asked after subscribing, so that nothing can happen between the two unnoticed.
    const { rows } = await pool.query<{ last_sequence: string }>(
      'select last_sequence from organizations where id = $1',
      [caller.organizationId],
    );
    sequence = Math.max(sequence, Number(rows[0]?.last_sequence ?? 0));
    isDue = true;
    while (!hasEnded && !signals.some((signal) => signal.aborted)) {
      if (isDue) {
        isDue = false;
        yield { sequence, collections: null };
        continue;
      }
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  } finally {
    unsubscribe();
    clearInterval(heartbeat);
    clearTimeout(expiry);
    for (const signal of signals) signal.removeEventListener('abort', end);
  }
}
