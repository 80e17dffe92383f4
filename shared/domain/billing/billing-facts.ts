/** @file What is known of a patient and month when codes are looked at. Gathered by `gather-facts.ts`; pure data. */
import type { Consent, Program } from '../patient.ts';
import type { LocalDate, YearMonth } from '../primitives.ts';
import type { SwitchSettings } from './billing-rule.ts';

/** Seconds of one program in the month, by whose they are. */
export interface ProgramSeconds {
  clinicalStaff: number;
  practitioner: number;
  /** Of clinical staff with behavioral health training, and of trained auxiliary personnel: what the practice says of a person. */
  behavioralCareManager: number;
  auxiliaryPersonnel: number;
}

/** One discharge and what followed, for transitional care. */
export interface TransitionFacts {
  dischargedOn: LocalDate;
  /** The day of the first live contact after it, or empty. */
  firstContactOn: LocalDate | '';
  /** Days on which somebody tried, in order. */
  attemptedOn: readonly LocalDate[];
  visitOn: LocalDate | '';
  decisionMaking: 'high' | 'moderate' | '';
  medicationsReconciledOn: LocalDate | '';
}

/** A consent with the practice's calendar day on which it was obtained. */
export type DatedConsent = Consent & { on: LocalDate };

/** Facts of one patient in one calendar month of the practice. A date that is empty was not recorded. */
export interface BillingFacts {
  month: YearMonth;
  /** Programs with an enrollment that was active on a day of the month. */
  programs: readonly Program[];
  seconds: ReadonlyMap<Program, ProgramSeconds>;
  /** Programs with at least one live two-way contact in the month. */
  liveInteraction: ReadonlySet<Program>;
  consents: readonly DatedConsent[];
  chronicConditions: number;
  hasHighRiskCondition: boolean;
  hasBehavioralDiagnosis: boolean;
  hasPlan: boolean;
  planCopyGivenOn: LocalDate | '';
  planApprovedOn: LocalDate | '';
  initiatingVisitOn: LocalDate | '';
  /** The day of an initiating visit at which the practitioner planned more than usual, or empty. */
  extraPlanningOn: LocalDate | '';
  isQualifiedMedicareBeneficiary: boolean;
  isEstablishedPatient: boolean;
  hasComplexDecisionMaking: boolean;
  ratingScaleOn: LocalDate | '';
  socialNeedDocumentedOn: LocalDate | '';
  riskToolUsedOn: LocalDate | '';
  deviceSetUpOn: LocalDate | '';
  /** Days with data in the window of thirty that ends in this month. */
  deviceDays: number;
  /** Whether collaborative care began in this month. */
  isFirstCollaborativeMonth: boolean;
  transitions: readonly TransitionFacts[];
  isSafetyNetClinic: boolean;
  /** Programs with counted time on the day of a visit with the practitioner. */
  visitDayPrograms: ReadonlySet<Program>;
  /** What forbids or needs a look whatever the minutes say: `home-health`, `dialysis`, `hospice`, `model-aligned`. */
  flags: ReadonlySet<string>;
  switches: SwitchSettings;
}
