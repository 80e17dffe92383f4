import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Id } from '#shared/domain/primitives.ts';
import { NEWS_CHANNEL, readAnnouncement } from './news.ts';

/** Carries wake-ups from whoever wrote, in any server process, to the streams of that organization in this one. */
export interface NewsHub {
  /** Calls back with the organization's sequence at each news. */
  subscribe(organizationId: Id, onNews: (sequence: number) => void): () => void;
  /** Tells all processes; call it after the commit. A wake-up that is lost costs nothing but time. */
  publish(organizationId: Id, sequence: number): void;
  readonly streams: number;
  close(): Promise<void>;
}

const LONGEST_PAUSE_MS = 10_000;

/** Opens the one connection on which this process listens, and keeps it open. */
export async function openNewsHub(
  url: string,
  pool: pg.Pool,
  log: (event: string) => void,
): Promise<NewsHub> {
  const subscribers = new Map<Id, Set<(sequence: number) => void>>();
  const unsent = new Map<Id, number>();
  const closing = new AbortController();
  let sending: Promise<void> | undefined;
  let listener: pg.Client | undefined;

  function wake(organizationId: Id, sequence: number): void {
    for (const onNews of subscribers.get(organizationId) ?? []) onNews(sequence);
  }

  async function listen(): Promise<void> {
    const client = new pg.Client({
      connectionString: url,
      keepAlive: true,
      connectionTimeoutMillis: 10_000,
      application_name: 'careline news',
    });
    client.on('notification', ({ payload }) => {
      const news = readAnnouncement(payload ?? '');
      if (news) wake(news.organizationId, news.sequence);
    });
    client.on('error', () => undefined);
    await client.connect();
    await client.query(`listen ${NEWS_CHANNEL}`);
    client.once('end', () => {
      if (!closing.signal.aborted) void reconnect();
    });
    listener = client;
  }

  /** What was announced meanwhile is lost: every stream is woken once the line stands again. */
  async function reconnect(): Promise<void> {
    log('news-connection-lost');
    for (let pause = 100; !closing.signal.aborted; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
      try {
        await sleep(pause, undefined, { signal: closing.signal });
        await listen();
        const { rows } = await pool.query<{ id: Id; last_sequence: string }>(
          'select id, last_sequence from organizations where id = any($1::uuid[])',
          [[...subscribers.keys()]],
        );
        for (const row of rows) wake(row.id, Number(row.last_sequence));
        log('news-connection-restored');
        return;
      } catch {
        // The next round waits longer.
      }
    }
  }

  async function send(): Promise<void> {
    while (unsent.size > 0) {
      const payloads = [...unsent].map(([organizationId, sequence]) => `${organizationId}:${sequence}`);
      unsent.clear();
      try {
        await pool.query('select pg_notify($1, payload) from unnest($2::text[]) as payload', [
          NEWS_CHANNEL,
          payloads,
        ]);
      } catch {
        log('news-not-sent');
      }
    }
  }

  await listen();
  return {
    subscribe(organizationId, onNews) {
      const group = subscribers.get(organizationId) ?? new Set();
      subscribers.set(organizationId, group.add(onNews));
      return () => {
        group.delete(onNews);
        if (group.size === 0) subscribers.delete(organizationId);
      };
    },
    publish(organizationId, sequence) {
      unsent.set(organizationId, Math.max(sequence, unsent.get(organizationId) ?? 0));
      sending ??= send().finally(() => {
        sending = undefined;
      });
    },
    get streams() {
      let count = 0;
      for (const group of subscribers.values()) count += group.size;
      return count;
    },
    async close() {
      closing.abort();
      await sending;
      await listener?.end().catch(() => undefined);
    },
  };
}
