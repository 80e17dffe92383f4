/** @file Tells the server that a clock runs here, and learns of the clocks that run on the person's other devices. */
import type { OtherClock } from '#shared/contract/engine/clock.ts';
import { CLOCK_REPORT_MS } from '#shared/contract/server/clocks.ts';
import type { Instant } from '#shared/domain/primitives.ts';
import type { ServerClient } from '#shared/sync/server-link.ts';
import type { EnginePorts } from './ports.ts';

export interface OtherClocks {
  /** What the server said last; empty while it cannot be reached, because nobody knows then. */
  list(): OtherClock[];
  /** A clock started, stopped or goes on: reports when that changes what the server knows. */
  changed(): void;
  /** The server can be reached, or cannot any more. */
  connected(isConnected: boolean): void;
  /** The server has news of the person's clocks. */
  heard(): void;
  close(): void;
}

export interface OtherClocksParts {
  ports: Pick<EnginePorts, 'after' | 'log'>;
  ask<T>(call: (client: ServerClient) => Promise<T>): Promise<T>;
  /** Since when a clock runs here, or null. */
  since(): Instant | null;
  onChange(): void;
}

/** One question at a time: what changes meanwhile is told afterwards. */
export function openOtherClocks({ ports, ask, since, onChange }: OtherClocksParts): OtherClocks {
  let others: OtherClock[] = [];
  let isConnected = false;
  let isClosed = false;
  let isAsking = false;
  let isDue = false;
  /** What the server was last told; undefined: nothing on this connection. */
  let told: Instant | null | undefined;
  let cancelRepeat: (() => void) | null = null;

  function take(next: OtherClock[]): void {
    const facts = (list: OtherClock[]) => JSON.stringify(list.map((one) => ({ ...one, seenAt: '' })));
    const isNew = facts(next) !== facts(others);
    others = next;
    if (isNew && !isClosed) onChange();
  }

  async function tell(): Promise<void> {
    if (isClosed || !isConnected) return;
    isDue = isAsking;
    if (isAsking) return;
    isAsking = true;
    const running = since();
    try {
      const answer = await ask((client) => client.clocks.report({ since: running }));
      told = running;
      if (isConnected) take(answer.others);
    } catch {
      // A server of an earlier release knows nothing of clocks; any other trouble shows in the sync light.
      ports.log('clock.not-reported');
    } finally {
      isAsking = false;
    }
    if (isDue) return tell();
    repeat();
  }

  /** Says it again while there is something to say or to forget. */
  function repeat(): void {
    cancelRepeat?.();
    const isWorthIt = !isClosed && isConnected && (since() !== null || others.length > 0);
    cancelRepeat = isWorthIt ? ports.after(CLOCK_REPORT_MS, () => void tell()) : null;
  }

  return {
    list: () => others,
    changed() {
      if (since() !== told) void tell();
    },
    connected(next) {
      if (isConnected === next) return;
      isConnected = next;
      told = undefined;
      if (next) void tell();
      else {
        cancelRepeat?.();
        take([]);
      }
    },
    heard: () => void tell(),
    close() {
      isClosed = true;
      cancelRepeat?.();
    },
  };
}
