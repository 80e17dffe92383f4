/** @file What is too much on this device may be missing on the server: it is offered before it is erased (CHECK-2). */
import type { PushRow } from '#shared/contract/server/sync.ts';
import type { CollectionName } from '#shared/domain/document.ts';
import { PULL_ONLY } from '#shared/domain/documents.ts';
import { type Id, toInstant } from '#shared/domain/primitives.ts';
import { findById } from '#shared/store/queries.ts';
import type { Store } from '#shared/store/store.ts';
import { pushRows } from '#shared/sync/push.ts';
import type { ServerClient } from '#shared/sync/server-link.ts';

export interface OfferParts {
  store: Store;
  /** Whose device it is. */
  staffId: Id;
  now(): number;
  request<T>(call: (client: ServerClient) => Promise<T>): Promise<T>;
}

/**
 * Pushes those of the documents whose words are this person's own. A server that was restored from a backup takes them again; one that knows them, out
 * of her sight, answers that it has them or refuses. Whatever it answers, what stands on the device is then the server's to say. The words of others
 * are offered by their own devices. Rejects when the server cannot be asked.
 */
export async function offerSurplus(
  { store, staffId, request, now }: OfferParts,
  collection: CollectionName,
  ids: readonly string[],
): Promise<void> {
  if (PULL_ONLY.has(collection)) return;
  const rows: PushRow[] = [];
  for (const id of ids) {
    const document = await findById(store, collection, id);
    if (document?.updatedBy !== staffId) continue;
    rows.push({ newDocumentState: { ...document, _deleted: false }, assumedMasterState: null });
  }
  if (rows.length === 0) return;
  await request((client) => pushRows(client, collection, rows, () => toInstant(now())));
}
