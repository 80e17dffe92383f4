import { z } from 'zod';
import { CAUTIOUS_PRACTICE, PracticeBilling } from './billing/practice-billing.ts';
import { MANUAL_ENTRY_DAYS } from './ledger/manual-entry.ts';
import { CAUTIOUS_LICENSE_RULE, LicenseRule } from './license-rule.ts';
import { Outreach, USUAL_OUTREACH } from './outreach.ts';

/** What an organization may set for itself. Its devices learn it when they next renew their sign-in, and follow it from the next unlock on. */
export const OrganizationSettings = z.object({
  /** Days that a device opens its store without meeting the server. */
  offlineLeaseDays: z.number().int().min(1).max(90).default(14),
  /** Minutes without a key or a pointer after which a device locks. */
  lockAfterMinutes: z.number().int().min(1).max(240).default(15),
  /** The IANA time zone of the practice: where its months and days begin and end. */
  timeZone: z
    .string()
    .refine(isTimeZone, 'must be a time zone such as America/Chicago')
    .default('America/New_York'),
  /** How many days back time may be booked by hand: while it is still known what was done. */
  manualEntryDays: z.number().int().min(1).max(31).default(MANUAL_ENTRY_DAYS),
  /** When and how often patients are called. */
  outreach: Outreach.default(USUAL_OUTREACH),
  /** What it has said that billing readiness depends on; cautious where it has not. */
  billing: PracticeBilling.default(CAUTIOUS_PRACTICE),
  /** Whether it is warned where a license does not cover a patient's state, and which states it counts to the compact. */
  licenseRule: LicenseRule.default(CAUTIOUS_LICENSE_RULE),
});
export type OrganizationSettings = z.infer<typeof OrganizationSettings>;

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
