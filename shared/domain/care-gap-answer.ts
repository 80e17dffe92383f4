import { z } from 'zod';
import { ActorId, Id, Instant, LocalDate } from './primitives.ts';

/** What somebody said of a care gap that no record here shows: done elsewhere, declined, or not for her. Appended, never changed. */
export const CareGapAnswer = z.object({
  id: Id,
  /** The rule that it answers. */
  gapId: z.string().max(60),
  answer: z.enum(['done-elsewhere', 'declined', 'not-for-her', 'ordered']),
  /** The day it was done, declined or ordered. */
  on: LocalDate,
  note: z.string().max(2000),
  recordedAt: Instant,
  recordedBy: ActorId,
});
export type CareGapAnswer = z.infer<typeof CareGapAnswer>;
