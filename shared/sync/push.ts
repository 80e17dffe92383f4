/** @file Sends changed documents in requests that the server will take, and sorts its answers. */
import { BATCH_LIMIT, BODY_LIMIT, type PushResult, type PushRow } from '#shared/contract/server/sync.ts';
import type { CollectionName } from '#shared/domain/document.ts';
import type { Instant } from '#shared/domain/primitives.ts';
import type { ServerClient } from './server-link.ts';

/** Room for the envelope of a request. */
const ROWS_LIMIT = BODY_LIMIT - 64 * 1024;

interface Part {
  rows: PushRow[];
  bytes: number;
}

/** Splits rows so that each part stays below the server's limits. A row that alone is too large stands alone. */
export function splitBySize(rows: readonly PushRow[], limit = ROWS_LIMIT): Part[] {
  const parts: Part[] = [];
  let part: Part = { rows: [], bytes: 0 };
  for (const row of rows) {
    const bytes = byteLength(row);
    if (part.rows.length > 0 && (part.bytes + bytes > limit || part.rows.length === BATCH_LIMIT)) {
      parts.push(part);
      part = { rows: [], bytes: 0 };
    }
    part.rows.push(row);
    part.bytes += bytes;
  }
  if (part.rows.length > 0) parts.push(part);
  return parts;
}

/**
 * Pushes the rows of a collection and answers per document. A row larger than any request is refused here.
 *
 * @param now what the device's clock says, by which the server tells how wrong it is
 */
export async function pushRows(
  client: ServerClient,
  collection: CollectionName,
  rows: readonly PushRow[],
  now: () => Instant,
): Promise<PushResult[]> {
  const results: PushResult[] = [];
  for (const part of splitBySize(rows)) {
    const [only] = part.rows;
    if (only && part.bytes > ROWS_LIMIT) {
      results.push({
        id: only.newDocumentState.id,
        outcome: 'refused',
        code: 'TOO_LARGE',
        message: 'This record is larger than the server takes. Shorten it and save it again.',
      });
      continue;
    }
    const request = { collection, rows: part.rows, sentAt: now() };
    const answer = await client.sync.push(request, { context: { bytes: part.bytes } });
    results.push(...answer.results);
  }
  return results;
}

function byteLength(row: PushRow): number {
  return new TextEncoder().encode(JSON.stringify(row)).length;
}
