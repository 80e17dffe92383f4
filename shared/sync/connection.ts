/**
 * @file Keeps one wake-up stream to the server open and tells whether the server can be reached. Never asks the browser's
 * online flag: only an answer of the server counts.
 */
import type { CollectionName } from '#shared/domain/document.ts';
import { backOff } from './back-off.ts';
import {
  hasAnswered,
  isUnauthenticated,
  type ServerClient,
  type ServerLink,
  serverErrorCode,
} from './server-link.ts';
import { watchForSleep } from './sleep-watch.ts';

/** `update-needed`: the server gives nothing to a Careline this old, and takes what it sends. */
export type ConnectionState = 'connected' | 'connecting' | 'unreachable' | 'signed-out' | 'update-needed';

export interface ConnectionOptions {
  link: ServerLink;
  now(): number;
  monotonic(): number;
  after(milliseconds: number, callback: () => void): () => void;
  /** A number from 0 to 1, for the jitter of the back-off. */
  random(): number;
  /** The server has news of these collections, or may have of any (null): pull from the checkpoint. */
  onNews(collections: readonly CollectionName[] | null): void;
  /** A clock of the person started or stopped on some device. */
  onClocks?(): void;
  /** The server said something, news or not. */
  onContact(): void;
  onState(state: ConnectionState): void;
}

/** What a request needs: `full`, or only that the server takes what is sent, however old this Careline is. */
export type Need = 'full' | 'push';

export interface Connection {
  readonly state: ConnectionState;
  /** Runs a request as soon as the server is reachable. Rejects when it fails or the connection is closed. */
  request<T>(call: (client: ServerClient) => Promise<T>, need?: Need): Promise<T>;
  /** Forgets the back-off and tries at once. */
  retryNow(): void;
  close(): void;
}

/** The server sends a heartbeat every 25 seconds; silence for longer than this means a dead line. */
const SILENCE_LIMIT_MS = 60_000;

/** So many attempts in a row are made without a growing pause after a sleep. */
const HURRIED_TRIES = 6;

/** A stream that held this long and then ended is opened again without a pause. */
const LASTING_MS = 10_000;

const SERVES: Record<Need, ReadonlySet<ConnectionState>> = {
  full: new Set(['connected']),
  push: new Set(['connected', 'update-needed']),
};

/** Opens the connection and keeps it open until `close`. */
export function openConnection(options: ConnectionOptions): Connection {
  let state: ConnectionState = 'connecting';
  let isClosed = false;
  let failures = 0;
  let isHurried = false;
  let triesAfterJump = 0;
  let wake: (() => void) | null = null;
  let dropStream: (() => void) | null = null;
  const waiting = new Set<{ need: Need; go(): void; stop(error: Error): void }>();

  function enter(next: ConnectionState): void {
    for (const waiter of [...waiting]) {
      if (!SERVES[waiter.need].has(next)) continue;
      waiting.delete(waiter);
      waiter.go();
    }
    if (state === next) return;
    state = next;
    options.onState(next);
  }

  /** What an error of the server's says about the connection. */
  function stateAfter(error: unknown): ConnectionState {
    const code = serverErrorCode(error);
    if (code === 'CLIENT_TOO_OLD') return 'update-needed';
    return isUnauthenticated(error) || code === 'DEVICE_RETIRED' ? 'signed-out' : 'unreachable';
  }

  async function listen(): Promise<void> {
    const controller = new AbortController();
    dropStream = () => controller.abort();
    let cancelSilence: () => void = () => undefined;
    try {
      const events = await options.link.authorized((client) =>
        client.sync.changes(undefined, { signal: controller.signal }),
      );
      const dead = () => {
        controller.abort();
        options.link.dropRequests();
      };
      cancelSilence = options.after(SILENCE_LIMIT_MS, dead);
      /** Up to where everything was asked for, whatever the collection. */
      let allUpTo = -1;
      for await (const { sequence, collections, clocks } of events) {
        if (isClosed) return;
        failures = 0;
        triesAfterJump = 0;
        enter('connected');
        options.onContact();
        cancelSilence();
        cancelSilence = options.after(SILENCE_LIMIT_MS, dead);
        if (clocks === true || (collections === null && allUpTo !== -1)) options.onClocks?.();
        // News of two writers may come in another order than their sequences: what names a collection is always news. Whatever was said while
        // nobody listened is made up for by the first event, and a heartbeat names nothing.
        if (allUpTo === -1 || (collections === null && sequence > allUpTo)) {
          options.onNews(null);
          allUpTo = Math.max(allUpTo, sequence);
        } else if (collections !== null && collections.length > 0) {
          options.onNews(collections);
        }
      }
    } finally {
      cancelSilence();
      dropStream = null;
    }
  }

  async function run(): Promise<void> {
    while (!isClosed) {
      let next: ConnectionState = 'connecting';
      const since = options.monotonic();
      try {
        await listen();
      } catch (error) {
        next = isHurried ? 'connecting' : stateAfter(error);
        if (next === 'update-needed') options.onContact();
      }
      if (isClosed) return;
      // The server ends a stream with its access token: that is no failure.
      const hasEnded = next === 'connecting' && options.monotonic() - since > LASTING_MS;
      enter(next);
      if (!hasEnded && !isHurried) await pause(backOff(failures, options.random()));
      isHurried = false;
      triesAfterJump = Math.max(0, triesAfterJump - 1);
      if (triesAfterJump === 0) failures += 1;
    }
  }

  async function pause(milliseconds: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const cancel = options.after(milliseconds, resolve);
      wake = () => {
        cancel();
        resolve();
      };
    });
    wake = null;
  }

  async function reachable(need: Need): Promise<void> {
    if (isClosed) throw new Error('The connection is closed.');
    if (SERVES[need].has(state)) return;
    await new Promise<void>((go, stop) => waiting.add({ need, go, stop }));
  }

  /** Looks at once, on a new stream: the one there is may be dead without having said so. */
  function startAfresh(): void {
    failures = 0;
    isHurried = true;
    triesAfterJump = HURRIED_TRIES;
    options.link.dropRequests();
    dropStream?.();
    wake?.();
  }

  const endWatch = watchForSleep(options, startAfresh);
  void run();

  return {
    get state() {
      return state;
    },
    async request(call, need = 'full') {
      await reachable(need);
      try {
        return await options.link.authorized(call);
      } catch (error) {
        const next = stateAfter(error);
        // A refusal, or a fault with one request: the line stands.
        const isAnswered = next === 'unreachable' && hasAnswered(error);
        if (!isAnswered && !isClosed && state !== next) {
          enter(next);
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
      endWatch();
      dropStream?.();
      wake?.();
      for (const waiter of waiting) waiter.stop(new Error('The connection is closed.'));
      waiting.clear();
    },
  };
}
