import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { CollectionName, Receipt } from '#shared/domain/document.ts';
import { Id, Instant } from '#shared/domain/primitives.ts';
import { command, query, stream } from '../procedures.ts';

/** The one light of the title bar. Counted from receipts, never guessed. */
export const SyncStatus = z.object({
  light: Receipt,
  pending: z.number().int(),
  held: z.number().int(),
  connection: z.enum(['connected', 'connecting', 'unreachable', 'signed-out']),
  /** When the server last answered this device. */
  lastContactAt: Instant.nullable(),
  /** False until the first full copy of the caseload is here. */
  isInitialSyncDone: z.boolean(),
  /** Documents received so far in the first copy. */
  received: z.number().int(),
});
export type SyncStatus = z.infer<typeof SyncStatus>;

/** A record that is not with the server yet. */
export const PendingRecord = z.object({
  collection: CollectionName,
  documentId: Id,
  patientId: z.union([Id, z.literal('')]),
  patientName: z.string(),
  updatedAt: Instant,
  receipt: Receipt,
  /** Why the server refused it, in words, or empty. */
  reason: z.string(),
});
export type PendingRecord = z.infer<typeof PendingRecord>;

export const sync = {
  status: stream.output(eventIterator(SyncStatus)),
  pending: query([
    'patients',
    'carePlans',
    'calls',
    'timeEntries',
    'screenings',
    'observations',
    'tasks',
    'auditEvents',
  ]).output(z.array(PendingRecord)),
  /** Tries at once to send and fetch everything. */
  now: command.output(SyncStatus),
};
