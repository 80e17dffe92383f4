import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { AuditEvent } from './audit-event.ts';

/** The facts of an event that its digest vouches for. The server's stamp is not among them: it comes later. */
export type AuditFacts = Pick<
  AuditEvent,
  'id' | 'deviceId' | 'staffId' | 'patientId' | 'action' | 'entityType' | 'entityId' | 'at' | 'sequence'
>;

/** Hex SHA-256 over the facts of an event and the digest of the event before it on the same device (empty for the first). */
export function auditDigest(facts: AuditFacts, previousDigest: string): string {
  const text = JSON.stringify([
    previousDigest,
    facts.sequence,
    facts.id,
    facts.deviceId,
    facts.staffId,
    facts.patientId,
    facts.action,
    facts.entityType,
    facts.entityId,
    facts.at,
  ]);
  return bytesToHex(sha256(utf8ToBytes(text)));
}

/** `checked` is the number of events. The first broken link is named by its device and sequence. */
export type ChainResult =
  | { ok: true; checked: number }
  | { ok: false; deviceId: string; sequence: number; problem: 'altered' | 'missing' | 'duplicate' };

/**
 * Checks the events of any number of devices, given in any order. Each device's events must follow on one another without a
 * hole, and each digest must be that of its facts. The first event given of a device may have any sequence, because a
 * device need not hold its oldest ones; its own digest is checked all the same.
 */
export function verifyChain(events: readonly AuditEvent[]): ChainResult {
  const sorted = [...events].sort((left, right) =>
    left.deviceId === right.deviceId
      ? left.sequence - right.sequence
      : left.deviceId < right.deviceId
        ? -1
        : 1,
  );
  let before: AuditEvent | undefined;
  for (const event of sorted) {
    const previous = before?.deviceId === event.deviceId ? before : undefined;
    const problem = linkProblem(event, previous);
    if (problem) return { ok: false, deviceId: event.deviceId, sequence: event.sequence, problem };
    before = event;
  }
  return { ok: true, checked: events.length };
}

function linkProblem(
  event: AuditEvent,
  previous: AuditEvent | undefined,
): 'altered' | 'missing' | 'duplicate' | undefined {
  if (previous && event.sequence === previous.sequence) return 'duplicate';
  if (previous && event.sequence !== previous.sequence + 1) return 'missing';
  if (previous && event.previousDigest !== previous.digest) return 'altered';
  if (event.sequence === 0 && event.previousDigest !== '') return 'altered';
  return event.digest === auditDigest(event, event.previousDigest) ? undefined : 'altered';
}
