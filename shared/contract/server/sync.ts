import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { CollectionName } from '#shared/domain/document.ts';
import { Id, Instant } from '#shared/domain/primitives.ts';
import { serverErrors } from './errors.ts';

/** Version of the sync protocol; sent by the client in the header `careline-protocol`. */
export const PROTOCOL_VERSION = 1;

/** Most documents of one pull, and most rows of one push. */
export const BATCH_LIMIT = 500;

/** Bytes of a request body that the server accepts; a client splits a batch that is larger. */
export const BODY_LIMIT = 4 * 1024 * 1024;

/**
 * Where a device is in the stream of one collection: the last sequence it has. Sequences are given out one transaction at
 * a time per organization, so that a late commit can never stand before a checkpoint that was handed out.
 */
export const Checkpoint = z.object({ sequence: z.number().int().min(0) });
export type Checkpoint = z.infer<typeof Checkpoint>;

/** A document on the wire: the collection's shape, or a tombstone that carries nothing but its id. */
export const WireDocument = z.looseObject({ id: Id, _deleted: z.boolean() });
export type WireDocument = z.infer<typeof WireDocument>;

/** A row of RxDB's replication push: the new state and the state of the server's that it was made on. */
export const PushRow = z.object({
  newDocumentState: WireDocument,
  assumedMasterState: WireDocument.nullable(),
});
export type PushRow = z.infer<typeof PushRow>;

/** Why the server refuses a document. It is held on the device; the others go on. */
export const RefusalCode = z.enum([
  'INVALID_SHAPE',
  'OUT_OF_SCOPE',
  'READ_ONLY_COLLECTION',
  'APPEND_ONLY',
  'SEALED',
  'FORGED_AUTHOR',
  'NOT_QUALIFIED',
  'TOO_LARGE',
]);
export type RefusalCode = z.infer<typeof RefusalCode>;

export const PushResult = z.discriminatedUnion('outcome', [
  z.object({
    id: Id,
    outcome: z.literal('accepted'),
    rev: z.number().int(),
    receivedAt: Instant,
    /** The server had exactly this already, for instance because an answer was lost: a pull may have passed it by. */
    isKnown: z.boolean().optional(),
    /** Taken by a grant that has ended (SCOPE-5): the patient is somebody else's now, and so is the record. */
    isLate: z.boolean().optional(),
  }),
  /** Somebody changed it meanwhile: `master` is what stands now, the pushed edit merged into it (MERGE-1). Nothing is left to send. */
  z.object({ id: Id, outcome: z.literal('conflict'), master: WireDocument }),
  z.object({ id: Id, outcome: z.literal('refused'), code: RefusalCode, message: z.string() }),
]);
export type PushResult = z.infer<typeof PushResult>;

/**
 * A wake-up: the sequence up to which there may be news, and in which collections; null when that is not known. A heartbeat repeats the last
 * sequence and names no collection. `clocks`: a clock of the person started or stopped on one of her devices.
 */
export const News = z.object({
  sequence: z.number().int(),
  collections: z.array(CollectionName).nullable(),
  clocks: z.boolean().optional(),
});
export type News = z.infer<typeof News>;

/**
 * What a person may see of a collection, by patient (empty for documents of no patient, and for audit events, which belong to their author):
 * how many documents, and the SHA-256 in hex of the lines `id:rev` of these, sorted and joined by line feeds.
 */
export const DigestGroup = z.object({
  patientId: z.union([Id, z.literal('')]),
  count: z.number().int(),
  digest: z.string().length(64),
});
export type DigestGroup = z.infer<typeof DigestGroup>;

/** A document by its version, to find out which of a group differ. */
export const DigestEntry = z.object({ id: Id, rev: z.number().int(), sequence: z.number().int() });
export type DigestEntry = z.infer<typeof DigestEntry>;

const base = oc.errors(serverErrors);

export const sync = {
  pull: base
    .route({ method: 'POST', path: '/sync/pull', summary: 'Documents of a collection after a checkpoint' })
    .input(
      z.object({
        collection: CollectionName,
        checkpoint: Checkpoint.nullable(),
        limit: z.number().int().min(1).max(BATCH_LIMIT),
      }),
    )
    .output(z.object({ documents: z.array(WireDocument), checkpoint: Checkpoint })),
  push: base
    .route({
      method: 'POST',
      path: '/sync/push',
      summary: 'Send changed documents; each gets its own answer',
    })
    .input(
      z.object({
        collection: CollectionName,
        rows: z.array(PushRow).max(BATCH_LIMIT),
        /** What the device's clock says as it sends: how wrong its stamps are is told from it. */
        sentAt: Instant.optional(),
      }),
    )
    .output(z.object({ results: z.array(PushResult) })),
  /** Says that there is news, with the organization's last sequence; the first event comes at once. */
  changes: base
    .route({ method: 'GET', path: '/sync/changes', summary: 'Stream of wake-ups' })
    .output(eventIterator(News)),
  /** An answer is bounded in bytes: what is missing in it is to be asked for again. At least one id is always answered. */
  fetch: base
    .route({
      method: 'POST',
      path: '/sync/fetch',
      summary: 'Documents by id; tombstones for those out of sight',
    })
    .input(z.object({ collection: CollectionName, ids: z.array(Id).max(BATCH_LIMIT) }))
    .output(z.object({ documents: z.array(WireDocument) })),
  digests: base
    .route({
      method: 'POST',
      path: '/sync/digests',
      summary: 'Counts and digests of a collection, by patient',
    })
    .input(z.object({ collection: CollectionName }))
    .output(z.object({ groups: z.array(DigestGroup), sequence: z.number().int() })),
  digestEntries: base
    .route({ method: 'POST', path: '/sync/digest-entries', summary: 'The versions behind one digest' })
    .input(z.object({ collection: CollectionName, patientId: z.union([Id, z.literal('')]) }))
    .output(z.object({ entries: z.array(DigestEntry) })),
  /** Passes a refused record on to the author's supervisors. Sending it again makes no second item. */
  sendAsIs: base
    .route({ method: 'POST', path: '/sync/send-as-is', summary: 'Pass a refused record on as it is' })
    .input(
      z.object({
        collection: CollectionName,
        document: z.looseObject({ id: Id }),
        reason: z.string().max(1000),
      }),
    )
    .output(z.object({ itemId: Id })),
};
