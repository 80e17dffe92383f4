/** @file The wake-up streams of one server process, with one timer for all of them. */
import type { CollectionName } from '#shared/domain/document.ts';
import type { Id } from '#shared/domain/primitives.ts';
import type { Change } from './news.ts';

/** A device that waits for news. */
export interface NewsStream {
  organizationId: Id;
  staffId: Id;
  deviceId: Id;
  /** The sign-in it came with. */
  signInId: Id | null;
  /** When its access token ends, milliseconds since the epoch. */
  expiresAt: number;
  onNews(sequence: number, collections: readonly CollectionName[] | null, areClocks: boolean): void;
  onHeartbeat(): void;
  onEnd(): void;
}

export interface NewsStreams {
  /** Adds a stream; the answer takes it away again. One too many of a device ends its oldest. */
  add(stream: NewsStream): () => void;
  /** Ends the streams of sign-ins that have ended. */
  endSignIns(signIns: ReadonlySet<Id>): void;
  signIns(): Id[];
  /** Tells those whom a change concerns. */
  wake(change: Change): void;
  /** Takes note of the last sequences: streams hear of them with one of their next heartbeats, each in its turn. */
  reach(lastSequences: ReadonlyMap<Id, number>): void;
  organizations(): Id[];
  readonly size: number;
  close(): void;
}

/** A wake-up is sent at least this often: silence for longer tells a device that its line is dead. */
export const HEARTBEAT_MS = 25_000;

/** A device needs one. A few more stand while it does not know yet that its lines are dead. */
export const STREAMS_PER_DEVICE = 4;

/** Every so many heartbeats tell the organization's last sequence, whatever became of the news: five minutes. */
const FULL_EVERY = 12;

/** The timer turns this many times in one heartbeat. */
const TURNS = 25;

interface Entry {
  stream: NewsStream;
  nextAt: number;
  beats: number;
}

/** Makes the streams of a process. The timer stands still while there are none. */
export function createStreams(heartbeatMs: number, perDevice: number = STREAMS_PER_DEVICE): NewsStreams {
  /** The streams of each device, the oldest first. */
  const devices = new Map<Id, NewsStream[]>();
  const groups = new Map<Id, { entries: Set<Entry>; last: number }>();
  let size = 0;
  let wheel: NodeJS.Timeout | undefined;

  function turn(): void {
    const now = Date.now();
    for (const { entries, last } of groups.values()) {
      for (const entry of entries) {
        const { stream } = entry;
        if (now >= stream.expiresAt) stream.onEnd();
        else if (now >= entry.nextAt) {
          entry.nextAt = now + heartbeatMs;
          entry.beats += 1;
          if (entry.beats % FULL_EVERY === 0) stream.onNews(last, null, false);
          else stream.onHeartbeat();
        }
      }
    }
  }

  function groupOf(organizationId: Id) {
    const group = groups.get(organizationId) ?? { entries: new Set<Entry>(), last: 0 };
    groups.set(organizationId, group);
    return group;
  }

  function addToDevice(stream: NewsStream): void {
    const open = [...(devices.get(stream.deviceId) ?? []), stream];
    const tooMany = open.splice(0, Math.max(0, open.length - perDevice));
    devices.set(stream.deviceId, open);
    for (const oldest of tooMany) oldest.onEnd();
  }

  function takeFromDevice(stream: NewsStream): void {
    const left = (devices.get(stream.deviceId) ?? []).filter((other) => other !== stream);
    if (left.length > 0) devices.set(stream.deviceId, left);
    else devices.delete(stream.deviceId);
  }

  return {
    add(stream) {
      addToDevice(stream);
      const entry = { stream, nextAt: Date.now() + heartbeatMs, beats: 0 };
      groupOf(stream.organizationId).entries.add(entry);
      size += 1;
      wheel ??= setInterval(turn, heartbeatMs / TURNS);
      return () => {
        const group = groups.get(stream.organizationId);
        if (group?.entries.delete(entry) !== true) return;
        size -= 1;
        takeFromDevice(stream);
        if (group.entries.size === 0) groups.delete(stream.organizationId);
        if (size > 0) return;
        clearInterval(wheel);
        wheel = undefined;
      };
    },
    endSignIns(signIns) {
      for (const stream of [...devices.values()].flat()) {
        if (stream.signInId !== null && signIns.has(stream.signInId)) stream.onEnd();
      }
    },
    signIns: () => [...new Set([...devices.values()].flat().flatMap(({ signInId }) => signInId ?? []))],
    wake({ organizationId, sequence, collections, viewers, areClocks = false }) {
      const group = groups.get(organizationId);
      if (group === undefined) return;
      group.last = Math.max(group.last, sequence);
      const concerned = viewers === null ? null : new Set(viewers);
      for (const { stream } of group.entries) {
        if (concerned === null || concerned.has(stream.staffId)) {
          stream.onNews(sequence, collections, areClocks);
        }
      }
    },
    reach(lastSequences) {
      for (const [organizationId, sequence] of lastSequences) {
        const group = groups.get(organizationId);
        if (group !== undefined) group.last = Math.max(group.last, sequence);
      }
    },
    organizations: () => [...groups.keys()],
    get size() {
      return size;
    },
    close() {
      clearInterval(wheel);
    },
  };
}
