/** @file The ways out for a held record: again as it is now, corrected, or passed on. */
import type { CorrectableField } from '#shared/contract/engine/sync.ts';
import type { PushResult, PushRow, WireDocument } from '#shared/contract/server/sync.ts';
import type { CollectionName } from '#shared/domain/document.ts';
import type { DocumentOf } from '#shared/domain/documents.ts';
import { toInstant } from '#shared/domain/primitives.ts';
import { findById } from '#shared/store/queries.ts';
import type { Replication } from '#shared/store/replicate.ts';
import type { Store } from '#shared/store/store.ts';
import type { Connection } from '#shared/sync/connection.ts';
import { pushRows } from '#shared/sync/push.ts';
import { hasAnswered } from '#shared/sync/server-link.ts';
import { engineError } from '../errors.ts';
import type { Change, Writer } from '../writer.ts';
import { correctableFieldsOf, withCorrections } from './correctable-fields.ts';
import type { HeldRecord, HeldRecords } from './held-records.ts';

export interface HeldParts {
  store: Store;
  held: HeldRecords;
  connection: Connection;
  replication: Replication;
  writer: Writer;
  now(): number;
}

interface Ask {
  collection: CollectionName;
  documentId: string;
}

/** Offers all held records to the server again. Rejects when it cannot be reached; what it refuses stays held. */
export async function retryHeld(parts: HeldParts): Promise<void> {
  const { held, connection, store, now } = parts;
  const collections = new Set(held.open().map(({ collection }) => collection));
  for (const collection of collections) {
    const rows: PushRow[] = [];
    for (const record of held.open().filter((one) => one.collection === collection)) {
      const document = await storedDocument(store, record);
      if (document?.receivedAt === '') rows.push(rowOf(record, document));
    }
    if (rows.length === 0) continue;
    const clock = () => toInstant(now());
    const results = await connection.request((client) => pushRows(client, collection, rows, clock), 'push');
    await takeAnswers(parts, collection, rows, results);
  }
}

async function takeAnswers(
  { held, replication }: HeldParts,
  collection: CollectionName,
  rows: readonly PushRow[],
  results: readonly PushResult[],
): Promise<void> {
  const taken: string[] = [];
  for (const result of results) {
    const row = rows.find(({ newDocumentState }) => newDocumentState.id === result.id);
    // It may have been corrected or passed on while the server answered.
    const isOpen = held.open().some(({ documentId }) => documentId === result.id);
    if (result.outcome === 'refused' && row && isOpen) await held.refuse(collection, row, result);
    if (result.outcome !== 'refused') taken.push(result.id);
  }
  await held.drop(taken);
  // Whatever pulls brought of them while they were held was not written: the server's version comes now, stamped.
  if (taken.length > 0) replication.refetch(collection, taken);
}

/** The words of a held record that can be corrected. */
export async function correctable(parts: HeldParts, ask: Ask): Promise<CorrectableField[]> {
  const { record, document } = await requireHeld(parts, ask);
  return correctableFieldsOf(record.collection, document, record.message);
}

/** Writes corrected words over a held record, which sends it again, on the version that the refused one was made on. */
export async function correct(
  parts: HeldParts,
  { fields, ...ask }: Ask & { fields: readonly { path: string; value: string }[] },
): Promise<void> {
  const { record, document } = await requireHeld(parts, ask);
  const allowed = correctableFieldsOf(record.collection, document, record.message);
  let corrected: typeof document;
  try {
    corrected = withCorrections(document, allowed, fields);
  } catch (error) {
    if (error instanceof RangeError)
      throw engineError('INVALID', `The field "${error.message}" cannot be corrected here.`);
    throw error;
  }
  const { collection, documentId } = record;
  const change: Change = { collection, document: corrected as never, base: document };
  // Before it is written: the server's answer may come at once.
  await parts.held.change(documentId, { isCorrected: true });
  try {
    await parts.writer.write({
      action: 'record.corrected',
      patientId: patientOf(collection, document),
      subject: { collection, id: documentId },
      changes: [change],
    });
  } catch (error) {
    await parts.held.change(documentId, { isCorrected: false });
    throw error;
  }
}

/** Passes a held record on to the supervisors of its author, and notes when. */
export async function sendAsIs(parts: HeldParts, ask: Ask): Promise<void> {
  const { record, document } = await requireHeld(parts, ask);
  const { connection, held } = parts;
  const { collection, documentId, message } = record;
  if (connection.state !== 'connected') throw offline();
  const reason = message.slice(0, 1000);
  await connection
    .request((client) => client.sync.sendAsIs({ collection, document, reason }))
    .catch((error: unknown) => {
      if (!hasAnswered(error)) throw offline();
      throw engineError(
        'INVALID',
        'The server could not take this record as it is. Shorten it and try again.',
      );
    });
  await held.change(documentId, { sentAsIsAt: toInstant(parts.now()) });
  await releasePassedOn(parts);
}

/**
 * Lets go of what was passed on of patients who have left this device (HOLD-3). The server has no tombstone of a record that it never took: it is
 * asked for by its id, and answered with one.
 */
export async function releasePassedOn({
  store,
  held,
  replication,
}: Pick<HeldParts, 'store' | 'held' | 'replication'>): Promise<void> {
  for (const record of held.all()) {
    const document = record.sentAsIsAt === null ? null : await storedDocument(store, record);
    const patientId = document ? patientOf(record.collection, document) : '';
    if (patientId !== '' && !(await findById(store, 'patients', patientId))) {
      replication.refetch(record.collection, [record.documentId]);
    }
  }
}

function offline() {
  return engineError('OFFLINE', 'Connect to the server to pass this record on.');
}

async function requireHeld({ held, store }: HeldParts, { collection, documentId }: Ask) {
  const record = held.get(documentId);
  const document = record && record.collection === collection && (await storedDocument(store, record));
  if (!record || !document || document.receivedAt !== '') {
    throw engineError('NOT_FOUND', 'This record is not held. The server has taken it meanwhile.');
  }
  return { record, document };
}

function storedDocument(store: Store, { collection, documentId }: HeldRecord) {
  return findById(store, collection, documentId);
}

function rowOf(record: HeldRecord, document: DocumentOf<CollectionName>): PushRow {
  const newDocumentState: WireDocument = { ...document, _deleted: false };
  return { newDocumentState, assumedMasterState: record.base ?? null };
}

function patientOf(collection: CollectionName, document: object & { id: string }): string {
  if (collection === 'patients') return document.id;
  return 'patientId' in document ? String(document.patientId) : '';
}
