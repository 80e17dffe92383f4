/** @file Speaks the Chrome DevTools Protocol over a pair of pipes: JSON messages, each ended by a NUL. */
import type { Readable, Writable } from 'node:stream';
import type { CdpEvents } from './cdp-events.ts';

type Listener = (params: never) => void;

interface Answer {
  id?: number;
  method?: string;
  sessionId?: string;
  params?: unknown;
  result?: unknown;
  error?: { message: string };
}

/** One target's line, or with no session the browser's own. */
export interface CdpSession {
  /** Sends a command. Rejects with the browser's message and the name of the command. */
  send<Result = void>(method: string, params?: object): Promise<Result>;
  on<Event extends keyof CdpEvents>(event: Event, listener: (params: CdpEvents[Event]) => void): void;
}

/** The connection, which ends when the browser does. */
export interface CdpConnection {
  browser: CdpSession;
  session(sessionId: string): CdpSession;
  closed: Promise<void>;
}

/** Connects to a browser that was started with `--remote-debugging-pipe`. */
export function connectCdp(input: Writable, output: Readable): CdpConnection {
  const waiting = new Map<
    number,
    { method: string; resolve(value: unknown): void; reject(error: Error): void }
  >();
  const listeners = new Map<string, Listener[]>();
  let lastId = 0;
  let rest = '';
  let isClosed = false;

  function receive(message: Answer): void {
    if (message.id === undefined) {
      const key = `${message.sessionId ?? ''} ${message.method ?? ''}`;
      for (const listener of listeners.get(key) ?? []) listener(message.params as never);
      return;
    }
    const call = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.error) call?.reject(new Error(`${call.method}: ${message.error.message}`));
    else call?.resolve(message.result);
  }

  output.setEncoding('utf8');
  output.on('data', (chunk: string) => {
    const messages = (rest + chunk).split('\0');
    rest = messages.pop() ?? '';
    for (const message of messages) receive(JSON.parse(message));
  });
  const closed = new Promise<void>((resolve) => {
    output.on('close', () => {
      isClosed = true;
      for (const call of waiting.values()) call.reject(new Error(`${call.method}: the browser is gone`));
      waiting.clear();
      resolve();
    });
  });
  // A write that meets a dead browser fails through the closing of the other pipe.
  input.on('error', () => undefined);

  function sessionOf(sessionId: string | undefined): CdpSession {
    return {
      send: <Result>(method: string, params: object = {}) =>
        new Promise<Result>((resolve, reject) => {
          if (isClosed) {
            reject(new Error(`${method}: the browser is gone`));
            return;
          }
          const id = ++lastId;
          waiting.set(id, { method, resolve: resolve as (value: unknown) => void, reject });
          input.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
        }),
      on(event, listener) {
        const key = `${sessionId ?? ''} ${event}`;
        listeners.set(key, [...(listeners.get(key) ?? []), listener as Listener]);
      },
    };
  }

  return { browser: sessionOf(undefined), session: sessionOf, closed };
}
