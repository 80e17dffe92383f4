import { z } from 'zod';
import { LocalTime } from './primitives.ts';

/** Hours of the day in which calls are made, by the patient's clock. `to` is the first minute that is too late. */
export const CallingHours = z
  .object({ from: LocalTime, to: LocalTime })
  .refine(({ from, to }) => from < to, 'must begin before they end')
  .refine(({ from, to }) => from >= '08:00' && to <= '21:00', 'must lie between 08:00 and 21:00');
export type CallingHours = z.infer<typeof CallingHours>;

const Days = z.number().int().min(1).max(120);

/** When and how often an organization calls its patients. */
export const Outreach = z.object({
  callingHours: CallingHours,
  /** Days after which a contact is overdue, by risk tier. */
  cadenceDays: z.object({ high: Days, rising: Days, stable: Days, maintenance: Days }),
});
export type Outreach = z.infer<typeof Outreach>;

/**
 * 9 AM to 8 PM where the patient is: narrower than the 8 AM to 9 PM of 47 CFR 64.1200(c)(1), which governs telephone solicitation, and inside the
 * narrowest state rule known (Florida, until 8 PM; domain.md 5.4, 2026-11-21). Contacts weekly to every two weeks, monthly, monthly, monthly review
 * (domain.md 5.6).
 */
export const USUAL_OUTREACH: Outreach = {
  callingHours: { from: '09:00', to: '20:00' },
  cadenceDays: { high: 14, rising: 30, stable: 35, maintenance: 45 },
};
