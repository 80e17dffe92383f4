import { z } from 'zod';
import { ActorId, Id, Instant } from './primitives.ts';

/**
 * A care manager put a patient off: `skip` until tomorrow, `snooze` until a time she chose. It says why, sinks the row with that reason, and
 * yields to what is urgent. It ends by itself.
 */
export const QueueHold = z.object({
  id: Id,
  kind: z.enum(['skip', 'snooze']),
  until: Instant,
  reason: z.string().min(1).max(300),
  by: ActorId,
  at: Instant,
});
export type QueueHold = z.infer<typeof QueueHold>;
