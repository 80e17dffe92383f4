import type { CollectionName } from '#shared/domain/document.ts';
import type { Id } from '#shared/domain/primitives.ts';
import type { Transaction } from '../database/transaction.ts';
import { FORMAT_PLAN } from './format.ts';

/** What the server keeps of a version: its content, without the server's stamp and RxDB's own fields. */
export interface Content {
  id: Id;
  updatedBy: string;
  deviceId: string;
  [field: string]: unknown;
}

/** What the server stamped on a version it took. */
export interface Stamp {
  id: Id;
  rev: number;
  receivedAt: Date;
}

/** Bytes of one statement's documents; PostgreSQL takes more, but nobody gains by it. */
const STATEMENT_BYTES = 8 * 1024 * 1024;
const STATEMENT_DOCUMENTS = 1000;

const INCOMING = `incoming as (
  select * from jsonb_to_recordset($3::jsonb)
    as row (id uuid, patient_id uuid, updated_by text, device_id text, ordinal integer, format integer, body jsonb, pushed jsonb)
)`;

const VERSIONS = `insert into document_versions
    (organization_id, collection, id, rev, patient_id, sequence, received_at, updated_by, device_id, format, body, pushed)
  select organization_id, collection, written.id, rev, written.patient_id, sequence, received_at,
         written.updated_by, written.device_id, written.format, written.body, incoming.pushed
    from written join incoming on incoming.id = written.id
  returning id, rev, received_at as "receivedAt"`;

/** Receipts carry milliseconds, as instants do; the history must say the same to the digit. */
const NOW = `date_trunc('milliseconds', statement_timestamp())`;

const INSERT = `with ${INCOMING}, written as (
  insert into documents
    (organization_id, collection, id, patient_id, rev, sequence, received_at, updated_by, device_id, format, bytes, body)
  select $1::uuid, $2, id, patient_id, 1, $4::bigint + ordinal, ${NOW}, updated_by, device_id, format, octet_length(body::text), body
    from incoming
  on conflict do nothing
  returning *
) ${VERSIONS}`;

const UPDATE = `with ${INCOMING}, written as (
  update documents as held
     set rev = held.rev + 1, sequence = $4::bigint + incoming.ordinal, received_at = ${NOW},
         updated_by = incoming.updated_by, device_id = incoming.device_id, deleted = false,
         format = incoming.format, bytes = octet_length(incoming.body::text), body = incoming.body
    from incoming
   where held.organization_id = $1::uuid and held.collection = $2 and held.id = incoming.id
  returning held.*
) ${VERSIONS}`;

/** The patient a document belongs to, as the scope sees it; audit events belong to their author instead. */
export function patientOf(collection: CollectionName, content: Content): Id | null {
  if (collection === 'patients') return content.id;
  if (collection === 'auditEvents') return null;
  return typeof content.patientId === 'string' && content.patientId !== '' ? content.patientId : null;
}

/**
 * Gives out `amount` sequences and answers the last one before them. From here to the end of the transaction no other
 * transaction of the organization gets any, so that they become visible in order: take them as late as possible, after
 * every row lock.
 */
export async function allocateSequences(transaction: Transaction, amount: number): Promise<number> {
  const { rows } = await transaction.query<{ before: string | null }>(
    'select allocate_sequences($1) as before',
    [amount],
  );
  if (rows[0]?.before == null) throw new Error('The organization of this transaction does not exist.');
  return Number(rows[0].before);
}

/** What else is kept of a version. */
export interface VersionFacts {
  /** What a device had sent, where the version is a merge of it. */
  pushed?: Content | null;
  /** The store format of its content; this server's unless told. */
  format?: number;
}

/** Adds documents with the sequences after `before`. Ids that exist already are left alone and missing in the answer. */
export function insertDocuments(
  transaction: Transaction,
  organizationId: Id,
  collection: CollectionName,
  contents: readonly Content[],
  before: number,
  facts: ReadonlyMap<Id, VersionFacts> = new Map(),
): Promise<Stamp[]> {
  return write(transaction, INSERT, organizationId, collection, contents, before, facts);
}

/** Replaces documents that are there, with the sequences after `before`. */
export function updateDocuments(
  transaction: Transaction,
  organizationId: Id,
  collection: CollectionName,
  contents: readonly Content[],
  before: number,
  facts: ReadonlyMap<Id, VersionFacts> = new Map(),
): Promise<Stamp[]> {
  return write(transaction, UPDATE, organizationId, collection, contents, before, facts);
}

async function write(
  transaction: Transaction,
  statement: string,
  organizationId: Id,
  collection: CollectionName,
  contents: readonly Content[],
  before: number,
  facts: ReadonlyMap<Id, VersionFacts> = new Map(),
): Promise<Stamp[]> {
  const stamps: Stamp[] = [];
  let written = 0;
  for (const chunk of inChunks(contents)) {
    const rows = chunk.map((content, index) => ({
      id: content.id,
      patient_id: patientOf(collection, content),
      updated_by: content.updatedBy,
      device_id: content.deviceId,
      ordinal: index + 1,
      format: facts.get(content.id)?.format ?? FORMAT_PLAN.format,
      body: content,
      pushed: facts.get(content.id)?.pushed ?? undefined,
    }));
    const result = await transaction.query<Stamp & Record<string, unknown>>(statement, [
      organizationId,
      collection,
      JSON.stringify(rows),
      before + written,
    ]);
    stamps.push(...result.rows);
    written += chunk.length;
  }
  return stamps;
}

/** Splits documents into statements of bounded size. */
export function* inChunks<T>(documents: readonly T[]): Generator<T[]> {
  let chunk: T[] = [];
  let bytes = 0;
  for (const document of documents) {
    const size = JSON.stringify(document).length;
    if (chunk.length > 0 && (chunk.length === STATEMENT_DOCUMENTS || bytes + size > STATEMENT_BYTES)) {
      yield chunk;
      chunk = [];
      bytes = 0;
    }
    chunk.push(document);
    bytes += size;
  }
  if (chunk.length > 0) yield chunk;
}
