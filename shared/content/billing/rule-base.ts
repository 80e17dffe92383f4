import type { BillingRule } from '#shared/domain/billing/billing-rule.ts';

/** What a rule is where its table says nothing else: one unit in a calendar month, no end, no switch. */
export const MONTHLY_RULE = {
  validTo: '',
  period: 'calendar-month',
  maximumMinutes: 0,
  stepMinutes: 0,
  maximumUnits: 1,
  addsTo: [],
  deviceDays: null,
  switches: [],
} satisfies Partial<BillingRule>;
