/** @file The chain of a device's minutes: each entry vouches for its own facts and for the entry before it. Pure. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { type ChainResult, verifyLinks } from '../hash-chain.ts';
import type { TimeEntry } from '../time-entry.ts';

/** What an entry's digest vouches for: all that is billed by, and nothing of the server's. */
export type MinuteFacts = Omit<
  TimeEntry,
  'updatedAt' | 'updatedBy' | 'rev' | 'receivedAt' | 'previousDigest' | 'digest'
>;

/** Hex SHA-256 over the facts of an entry and the digest of the entry before it on the same device (empty for the first). */
export function minuteDigest(facts: MinuteFacts, previousDigest: string): string {
  const text = JSON.stringify([
    previousDigest,
    facts.sequence,
    facts.id,
    facts.deviceId,
    facts.staffId,
    facts.credential,
    facts.patientId,
    facts.program,
    facts.activity,
    facts.callId,
    facts.startedAt,
    facts.endedAt,
    facts.seconds,
    facts.timeZone,
    facts.method,
    facts.counterpart,
    facts.isInteractive,
    facts.isBillable,
    facts.narrative,
    facts.reason,
    facts.supersedes,
  ]);
  return bytesToHex(sha256(utf8ToBytes(text)));
}

/** Whether an entry is in a chain. Those that the server wrote (imports, the demo) and those from before the chain are not. */
export function isChained(entry: Pick<TimeEntry, 'digest'>): boolean {
  return entry.digest !== '';
}

/**
 * Checks the chained entries of any number of devices, given in any order, as {@link verifyLinks} says. Give every entry of the devices, of
 * all patients: a chain runs through all that a device wrote.
 */
export function verifyMinutes(entries: readonly TimeEntry[]): ChainResult {
  return verifyLinks(entries.filter(isChained), minuteDigest);
}

/** What is wrong with a chain, at which entry. `entryId` is the entry that does not fit, or the first one after what is missing. */
export interface BrokenLink {
  deviceId: string;
  sequence: number;
  problem: 'altered' | 'missing' | 'duplicate';
  entryId: string;
}

/**
 * Checks the chains of devices from their first entry on, where all that they wrote is at hand, as with the server: there a chain that does not
 * begin with its first entry has lost it. Null when they are whole. What a device wrote last and never sent cannot be missed by anybody.
 */
export function brokenLink(entries: readonly TimeEntry[]): BrokenLink | null {
  const chained = entries.filter(isChained);
  const firsts = new Map<string, TimeEntry>();
  for (const entry of chained) {
    const first = firsts.get(entry.deviceId);
    if (!first || entry.sequence < first.sequence) firsts.set(entry.deviceId, entry);
  }
  for (const { deviceId, sequence, id, previousDigest } of firsts.values()) {
    if (sequence > 1) return { deviceId, sequence: 1, problem: 'missing', entryId: id };
    if (previousDigest !== '') return { deviceId, sequence, problem: 'altered', entryId: id };
  }
  const result = verifyMinutes(chained);
  if (result.ok) return null;
  const { deviceId, sequence, problem } = result;
  const at = chained.findLast((entry) => entry.deviceId === deviceId && entry.sequence === sequence);
  return { deviceId, sequence, problem, entryId: at?.id ?? '' };
}
