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
