import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { AuditEvent } from './audit-event.ts';
import { type ChainResult, verifyLinks } from './hash-chain.ts';

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

/** Checks the events of any number of devices, given in any order: see {@link verifyLinks}. */
export function verifyChain(events: readonly AuditEvent[]): ChainResult {
  return verifyLinks(events, auditDigest);
}
