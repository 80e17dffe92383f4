import { z } from 'zod';
import { ActorId, fromInstant, Id, Instant } from './primitives.ts';

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

/** The hold that counts: of those that have not ended, the one made last. */
export function holdInForce(holds: readonly QueueHold[], now: number): QueueHold | null {
  let latest: QueueHold | null = null;
  for (const hold of holds) {
    if (fromInstant(hold.until) <= now) continue;
    if (!latest || hold.at > latest.at || (hold.at === latest.at && hold.id > latest.id)) latest = hold;
  }
  return latest;
}
