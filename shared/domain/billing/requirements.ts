/** @file What a code needs besides minutes, each as a test of the month's facts with words for the person who has to see to it. Pure. */
import { addBusinessDays } from '../business-days.ts';
import { addDays, lastDayOfMonth } from '../local-date.ts';
import type { Program } from '../patient.ts';
import type { LocalDate } from '../primitives.ts';
import type { BillingFacts, DatedConsent, TransitionFacts } from './billing-facts.ts';
import type { BillingRequirement, BillingRule } from './billing-rule.ts';

/** A requirement of a code and where it stands. `detail` says what was found, or what is missing. */
export interface RequirementState {
  requirement: BillingRequirement;
  isMet: boolean;
  detail: string;
}

type Test = (facts: BillingFacts, rule: BillingRule) => string | null;

/** Words for what is missing; null when it is met. Sources: domain.md 1.2 to 1.5, seen 2026-11-21. */
const TESTS: Readonly<Record<BillingRequirement, Test>> = {
  consent: (facts, rule) => consentMissing(facts, rule),
  'initiating-visit': dated('initiatingVisitOn', 'No initiating visit is recorded.'),
  'extra-planning': (facts) =>
    facts.extraPlanningOn.startsWith(facts.month)
      ? null
      : 'No planning beyond the usual is recorded this month.',
  'two-chronic-conditions': (facts) =>
    facts.chronicConditions >= 2
      ? null
      : `${facts.chronicConditions} active chronic condition on the list; two are needed.`,
  'one-chronic-condition-at-most': (facts) =>
    facts.chronicConditions <= 1 ? null : 'Two or more chronic conditions belong to another level.',
  'one-high-risk-condition': flag('hasHighRiskCondition', 'No high-risk condition is marked.'),
  'qualified-medicare-beneficiary': flag(
    'isQualifiedMedicareBeneficiary',
    'No standing as a Qualified Medicare Beneficiary is recorded.',
  ),
  'care-plan': flag('hasPlan', 'There is no care plan with a goal.'),
  'care-plan-copy-given': dated('planCopyGivenOn', 'No copy of the care plan was given.'),
  'practitioner-approval': dated(
    'planApprovedOn',
    'The care plan was not approved by an RN or practitioner.',
  ),
  'complex-decision-making': flag(
    'hasComplexDecisionMaking',
    'The practitioner has not recorded decision making of moderate or high complexity.',
  ),
  'live-interaction': (facts, rule) =>
    facts.liveInteraction.has(rule.program) ? null : 'No live conversation is recorded in the month.',
  'device-set-up': (facts, rule) => {
    const isRecent = facts.deviceSetUpOn >= addDays(`${facts.month}-01`, -30);
    const isThere = facts.deviceSetUpOn !== '' && facts.deviceSetUpOn <= lastDayOfMonth(facts.month);
    if (!isThere) return 'The device was not set up, or the day is not recorded.';
    return rule.period === 'once' && !isRecent ? 'The set-up was in an earlier month.' : null;
  },
  'established-patient': flag('isEstablishedPatient', 'No standing as an established patient is recorded.'),
  'behavioral-diagnosis': flag('hasBehavioralDiagnosis', 'No behavioral health diagnosis is on the list.'),
  'rating-scale': dated('ratingScaleOn', 'No validated rating scale was filled in the month.'),
  'social-need-documented': dated(
    'socialNeedDocumentedOn',
    'No visit documents a social need that limits care.',
  ),
  'contact-within-two-business-days': (facts) => transitionMissing(facts, contactMissing),
  'visit-within-seven-days': (facts) => transitionMissing(facts, visitMissing(7)),
  'visit-within-fourteen-days': (facts) => transitionMissing(facts, visitMissing(14)),
  'high-decision-making': (facts) =>
    transitionMissing(facts, ({ decisionMaking }) =>
      decisionMaking === 'high' ? null : 'The visit was not of high complexity.',
    ),
  'moderate-decision-making': (facts) =>
    transitionMissing(facts, ({ decisionMaking }) =>
      decisionMaking === '' ? 'The complexity of the visit is not recorded.' : null,
    ),
  'medication-reconciliation': (facts) =>
    transitionMissing(facts, ({ medicationsReconciledOn, visitOn }) =>
      medicationsReconciledOn !== '' && (visitOn === '' || medicationsReconciledOn <= visitOn)
        ? null
        : 'Medications were not reconciled by the day of the visit.',
    ),
  'first-month': flag('isFirstCollaborativeMonth', 'Collaborative care began in an earlier month.'),
  'later-month': (facts) =>
    facts.isFirstCollaborativeMonth ? 'This is the first month of collaborative care.' : null,
  'same-practitioner-bills-primary-care-management': (facts) =>
    facts.programs.includes('APCM') ? null : 'There is no advanced primary care management this month.',
  'safety-net-clinic': flag('isSafetyNetClinic', 'The practice is not a safety-net clinic.'),
  'standard-risk-tool': dated('riskToolUsedOn', 'No assessment with a standard tool is recorded.'),
};

