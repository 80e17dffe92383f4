import { z } from 'zod';
import { CollectionName, documentFields } from './document.ts';
import { ActorId, Id, Instant } from './primitives.ts';

/**
 * Why somebody has to look: `conflict`, two people gave a field that nothing may decide by itself two values; `late`, words of somebody who
 * had the patient until shortly before they arrived; `sent-as-is`, a record that the server refused and its author passed on as it is;
 * `overlap`, time that one person booked twice, or that two people booked for one patient.
 */
export const ReviewKind = z.enum(['conflict', 'late', 'sent-as-is', 'overlap']);
export type ReviewKind = z.infer<typeof ReviewKind>;

/** One side of a conflict. `value` is JSON text; empty where that side removed the item. */
export const ReviewSide = z.object({ value: z.string(), by: ActorId, at: Instant });
export type ReviewSide = z.infer<typeof ReviewSide>;

/** What a person made of it: `kept` leaves the document as it is, `other` takes the other side, `third` a value of her own, `seen` closes. */
export const ReviewDecision = z.object({
  choice: z.enum(['kept', 'other', 'third', 'seen']),
  /** JSON text of the value that was decided for; empty for `seen`, or where the item was removed. */
  value: z.string(),
  by: ActorId,
  at: Instant,
  comment: z.string().max(2000),
});
export type ReviewDecision = z.infer<typeof ReviewDecision>;

/**
 * Something of the sync that waits for a person. Its id is made from what it is about (MERGE-6), so that finding the same conflict twice
 * makes one item. Nothing in the document it names is lost meanwhile: `kept` stands there, `other` stands here.
 */
export const ReviewItem = z.object({
  ...documentFields,
  /** Empty for `sent-as-is`: only the supervisors of its author see that one. */
  patientId: z.union([Id, z.literal('')]),
  kind: ReviewKind,
  status: z.enum(['open', 'closed']),
  /** Of the document it is about. RxDB keeps the plain word `collection` for itself. */
  documentCollection: CollectionName,
  documentId: Id,
  /** For a conflict, where in the document: `medications/<item id>/dosage`. Else empty. */
  path: z.string().max(500),
  /** JSON text of the value both sides started from; empty when there was none. */
  base: z.string(),
  /** What stands in the document. Null for `sent-as-is`. Of an `overlap` the facts of its entry, as JSON text. */
  kept: ReviewSide.nullable(),
  /** What does not: the other value of a conflict; the whole document of `sent-as-is`, as JSON text; the facts of the other entry of an `overlap`. Null for `late`. */
  other: ReviewSide.nullable(),
  /** For `sent-as-is` the server's code and sentence; else empty. */
  reason: z.string().max(1000),
  raisedAt: Instant,
  raisedBy: ActorId,
  decision: ReviewDecision.nullable(),
});
export type ReviewItem = z.infer<typeof ReviewItem>;
