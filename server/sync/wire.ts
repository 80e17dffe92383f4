import type { WireDocument } from '#shared/contract/server/sync.ts';
import type { Content } from './write-documents.ts';

/** A kept version as a device receives it: with the server's stamp, or an empty tombstone. */
export function toWire(version: {
  rev: number;
  receivedAt: Date;
  deleted: boolean;
  content: Content;
}): WireDocument {
  const { content, deleted, rev, receivedAt } = version;
  if (deleted) return { id: content.id, _deleted: true };
  return { ...content, rev, receivedAt: receivedAt.toISOString(), _deleted: false };
}
