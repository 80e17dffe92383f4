/** @file Finds time that one person booked twice: no nurse works for two patients at once (domain.md 1.7 rule 6, 2026-11-21). Pure. */
import { effectiveEntries } from '../minutes.ts';
import { fromInstant, type Instant } from '../primitives.ts';
import type { TimeEntry } from '../time-entry.ts';

type Booked = Pick<TimeEntry, 'id' | 'staffId' | 'startedAt' | 'endedAt' | 'supersedes'>;

/** Two entries of one person that share time, the earlier one first, and how much they share. */
export interface Overlap<Entry extends Booked> {
  first: Entry;
  second: Entry;
  seconds: number;
}

/**
 * All pairs of standing entries of the same person that share at least one whole second. Superseded entries take no time. Entries that only
 * touch do not overlap. The order of the input does not matter; pairs come by the start of their second entry.
 */
export function findOverlaps<Entry extends Booked>(entries: readonly Entry[]): Overlap<Entry>[] {
  const byPerson = new Map<string, Entry[]>();
  for (const entry of effectiveEntries(entries)) {
    const own = byPerson.get(entry.staffId);
    if (own) own.push(entry);
    else byPerson.set(entry.staffId, [entry]);
  }
  return [...byPerson.values()]
    .flatMap(overlapsAmong)
    .sort((left, right) => order(left.second, right.second));
}

/** An overlap of two people's time for one patient needs these facts too. */
type Counted = Booked & Pick<TimeEntry, 'patientId' | 'isBillable'>;

/**
 * All pairs of standing entries of different people that share time of one patient, where both count: when two confer about her, one person's
 * time counts (domain.md 1.7 rule 5). Pairs come by the start of their second entry.
 */
export function findSharedTime<Entry extends Counted>(entries: readonly Entry[]): Overlap<Entry>[] {
  const byPatient = new Map<string, Entry[]>();
  for (const entry of effectiveEntries(entries)) {
    if (!entry.isBillable) continue;
    const group = byPatient.get(entry.patientId);
    if (group) group.push(entry);
    else byPatient.set(entry.patientId, [entry]);
  }
  return [...byPatient.values()]
    .flatMap(overlapsAmong)
    .filter(({ first, second }) => first.staffId !== second.staffId)
    .sort((left, right) => order(left.second, right.second));
}

/** What a new stretch of time would share with the entries that a person has: empty when it is free. */
export function overlapsWith<Entry extends Booked>(
  entries: readonly Entry[],
  stretch: Pick<TimeEntry, 'staffId' | 'startedAt' | 'endedAt' | 'supersedes'>,
): Entry[] {
  return effectiveEntries(entries).filter(
    (entry) =>
      entry.staffId === stretch.staffId &&
      entry.id !== stretch.supersedes &&
      sharedSeconds(entry, stretch) > 0,
  );
}

function overlapsAmong<Entry extends Booked>(entries: Entry[]): Overlap<Entry>[] {
  const sorted = entries.toSorted(order);
  const overlaps: Overlap<Entry>[] = [];
  let running: Entry[] = [];
  for (const entry of sorted) {
    running = running.filter(({ endedAt }) => endedAt > entry.startedAt);
    for (const first of running) {
      const seconds = sharedSeconds(first, entry);
      if (seconds > 0) overlaps.push({ first, second: entry, seconds });
    }
    running.push(entry);
  }
  return overlaps;
}

function order(left: Booked, right: Booked): number {
  if (left.startedAt !== right.startedAt) return left.startedAt < right.startedAt ? -1 : 1;
  return left.id < right.id ? -1 : left.id > right.id ? 1 : 0;
}

function sharedSeconds(
  left: { startedAt: Instant; endedAt: Instant },
  right: { startedAt: Instant; endedAt: Instant },
): number {
  const from = Math.max(fromInstant(left.startedAt), fromInstant(right.startedAt));
  const until = Math.min(fromInstant(left.endedAt), fromInstant(right.endedAt));
  return Math.max(0, Math.floor((until - from) / 1000));
}
