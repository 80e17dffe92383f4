import type { Consent, Program } from '../patient.ts';
import type { BillingFacts, DatedConsent, ProgramSeconds } from './billing-facts.ts';

const PROGRAMS: readonly Program[] = ['CCM', 'PCM', 'APCM', 'RPM', 'RTM', 'TCM', 'BHI', 'CoCM', 'CHI', 'PIN'];

/** A consent with everything said. */
export function consentTo(program: Program, change: Partial<Consent> = {}): DatedConsent {
  const consent: Consent = {
    id: '00000000-0000-7000-8000-000000000001',
    program,
    decision: 'accepted',
    method: 'verbal',
    obtainedAt: '2026-01-05T15:00:00.000Z',
    obtainedBy: 'A nurse',
    costSharingDisclosed: true,
    onePractitionerDisclosed: true,
    rightToStopDisclosed: true,
    ...change,
  };
  return { ...consent, on: consent.obtainedAt.slice(0, 10) };
}

/** Seconds of one lane. */
export function secondsOf(minutes: number, lane: keyof ProgramSeconds = 'clinicalStaff'): ProgramSeconds {
  const none = { clinicalStaff: 0, practitioner: 0, behavioralCareManager: 0, auxiliaryPersonnel: 0 };
  return { ...none, [lane]: Math.round(minutes * 60) };
}

/** A month in which everything but time is there, for the programs named. */
export function completeFacts(
  programs: readonly Program[],
  change: Partial<BillingFacts> = {},
): BillingFacts {
  return {
    month: '2026-10',
    programs,
    seconds: new Map(),
    liveInteraction: new Set(PROGRAMS),
    consents: PROGRAMS.map((program) => consentTo(program)),
    chronicConditions: 2,
    hasHighRiskCondition: true,
    hasBehavioralDiagnosis: true,
    hasPlan: true,
    planCopyGivenOn: '2026-01-10',
    planApprovedOn: '2026-01-08',
    initiatingVisitOn: '2025-12-15',
    extraPlanningOn: '',
    isQualifiedMedicareBeneficiary: false,
    isEstablishedPatient: true,
    hasComplexDecisionMaking: false,
    ratingScaleOn: '2026-10-03',
    socialNeedDocumentedOn: '2026-01-04',
    riskToolUsedOn: '',
    deviceSetUpOn: '2026-01-12',
    deviceDays: 0,
    isFirstCollaborativeMonth: false,
    transitions: [],
    isSafetyNetClinic: false,
    visitDayPrograms: new Set(),
    flags: new Set(),
    switches: {},
    ...change,
  };
}
