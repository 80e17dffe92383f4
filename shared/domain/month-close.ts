import { z } from 'zod';
import { ActorId, Id, Instant, YearMonth } from './primitives.ts';
import { Program } from './program.ts';

/**
 * A patient's month that was closed for billing, or opened again, with what was booked and supported at that moment. Appended, never
 * changed: the newest event of a month says whether it is closed, and all of them are its trail.
 */
export const MonthCloseEvent = z.object({
  id: Id,
  month: YearMonth,
  kind: z.enum(['closed', 'reopened']),
  seconds: z.array(z.object({ program: Program, seconds: z.number().int().min(0) })),
  codes: z.array(z.object({ code: z.string().max(10), units: z.number().int().min(1) })),
  /** Why it was opened again, or closed although something was missing; empty for a plain close. */
  reason: z.string().max(1000),
  at: Instant,
  by: ActorId,
});
export type MonthCloseEvent = z.infer<typeof MonthCloseEvent>;
