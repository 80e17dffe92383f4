/** @file What the server has of the documents of a push: the versions that stand, locked, and those that the device sent before. */
import type { PushRow } from '#shared/contract/server/sync.ts';
import type { Id } from '#shared/domain/primitives.ts';
import type { Transaction } from '../database/transaction.ts';
import { bringUp } from './format.ts';
import { type KeptVersion, namedRevision } from './merge-stale.ts';
import type { Master, PushContext } from './push-rules.ts';
import type { Content } from './write-documents.ts';

/** Most versions of a document that are looked at to find what its device sent before. */
const VERSIONS = 20;

/** Locks the documents of a push as far as the transaction sees them, in the order of every writer. */
export async function lockMasters(
  transaction: Transaction,
  organizationId: Id,
  { collection, plan }: PushContext,
  rows: readonly PushRow[],
): Promise<Map<Id, Master>> {
  const { rows: found } = await transaction.query<{
    id: Id;
    rev: number;
    format: number;
    received_at: Date;
    deleted: boolean;
    body: Content;
  }>(
    `select id, rev, format, received_at, deleted, body from documents
      where organization_id = $1 and collection = $2 and id = any($3::uuid[]) order by id for update`,
    [organizationId, collection, rows.map((row) => row.newDocumentState.id)],
  );
  return new Map(
    found.map(({ id, rev, format, received_at: receivedAt, deleted, body }) => {
      const content = bringUp(collection, body, format, plan);
      return [id, { rev, format, receivedAt, deleted, content }];
    }),
  );
}

/** For each document the versions that its device sent since the one it was made on, and that one, oldest first. */
export async function readVersions(
  transaction: Transaction,
  organizationId: Id,
  { collection, plan }: PushContext,
  stale: readonly PushRow[],
): Promise<Map<Id, KeptVersion[]>> {
  const found = new Map<Id, KeptVersion[]>();
  if (stale.length === 0) return found;
  const { rows } = await transaction.query<KeptVersion & { id: Id; format: number }>(
    `select named.id, kept.rev, kept.format, kept.body, kept.pushed
       from unnest($3::uuid[], $4::text[], $5::integer[]) as named (id, device_id, rev)
      cross join lateral (
        select rev, format, body, pushed from document_versions version
         where organization_id = $1 and collection = $2 and version.id = named.id
           and (version.rev = named.rev
             or (version.rev > named.rev and coalesce(pushed ->> 'deviceId', version.device_id) = named.device_id))
         order by rev desc limit $6) kept
      order by kept.rev`,
    [
      organizationId,
      collection,
      stale.map((row) => row.newDocumentState.id),
      stale.map((row) => String(row.newDocumentState.deviceId)),
      stale.map((row) => namedRevision(row)),
      VERSIONS,
    ],
  );
  for (const { id, rev, format, body, pushed } of rows) {
    const up = (content: Content) => bringUp(collection, content, format, plan);
    const version = { rev, body: up(body), pushed: pushed && up(pushed) };
    const group = found.get(id);
    if (group === undefined) found.set(id, [version]);
    else group.push(version);
  }
  return found;
}
