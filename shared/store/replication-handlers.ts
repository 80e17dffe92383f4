/** @file What replication asks of whoever speaks with the server. */
import type { Checkpoint, PushResult, PushRow, WireDocument } from '#shared/contract/server/sync.ts';
import type { CollectionName } from '#shared/domain/document.ts';

/** The server's side of replication, and what the device has a say in on the way. */
export interface ReplicationHandlers {
  pull(
    collection: CollectionName,
    checkpoint: Checkpoint | null,
    limit: number,
  ): Promise<{ documents: WireDocument[]; checkpoint: Checkpoint }>;
  /** The present state of documents by id; a tombstone for one that is out of sight. It may leave some to the next call. */
  fetch(collection: CollectionName, ids: readonly string[]): Promise<WireDocument[]>;
  push(collection: CollectionName, rows: PushRow[]): Promise<PushResult[]>;
  /** Which of the server's documents may be written here now. */
  admit(collection: CollectionName, documents: WireDocument[]): Promise<WireDocument[]>;
  /** Whether a version of the server's may be written over a document at this moment: not over words that were refused and wait for a person. */
  mayReplace(documentId: string): boolean;
  /** A row as it is to be sent, with the version that its words were made on. */
  prepare(row: PushRow): PushRow;
  /** The server has answered a row. */
  onAnswered(collection: CollectionName, row: PushRow, result: PushResult): Promise<void>;
  /** Documents came down and are written. */
  onReceived(collection: CollectionName, count: number): void;
  onError(collection: CollectionName, error: unknown): void;
  /** Resolves after so many milliseconds. */
  pause(milliseconds: number): Promise<void>;
}
