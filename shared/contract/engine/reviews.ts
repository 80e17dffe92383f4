import { z } from 'zod';
import { CollectionName } from '#shared/domain/document.ts';
import { Id, Instant } from '#shared/domain/primitives.ts';
import { ReviewKind } from '#shared/domain/review-item.ts';
import { command, query } from '../procedures.ts';

/** One side of a conflict as a person reads it. `text` is empty where the item was removed. */
export const ReviewSideEntry = z.object({ text: z.string(), byName: z.string(), at: Instant });
export type ReviewSideEntry = z.infer<typeof ReviewSideEntry>;

/** Something of the sync that waits for a person, or was decided. */
export const ReviewEntry = z.object({
  id: Id,
  kind: ReviewKind,
  isOpen: z.boolean(),
  collection: CollectionName,
  documentId: Id,
  patientId: z.union([Id, z.literal('')]),
  patientName: z.string(),
  /** What it is about: `Medicine: Lisinopril 20 mg, dosage`. */
  subject: z.string(),
  /** What both started from; empty when there was nothing. */
  baseText: z.string(),
  /** What stands in the record now. */
  kept: ReviewSideEntry.nullable(),
  /** What does not. For `sent-as-is` the words of the record. */
  other: ReviewSideEntry.nullable(),
  reason: z.string(),
  raisedAt: Instant,
  /** How a third value is given; null where only the two can be picked. `options` are the allowed words of a choice. */
  third: z
    .object({ input: z.enum(['text', 'number', 'choice', 'date']), options: z.array(z.string()) })
    .nullable(),
  decided: z
    .object({ choice: z.string(), text: z.string(), byName: z.string(), at: Instant, comment: z.string() })
    .nullable(),
});
export type ReviewEntry = z.infer<typeof ReviewEntry>;

export const reviews = {
  /** The open items first, oldest first, then the latest that were decided. */
  list: query(['reviewItems', 'patients', 'carePlans', 'staff']).output(z.array(ReviewEntry)),
  openCount: query(['reviewItems']).output(z.object({ open: z.number().int() })),
  /**
   * Decides an item. The document it names changes in the same stroke, and the audit trail says who chose what. CONFLICT when the
   * field has moved on since (the list shows the new state); INVALID for a value the field cannot have; NOT_ALLOWED.
   */
  decide: command
    .input(
      z.object({
        id: Id,
        choice: z.enum(['kept', 'other', 'third', 'seen']),
        /** The third value, as text; empty otherwise. */
        text: z.string().max(20_000),
        comment: z.string().max(2000),
      }),
    )
    .output(z.object({ open: z.number().int() })),
};
