/** @file Looks for what may not be, in what the server and the devices have at the end. Pure, so that it can be shown to find it. */
import { verifyChain } from '#shared/domain/audit-chain.ts';
import type { AuditEvent } from '#shared/domain/audit-event.ts';
import { COLLECTIONS, type CollectionName } from '#shared/domain/document.ts';
import { PULL_ONLY } from '#shared/domain/documents.ts';
import { contentText } from '#shared/sync/content.ts';
import type { StoredDocument } from '#tests/support/device-orders.ts';
import { type Ledger, lastWords } from './ledger.ts';
import { patientsOf, recordsOf, type Truth } from './truth.ts';

/** What a device has at the end. */
export interface DeviceState {
  number: number;
  staffId: string;
  contents: Record<CollectionName, StoredDocument[]>;
  /** `collection/id` of what it keeps because the server will not have it. */
  held: ReadonlySet<string>;
}

/** What differs between a device and what the server would show its person, one line each; empty when they are the same. */
export function differences(truth: Truth, device: DeviceState): string[] {
  const expected = recordsOf(truth, device.staffId);
  const found: string[] = [];
  for (const name of COLLECTIONS) {
    const wanted = new Map(expected[name].map((document) => [document.id, document]));
    for (const { _deleted, ...document } of device.contents[name]) {
      const place = `${name}/${document.id}`;
      const server = wanted.get(document.id);
      wanted.delete(document.id);
      if (device.held.has(place)) continue;
      if (_deleted) {
        if (server) found.push(`${place} is deleted on the device`);
      } else if (!server) found.push(`${place} is on the device and not for it`);
      else if (server.rev !== document.rev || server.receivedAt !== document.receivedAt)
        found.push(
          `${place} is version ${document.rev} of ${document.receivedAt || 'nowhere'}, the server has ${server.rev} of ${server.receivedAt}`,
        );
      else if (textOf(name, server) !== textOf(name, document)) found.push(`${place} has another content`);
    }
    for (const id of wanted.keys()) found.push(`${name}/${id} is missing on the device`);
  }
  return found;
}

/** When each device last spoke to the server is noted without a version and wakes nobody: it comes with the next news. */
const UNTOLD = /"lastContactAt":"[^"]*"/g;

function textOf(name: CollectionName, { patientId, ...document }: Record<string, unknown>): string {
  const isOwn = name !== 'patients' && !PULL_ONLY.has(name);
  return contentText(isOwn ? { ...document, patientId } : document).replace(UNTOLD, '');
}

/** MERGE-5: words that were acknowledged and are nowhere. */
export function lostWords(truth: Truth, ledger: Pick<Ledger, 'edits'>): string[] {
  const items = truth.documents.reviewItems.map((item) => JSON.stringify(item));
  const places = new Map<string, string>(
    COLLECTIONS.flatMap((name) =>
      truth.documents[name].map((document) => [`${name}/${document.id}`, JSON.stringify(document)] as const),
    ),
  );
  return lastWords(ledger.edits).flatMap(({ step, device, collection, documentId, path, words }) => {
    const place = `${collection}/${documentId}`;
    const current = places.get(place);
    const has = (text: string) => text.includes(words === '' ? documentId : words);
    if (current !== undefined && has(current)) return [];
    if (items.some(has) || truth.versions.get(place)?.some(has)) return [];
    return [`step ${step} on device ${device}: ${place} ${path} is nowhere`];
  });
}

/** SCOPE: what a device holds of a patient whom its person may not see, and tombstones that hold more than ids. */
export function leaks(truth: Truth, device: DeviceState): string[] {
  const patients = patientsOf(truth, device.staffId);
  return COLLECTIONS.flatMap((name) =>
    device.contents[name].flatMap((document) => {
      const place = `${name}/${document.id}`;
      if (device.held.has(place) || name === 'auditEvents') return [];
      const patientId = name === 'patients' ? document.id : document.patientId;
      if (document._deleted) {
        return Object.keys(document).length === 2 ? [] : [`the tombstone of ${place} holds more than its id`];
      }
      const isForeign = typeof patientId === 'string' && patientId !== '' && !patients.has(patientId);
      return isForeign ? [`${place} belongs to a patient out of sight`] : [];
    }),
  );
}

/** Audit trails that are broken, or do not begin with their first event. */
export function brokenChains(truth: Truth): string[] {
  const events = truth.documents.auditEvents as unknown as AuditEvent[];
  return [...new Set(events.map(({ deviceId }) => deviceId))].flatMap((deviceId) => {
    const own = events.filter((event) => event.deviceId === deviceId);
    const chain = verifyChain(own);
    if (!chain.ok) return [`the chain of ${deviceId} is ${chain.problem} at ${chain.sequence}`];
    const first = Math.min(...own.map(({ sequence }) => sequence));
    return first === 1 ? [] : [`the chain of ${deviceId} begins with ${first}`];
  });
}

/** Minutes that were acknowledged and are missing, changed, or there twice. */
export function wrongMinutes(truth: Truth, ledger: Pick<Ledger, 'minutes'>): string[] {
  const byCall = new Map<string, { id: string; seconds: number }[]>();
  for (const entry of truth.documents.timeEntries) {
    const callId = String(entry.callId);
    byCall.set(callId, [...(byCall.get(callId) ?? []), { id: entry.id, seconds: Number(entry.seconds) }]);
  }
  // Passed on as they are, they are with a supervisor.
  const passedOn = truth.documents.reviewItems.map((item) => JSON.stringify(item));
  const isPassedOn = ({ id }: { id: string }) => passedOn.some((text) => text.includes(id));
  const inOrder = (entries: readonly { id: string; seconds: number }[]) =>
    entries
      .map(({ id, seconds }) => `${id}=${seconds}`)
      .sort()
      .join();
  return ledger.minutes.flatMap(({ callId, entries }) => {
    const found = byCall.get(callId) ?? [];
    return inOrder(found) ===
      inOrder(entries.filter((entry) => found.some(({ id }) => id === entry.id) || !isPassedOn(entry)))
      ? []
      : [
          `call ${callId} was acknowledged with ${entries.length} time entries, the server has ${found.length} or others`,
        ];
  });
}
