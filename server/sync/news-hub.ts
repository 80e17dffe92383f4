import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Id } from '#shared/domain/primitives.ts';
import { announcement, type Change, NEWS_CHANNEL, readAnnouncement, together } from './news.ts';
import { createStreams, HEARTBEAT_MS, type NewsStream } from './news-streams.ts';

/** Carries wake-ups from whoever wrote, in any server process, to the streams of those in this one who may see it. */
export interface NewsHub {
  /** Adds a stream; the answer takes it away again. */
  subscribe(stream: NewsStream): () => void;
  /** Tells all processes; call it after the commit. A wake-up that is lost costs nothing but time. */
  publish(change: Change): void;
  readonly streams: number;
  close(): Promise<void>;
}

const LONGEST_PAUSE_MS = 10_000;

/** In how many heartbeats the last sequences are looked up, in case that a notification went astray or the connection is half dead. */
const LOOK_EVERY = 2;
const LOOK_WITHIN_MS = 10_000;

export interface NewsHubOptions {
  heartbeatMs?: number | undefined;
  /** Most streams of one device in this process. */
  streamsPerDevice?: number | undefined;
}

/** Opens the one connection on which this process listens, and keeps it open. */
export async function openNewsHub(
  url: string,
  pool: pg.Pool,
  log: (event: string) => void,
  { heartbeatMs = HEARTBEAT_MS, streamsPerDevice }: NewsHubOptions = {},
): Promise<NewsHub> {
  const process = randomUUID();
  const streams = createStreams(heartbeatMs, streamsPerDevice);
  const unsent = new Map<Id, Change>();
  const closing = new AbortController();
  let sending: Promise<void> | undefined;
  let listener: pg.Client | undefined;

  async function listen(): Promise<void> {
    const client = new pg.Client({
      connectionString: url,
      keepAlive: true,
      connectionTimeoutMillis: 10_000,
      query_timeout: LOOK_WITHIN_MS,
      application_name: 'careline news',
    });
    client.on('notification', ({ payload }) => {
      const change = readAnnouncement(payload ?? '');
      if (change === undefined) return;
      if ('endedSignIns' in change) streams.endSignIns(new Set(change.endedSignIns));
      else if (change.from !== process) streams.wake(change);
    });
    client.on('error', () => undefined);
    await client.connect();
    await client.query(`listen ${NEWS_CHANNEL}`);
    client.once('end', () => {
      if (!closing.signal.aborted) void reconnect();
    });
    listener = client;
  }

  async function lastSequences(asked: Pick<pg.Client, 'query'>): Promise<Map<Id, number>> {
    const { rows } = await asked.query<{ id: Id; last_sequence: string }>(
      'select id, last_sequence from organizations where id = any($1::uuid[])',
      [streams.organizations()],
    );
    return new Map(rows.map((row) => [row.id, Number(row.last_sequence)]));
  }

  async function endedSignIns(): Promise<Set<Id>> {
    const ids = streams.signIns();
    const { rows } = await pool.query<{ family_id: Id }>(
      'select distinct family_id from refresh_tokens where family_id = any($1::uuid[]) and revoked_at is null',
      [ids],
    );
    const standing = new Set(rows.map((row) => row.family_id));
    return new Set(ids.filter((id) => !standing.has(id)));
  }

  /** What was announced meanwhile is lost: every stream is woken once the line stands again, or ended with its sign-in. */
  async function reconnect(): Promise<void> {
    log('news-connection-lost');
    for (let pause = 100; !closing.signal.aborted; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
      try {
        await sleep(pause, undefined, { signal: closing.signal });
        await listen();
        streams.endSignIns(await endedSignIns());
        for (const [organizationId, sequence] of await lastSequences(pool)) {
          streams.wake({ organizationId, sequence, collections: null, viewers: null });
        }
        log('news-connection-restored');
        return;
      } catch {
        // The next round waits longer.
      }
    }
  }

  /** Asked on the listening connection itself: if it does not answer it is given up, and opened anew. */
  async function look(): Promise<void> {
    const client = listener;
    if (client === undefined || streams.size === 0) return;
    try {
      streams.reach(await lastSequences(client));
    } catch {
      client.end().catch(() => undefined);
    }
  }

  async function send(): Promise<void> {
    while (unsent.size > 0) {
      const payloads = [...unsent.values()].map((change) => announcement(change, process));
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
  const looking = setInterval(() => void look(), LOOK_EVERY * heartbeatMs);
  return {
    subscribe: (stream) => streams.add(stream),
    publish(change) {
      streams.wake(change);
      unsent.set(change.organizationId, together(unsent.get(change.organizationId), change));
      sending ??= send().finally(() => {
        sending = undefined;
      });
    },
    get streams() {
      return streams.size;
    },
    async close() {
      closing.abort();
      clearInterval(looking);
      streams.close();
      await sending;
      await listener?.end().catch(() => undefined);
    },
  };
}
