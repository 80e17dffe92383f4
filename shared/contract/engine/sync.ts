import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { CollectionName, Receipt } from '#shared/domain/document.ts';
import { Id, Instant } from '#shared/domain/primitives.ts';
import { command, query, stream } from '../procedures.ts';

/** A re-check of everything on the device against the server (CHECK-1 to CHECK-3). */
export const CheckResult = z.object({
  at: Instant,
  compared: z.number().int(),
  /** Records that were missing, old or too many here, and are right now. */
  repaired: z.number().int(),
});
export type CheckResult = z.infer<typeof CheckResult>;

/** The one light of the title bar. Counted from receipts, never guessed. */
export const SyncStatus = z.object({
  light: Receipt,
  pending: z.number().int(),
  held: z.number().int(),
  /** `update-needed`: the server speaks a newer protocol than this Careline. It still takes what is sent. */
  connection: z.enum(['connected', 'connecting', 'unreachable', 'signed-out', 'update-needed']),
  /** When the server last answered this device. */
  lastContactAt: Instant.nullable(),
  /** False until the first full copy of the caseload is here. */
  isInitialSyncDone: z.boolean(),
  /** Documents received so far in the first copy. */
  received: z.number().int(),
  /** Records from the server that this version of Careline cannot read. They come when it is updated. */
  deferred: z.number().int(),
  /** Patients of a grant whose history is arriving now (SCOPE-2), and how many of its records are here. Null when none is. */
  arriving: z.object({ patients: z.number().int(), received: z.number().int() }).nullable(),
  /** How far a re-check under way is, 0 to 1; null when none runs. */
  checking: z.number().min(0).max(1).nullable(),
  lastCheck: CheckResult.nullable(),
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
  /** The server's code, or empty. */
  code: z.string(),
  /** When it was passed on to the supervisor as it is, or null. */
  sentAsIsAt: Instant.nullable(),
});
export type PendingRecord = z.infer<typeof PendingRecord>;

/** A field of a held record that can be corrected: its path in the document and what stands there. */
export const CorrectableField = z.object({
  path: z.string(),
  label: z.string(),
  value: z.string(),
  isMultiline: z.boolean(),
  /** The one the server named. */
  isAtFault: z.boolean(),
});
export type CorrectableField = z.infer<typeof CorrectableField>;

const HeldRecordId = z.object({ collection: CollectionName, documentId: Id });

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
    'reviewItems',
  ]).output(z.array(PendingRecord)),
  /** Tries at once to send and fetch everything, held records included. */
  now: command.output(SyncStatus),
  /** Compares everything here with the server and repairs what differs. OFFLINE when the server cannot be reached. */
  check: command.output(CheckResult),
  /** The words of a held record, to be corrected. NOT_FOUND when it is not held. */
  correctable: query([]).input(HeldRecordId).output(z.array(CorrectableField)),
  /** Writes the corrected fields, which sends the record again. INVALID with the field at fault. */
  correct: command
    .input(HeldRecordId.extend({ fields: z.array(z.object({ path: z.string(), value: z.string() })) }))
    .output(SyncStatus),
  /** Passes a held record on to the supervisor as it is. It stays on this device, and is no longer counted as held. */
  sendAsIs: command.input(HeldRecordId).output(SyncStatus),
};
