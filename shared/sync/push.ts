/** @file Sends changed documents in requests that the server will take, and sorts its answers. */
import { BODY_LIMIT, type PushResult, type PushRow } from '#shared/contract/server/sync.ts';
import type { CollectionName } from '#shared/domain/document.ts';
import type { ServerClient } from './server-link.ts';

/** Room for the envelope of a request. */
const ROWS_LIMIT = BODY_LIMIT - 64 * 1024;

/** Splits rows so that each part stays below the server's body limit. A row that alone is too large stands alone. */
export function splitBySize(rows: readonly PushRow[], limit = ROWS_LIMIT): PushRow[][] {
  const parts: PushRow[][] = [];
  let part: PushRow[] = [];
  let size = 0;
  for (const row of rows) {
    const rowSize = byteLength(row);
    if (part.length > 0 && size + rowSize > limit) {
      parts.push(part);
      part = [];
      size = 0;
    }
    part.push(row);
    size += rowSize;
  }
  if (part.length > 0) parts.push(part);
  return parts;
}

/** Pushes the rows of a collection and answers per document. A row larger than any request is refused here. */
export async function pushRows(
  client: ServerClient,
  collection: CollectionName,
  rows: readonly PushRow[],
): Promise<PushResult[]> {
  const results: PushResult[] = [];
  for (const part of splitBySize(rows)) {
    const [only] = part;
    if (part.length === 1 && only && byteLength(only) > ROWS_LIMIT) {
      results.push({
        id: only.newDocumentState.id,
        outcome: 'refused',
        code: 'TOO_LARGE',
        message: 'This record is larger than the server takes. Shorten it and save it again.',
      });
      continue;
    }
    results.push(...(await client.sync.push({ collection, rows: part })).results);
  }
  return results;
}

function byteLength(row: PushRow): number {
  return new TextEncoder().encode(JSON.stringify(row)).length;
}
