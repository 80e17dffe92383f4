import { type Id, toInstant } from '#shared/domain/primitives.ts';
import { Resource } from '#shared/domain/resource.ts';
import { uuidOfText } from '#shared/domain/uuid.ts';
import type { Transaction } from '../database/transaction.ts';
import { storeDocuments } from '../sync/store-documents.ts';

/** An entry to store, and what makes it the same one when it comes again. */
export interface ResourceInput {
  /** Unique among those of its source. */
  key: string;
  content: Omit<Resource, 'id' | 'updatedAt' | 'updatedBy' | 'deviceId' | 'rev' | 'receivedAt'>;
}

export interface StoredResources {
  created: number;
  updated: number;
  unchanged: number;
  /** Entries of the directory that were not among them; they stay. */
  others: Resource[];
}

/**
 * Puts entries into the directory of the organization and wakes its devices: new ones, and those whose content changed. What is there already with the
 * same content is not touched.
 *
 * @param source distinguishes directories whose keys could be the same
 */
export async function storeOrganizationResources(
  transaction: Transaction,
  organizationId: Id,
  source: string,
  entries: readonly ResourceInput[],
): Promise<StoredResources> {
  const now = toInstant(Date.now());
  const documents = entries.map(
    ({ key, content }): Resource => ({
      ...content,
      id: uuidOfText(`resource ${organizationId} ${source} ${key}`),
      ...{ updatedAt: now, updatedBy: 'server', deviceId: 'server', rev: 0, receivedAt: '' },
    }),
  );
  const ids = new Set(documents.map(({ id }) => id));
  const there = await listOrganizationResources(transaction, organizationId);
  const { created, updated, unchanged } = await storeDocuments(transaction, {
    organizationId,
    collection: 'resources',
    documents,
  });
  return { created, updated, unchanged, others: there.filter(({ id }) => !ids.has(id)) };
}

/** The directory of the organization, by name. */
export async function listOrganizationResources(
  transaction: Transaction,
  organizationId: Id,
): Promise<Resource[]> {
  const { rows } = await transaction.query<{ body: unknown }>(
    `select body || jsonb_build_object('rev', rev, 'receivedAt', '') as body from documents
      where organization_id = $1 and collection = 'resources' and not deleted
      order by body ->> 'name', id`,
    [organizationId],
  );
  return rows.map((row) => Resource.parse(row.body));
}
