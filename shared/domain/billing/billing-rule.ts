/** @file The shape of a billing rule as data. The rules themselves are in `shared/content/billing`; nothing here knows a code. */
import { z } from 'zod';
import type { Program } from '../patient.ts';
import type { LocalDate } from '../primitives.ts';

/** Over what a code is counted: a calendar month of the practice, a window of thirty days, or once. */
export type BillingPeriod = 'calendar-month' | 'thirty-days' | 'six-months' | 'once';

/**
 * Whose minutes count: clinical staff under general supervision, the practitioner in person, either, trained auxiliary personnel, or the
 * behavioral health care manager. `nobody` for codes that no minute supports.
 */
export type TimeOf =
  | 'clinical-staff'
  | 'practitioner'
  | 'staff-or-practitioner'
  | 'auxiliary-personnel'
  | 'behavioral-care-manager'
  | 'nobody';

/** What must be there besides time. Each has words and a test in `requirements.ts`. */
export const BillingRequirement = z.enum([
  'consent',
  'initiating-visit',
  'extra-planning',
  'two-chronic-conditions',
  'one-chronic-condition-at-most',
  'one-high-risk-condition',
  'qualified-medicare-beneficiary',
  'care-plan',
  'care-plan-copy-given',
  'practitioner-approval',
  'complex-decision-making',
  'live-interaction',
  'device-set-up',
  'established-patient',
  'behavioral-diagnosis',
  'rating-scale',
  'social-need-documented',
  'contact-within-two-business-days',
  'visit-within-seven-days',
  'visit-within-fourteen-days',
  'high-decision-making',
  'moderate-decision-making',
  'medication-reconciliation',
  'first-month',
  'later-month',
  'same-practitioner-bills-primary-care-management',
  'safety-net-clinic',
  'standard-risk-tool',
]);
export type BillingRequirement = z.infer<typeof BillingRequirement>;

/** Days with device data in a window of thirty, where a code counts them. */
export interface DeviceDays {
  minimum: number;
  maximum: number;
}

/**
 * One code in one span of validity. Minutes are totals of a patient and program in the period, whole and never rounded up
 * (domain.md 1.7 rules 2 and 3). A rule is chosen by the date of service, never by today's date (domain.md 1.10).
 */
export interface BillingRule {
  code: string;
  /** Our own words for what it pays; the official descriptor is copyrighted. */
  title: string;
  program: Program;
  validFrom: LocalDate;
  /** The last day it is valid; empty: no end known. */
  validTo: LocalDate | '';
  period: BillingPeriod;
  timeOf: TimeOf;
  /** Minutes from which the first unit is supported; 0 where no minutes are counted. */
  minimumMinutes: number;
  /** Minutes up to which it is supported, where a longer month belongs to another code; 0 for no such end. */
  maximumMinutes: number;
  /** Minutes of each further unit; 0 where there is none. */
  stepMinutes: number;
  /** Most units of a period; null where no cap is known. A switch may say otherwise. */
  maximumUnits: number | null;
  /** The codes of which one must be supported for this add-on; empty for a base code. */
  addsTo: readonly string[];
  deviceDays: DeviceDays | null;
  requires: readonly BillingRequirement[];
  /** The switches that change this row (`shared/content/billing/switches.ts`). */
  switches: readonly string[];
  source: string;
}

/** Two groups of codes that do not stand together for one patient in one period. */
export interface BillingExclusion {
  left: readonly string[];
  right: readonly string[];
  period: 'calendar-month' | 'thirty-days';
  /** `exclusive`: never both. `review`: a person has to look. */
  result: 'exclusive' | 'review';
  reason: string;
  switches: readonly string[];
  source: string;
}

/** Something that could not be confirmed at a source and that the practice decides. The default is the cautious reading. */
export interface BillingSwitch {
  id: string;
  question: string;
  /** A number is a cap or a threshold; a boolean is yes or no. */
  cautious: number | boolean;
  source: string;
}

/** The switches that a practice has set; those that are missing have their cautious default. */
export type SwitchSettings = Readonly<Record<string, number | boolean>>;