/** Where each requirement of a rule stands. */
export function requirementStates(rule: BillingRule, facts: BillingFacts): RequirementState[] {
  return rule.requires.map((requirement) => {
    const missing = TESTS[requirement](facts, rule);
    return { requirement, isMet: missing === null, detail: missing ?? '' };
  });
}

/**
 * The consent of a program that stands on a day: the last decision up to it. One that was revoked holds until the end of that month
 * (domain.md 1.5).
 */
export function consentOn(
  consents: readonly DatedConsent[],
  program: Program,
  day: LocalDate,
): DatedConsent | null {
  const decided = consents
    .filter((consent) => consent.program === program && consent.on <= day)
    .sort((left, right) => (left.obtainedAt < right.obtainedAt ? -1 : 1));
  const last = decided.at(-1);
  if (last?.decision === 'revoked' && last.on.slice(0, 7) === day.slice(0, 7)) {
    return decided.filter(({ decision }) => decision === 'accepted').at(-1) ?? null;
  }
  return last?.decision === 'accepted' ? last : null;
}

function consentMissing(facts: BillingFacts, rule: BillingRule): string | null {
  const lastDay = lastDayOfMonth(facts.month);
  const consent = consentOn(facts.consents, rule.program, lastDay);
  if (!consent) return `No consent to ${rule.program} is recorded.`;
  if (!consent.costSharingDisclosed)
    return 'The consent does not say that the share of the cost was explained.';
  const needsOnePractitioner = rule.program !== 'RPM' && rule.program !== 'RTM' && rule.program !== 'BHI';
  if (needsOnePractitioner && !consent.onePractitionerDisclosed) {
    return 'The consent does not say that one practitioner a month bills this.';
  }
  const isYearly =
    facts.switches[`${rule.program.toLowerCase()}-annual-consent`] ??
    rule.switches.includes('pin-annual-consent');
  if (isYearly === true && consent.on < addDays(lastDay, -366)) {
    return 'The consent is older than a year, and the practice renews it yearly.';
  }
  return null;
}

function contactMissing(transition: TransitionFacts): string | null {
  const due = addBusinessDays(transition.dischargedOn, 2);
  if (transition.firstContactOn !== '' && transition.firstContactOn <= due) return null;
  const attempts = transition.attemptedOn.filter(
    (day) => day >= transition.dischargedOn && day <= due,
  ).length;
  // Two timely, documented attempts keep it billable when the visit takes place (domain.md 1.4).
  return attempts >= 2 ? null : `No contact by ${due}, two business days after the discharge.`;
}

function visitMissing(days: number): (transition: TransitionFacts) => string | null {
  return ({ dischargedOn, visitOn }) => {
    const due = addDays(dischargedOn, days);
    return visitOn !== '' && visitOn <= due ? null : `No visit by ${due}, ${days} days after the discharge.`;
  };
}

/** What the transition that lacks least lacks: one that has everything suffices. */
function transitionMissing(
  facts: BillingFacts,
  missing: (transition: TransitionFacts) => string | null,
): string | null {
  if (facts.transitions.length === 0) return 'No discharge is recorded.';
  const all = facts.transitions.map(missing);
  return all.includes(null) ? null : (all.at(-1) ?? null);
}

type DatedFact = {
  [Key in keyof BillingFacts]: BillingFacts[Key] extends LocalDate | '' ? Key : never;
}[keyof BillingFacts];
type FlagFact = {
  [Key in keyof BillingFacts]: BillingFacts[Key] extends boolean ? Key : never;
}[keyof BillingFacts];

function dated(fact: DatedFact, missing: string): Test {
  return (facts) => (facts[fact] === '' || facts[fact] > lastDayOfMonth(facts.month) ? missing : null);
}

function flag(fact: FlagFact, missing: string): Test {
  return (facts) => (facts[fact] ? null : missing);
}
