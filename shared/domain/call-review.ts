import { z } from 'zod';
import { ActorId, Id, Instant } from './primitives.ts';

/**
 * What a supervisor made of a signed call, and what its author answered. `returned` asks the author for a correction, which she gives as an
 * addendum; `answered` is her word that it is done. Appended, never changed: the call itself stays as it was signed.
 */
export const CallReview = z.object({
  id: Id,
  kind: z.enum(['comment', 'co-signed', 'returned', 'answered']),
  text: z.string().max(4000),
  at: Instant,
  by: ActorId,
});
export type CallReview = z.infer<typeof CallReview>;
