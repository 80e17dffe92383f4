/**
 * @file Keeps one wake-up stream to the server open and tells whether the server can be reached. Never asks the browser's
 * online flag: only an answer of the server counts.
 */
import { isUnauthenticated, type ServerClient, type ServerLink, serverErrorCode } from './server-link.ts';

export type ConnectionState = 'connected' | 'connecting' | 'unreachable' | 'signed-out';

export interface ConnectionOptions {
  link: ServerLink;
  now(): number;
  after(milliseconds: number, callback: () => void): () => void;
  /** A number from 0 to 1, for the jitter of the back-off. */
  random(): number;
  /** The server has news, or may have: pull from the checkpoint. */
  onNews(): void;
  /** The server said something, news or not. */
  onContact(): void;
  onState(state: ConnectionState): void;
}

export interface Connection {
  readonly state: ConnectionState;
  readonly lastContactAt: number | null;
  /** Runs a request as soon as the server is reachable. Rejects when the connection is closed. */
  request<T>(call: (client: ServerClient) => Promise<T>): Promise<T>;
  /** Forgets the back-off and tries at once. */
  retryNow(): void;
  close(): void;
}

const FIRST_RETRY_MS = 500;
const LONGEST_RETRY_MS = 15_000;
/** The server sends a heartbeat every 25 seconds; silence for longer than this means a dead line. */
const SILENCE_LIMIT_MS = 60_000;

/** Opens the connection and keeps it open until `close`. */
export function openConnection(options: ConnectionOptions): Connection {
  let state: ConnectionState = 'connecting';
  let lastContactAt: number | null = null;
  let isClosed = false;
  let failures = 0;
  let wake: (() => void) | null = null;
  let dropStream: (() => void) | null = null;
  const waiting = new Set<{ go(): void; stop(error: Error): void }>();

  function enter(next: ConnectionState): void {
    if (next === 'connected') {
      failures = 0;
      lastContactAt = options.now();
      for (const waiter of [...waiting]) waiter.go();
      waiting.clear();
    }
    if (state === next) return;
    state = next;
    options.onState(next);
  }

  async function listen(): Promise<void> {
    const controller = new AbortController();
    dropStream = () => controller.abort();
    const events = await options.link.authorized((client) =>
      client.sync.changes(undefined, { signal: controller.signal }),
    );
    let cancelSilence = options.after(SILENCE_LIMIT_MS, () => controller.abort());
    try {
      let last = -1;
      for await (const { sequence } of events) {
        if (isClosed) return;
        enter('connected');
        lastContactAt = options.now();
        options.onContact();
        cancelSilence();
        cancelSilence = options.after(SILENCE_LIMIT_MS, () => controller.abort());
        // A heartbeat carries the sequence that is known already: nothing to fetch.
        if (sequence > last) options.onNews();
        last = sequence;
      }
    } finally {
      cancelSilence();
      dropStream = null;
    }
  }

  async function run(): Promise<void> {
    while (!isClosed) {
      try {
        await listen();
      } catch (error) {
        if (isClosed) return;
        enter(
          isUnauthenticated(error) || serverErrorCode(error) === 'DEVICE_RETIRED'
            ? 'signed-out'
            : 'unreachable',
        );
      }
      if (isClosed) return;
      if (state === 'connected') enter('connecting');
      const longest = Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** failures);
      failures += 1;
      await new Promise<void>((resolve) => {
        const cancel = options.after(longest * (0.5 + options.random() / 2), resolve);
        wake = () => {
          cancel();
          resolve();
        };
      });
      wake = null;
    }
  }

  async function reachable(): Promise<void> {
    if (isClosed) throw new Error('The connection is closed.');
    if (state === 'connected') return;
    await new Promise<void>((go, stop) => waiting.add({ go, stop }));
  }

  void run();

  return {
    get state() {
      return state;
    },
    get lastContactAt() {
      return lastContactAt;
    },
    async request(call) {
      await reachable();
      try {
        const answer = await options.link.authorized(call);
        lastContactAt = options.now();
        return answer;
      } catch (error) {
        if (serverErrorCode(error) === null && !isClosed) {
          enter('unreachable');
          dropStream?.();
        }
        throw error;
      }
    },
    retryNow() {
      failures = 0;
      wake?.();
    },
    close() {
      isClosed = true;
      dropStream?.();
      wake?.();
      for (const waiter of waiting) waiter.stop(new Error('The connection is closed.'));
      waiting.clear();
    },
  };
}
