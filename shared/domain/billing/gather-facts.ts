/** @file Makes the facts of a patient's month from her documents. Pure: the same documents give the same facts on a device and on the server. */
import { addBusinessDays } from '../business-days.ts';
import type { Call } from '../call.ts';
import { isContact } from '../call.ts';
import type { Evidence, EvidenceKind } from '../care-evidence.ts';
import type { CarePlan } from '../care-plan.ts';
import { addDays, lastDayOfMonth, localDate } from '../local-date.ts';
import { effectiveEntries, monthBounds } from '../minutes.ts';
import type { Patient } from '../patient.ts';
import { ICD_10_CM } from '../plan-codes.ts';
import {
  fromInstant,
  type Id,
  type Instant,
  type LocalDate,
  type TimeZone,
  toInstant,
  type YearMonth,
} from '../primitives.ts';
import type { Program } from '../program.ts';
import type { Screening } from '../screening.ts';
import type { Credential } from '../staff.ts';
import type { TimeEntry } from '../time-entry.ts';
import type { BillingFacts, ProgramSeconds, TransitionFacts } from './billing-facts.ts';
import type { PracticeBilling } from './practice-billing.ts';

/**
 * What the facts are made from. All of one patient; entries and calls may reach beyond the month. A correction may stand with another patient than what
 * it supersedes: give what `effectiveEntries` leaves of the whole ledger.
 */
export interface BillingDocuments {
  patient: Patient;
  evidence: readonly Evidence[];
  /** Conditions that count as chronic, active and listed once. */
  chronicConditions: number;
  carePlan: CarePlan | null;
  /** Its approved versions: what she was given a copy of. */
  planVersions: readonly CarePlan[];
  timeEntries: readonly TimeEntry[];
  calls: readonly Call[];
  screenings: readonly Screening[];
}

/** What the practice says of itself and its people. */
export interface PracticeFacts {
  timeZone: TimeZone;
  billing: PracticeBilling;
  /** The credential of a person now, for entries that do not say what it was at that time. */
  credentialOf(staffId: Id | 'server'): Credential;
}

const PRACTITIONERS: ReadonlySet<Credential> = new Set<Credential>(['NP', 'PA', 'MD']);
const CLINICAL_STAFF: ReadonlySet<Credential> = new Set<Credential>(['LPN', 'RN', 'CMA']);
const RATING_SCALES = ['phq-9', 'phq-2', 'gad-7', 'audit-c'];

/** Gathers the facts of one patient and month. */
export function gatherFacts(
  documents: BillingDocuments,
  month: YearMonth,
  practice: PracticeFacts,
): BillingFacts {
  const { patient, evidence } = documents;
  const lastDay = lastDayOfMonth(month);
  const latest = (kind: EvidenceKind, days: readonly LocalDate[] = []) =>
    [...days, ...evidence.filter((one) => one.kind === kind).map(({ on }) => on)]
      .filter((day) => day <= lastDay)
      .sort()
      .at(-1) ?? '';
  const holds = (kind: EvidenceKind) => evidence.some((one) => one.kind === kind && touches(one, month));
  const entries = billableEntries(documents, month, practice.timeZone);
  return {
    month,
    programs: programsOf(patient, month),
    seconds: secondsOf(entries, practice),
    liveInteraction: new Set(
      entries.filter(({ isInteractive }) => isInteractive).map(({ program }) => program),
    ),
    consents: patient.consents.map((consent) => ({
      ...consent,
      on: dayOf(consent.obtainedAt, practice.timeZone),
    })),
    chronicConditions: documents.chronicConditions,
    hasHighRiskCondition: latest('high-risk-condition') !== '',
    hasBehavioralDiagnosis: patient.conditions.some(({ codes }) =>
      codes.some(({ system, code }) => system === ICD_10_CM && code.startsWith('F')),
    ),
    hasPlan: (documents.carePlan?.goals.length ?? 0) > 0,
    planCopyGivenOn: latest('plan-copy-given', copyDays(documents.planVersions, practice.timeZone)),
    planApprovedOn: latest('plan-approved', approvalDays(documents, practice.timeZone)),
    initiatingVisitOn: latest('initiating-visit'),
    extraPlanningOn: latest('extra-planning'),
    isQualifiedMedicareBeneficiary: holds('qualified-medicare-beneficiary'),
    isEstablishedPatient: latest('established-patient') !== '' || latest('initiating-visit') !== '',
    hasComplexDecisionMaking: evidence.some(
      (one) => one.kind === 'complex-decision-making' && one.on.startsWith(month),
    ),
    ratingScaleOn: ratingScaleOn(documents.screenings, month, practice.timeZone),
    socialNeedDocumentedOn: latest('social-need-documented'),
    riskToolUsedOn: latest('risk-tool-used').startsWith(month) ? latest('risk-tool-used') : '',
    deviceSetUpOn: latest('device-set-up'),
    deviceDays: Math.max(
      0,
      ...evidence
        .filter((one) => one.kind === 'device-data-days' && one.on.startsWith(month))
        .map(({ value }) => value),
    ),
    isFirstCollaborativeMonth: patient.enrollments.some(
      ({ program, startedOn }) => program === 'CoCM' && startedOn.startsWith(month),
    ),
    transitions: transitionsOf(documents, month, practice.timeZone),
    isSafetyNetClinic: practice.billing.isSafetyNetClinic,
    visitDayPrograms: visitDayPrograms(entries, evidence, practice.timeZone),
    flags: new Set(
      (['home-health', 'hospice', 'dialysis', 'model-aligned'] as const).filter(holds) as string[],
    ),
    switches: practice.billing.switches,
  };
}

/** The programs with an enrollment that was active on a day of the month. */
export function programsOf({ enrollments }: Pick<Patient, 'enrollments'>, month: YearMonth): Program[] {
  const lastDay = lastDayOfMonth(month);
  const active = enrollments.filter(
    ({ status, startedOn, endedOn }) =>
      status !== 'paused' && startedOn <= lastDay && (endedOn === '' || endedOn >= `${month}-01`),
  );
  return [...new Set(active.map(({ program }) => program))];
}

/**
 * The billable entries that stand in the month, without those of days on which she was an inpatient: such minutes do not count for chronic care
 * management (domain.md 1.6).
 */
export function billableEntries(
  { timeEntries, patient, evidence }: Pick<BillingDocuments, 'timeEntries' | 'patient' | 'evidence'>,
  month: YearMonth,
  timeZone: TimeZone,
): TimeEntry[] {
  const { from, until } = monthBounds(month, timeZone);
  const [first, end] = [toInstant(from), toInstant(until)];
  return effectiveEntries(timeEntries).filter(
    (entry) =>
      entry.patientId === patient.id &&
      entry.startedAt >= first &&
      entry.startedAt < end &&
      whyNotCounted(entry, evidence, timeZone) === '',
  );
}

/** Why minutes do not count: they were marked so, or she was an inpatient on that day. Empty when they count. */
export function whyNotCounted(
  entry: Pick<TimeEntry, 'isBillable' | 'program' | 'startedAt'>,
  evidence: readonly Evidence[],
  timeZone: TimeZone,
): '' | 'not-billable' | 'inpatient-day' {
  if (!entry.isBillable) return 'not-billable';
  if (entry.program !== 'CCM') return '';
  const stays = evidence.filter(({ kind }) => kind === 'inpatient-stay');
  if (stays.length === 0) return '';
  const day = dayOf(entry.startedAt, timeZone);
  const isAway = stays.some((stay) => stay.on <= day && (stay.until === '' || day <= stay.until));
  return isAway ? 'inpatient-day' : '';
}

function secondsOf(entries: readonly TimeEntry[], practice: PracticeFacts): Map<Program, ProgramSeconds> {
  const seconds = new Map<Program, ProgramSeconds>();
  const behavioral = new Set<string>(practice.billing.behavioralCareManagers);
  for (const entry of entries) {
    const sum = seconds.get(entry.program) ?? {
      clinicalStaff: 0,
      practitioner: 0,
      behavioralCareManager: 0,
      auxiliaryPersonnel: 0,
    };
    // What she was at that time; entries of before that was kept say `none`.
    const credential = entry.credential === 'none' ? practice.credentialOf(entry.staffId) : entry.credential;
    if (CLINICAL_STAFF.has(credential)) sum.clinicalStaff += entry.seconds;
    if (PRACTITIONERS.has(credential)) sum.practitioner += entry.seconds;
    if (behavioral.has(entry.staffId)) sum.behavioralCareManager += entry.seconds;
    // Nurses and community health workers alike are auxiliary personnel here (domain.md 1.4, G0019).
    sum.auxiliaryPersonnel += entry.seconds;
    seconds.set(entry.program, sum);
  }
  return seconds;
}

const VISITS: ReadonlySet<EvidenceKind> = new Set<EvidenceKind>([
  'initiating-visit',
  'transition-visit',
  'practitioner-visit',
]);

function visitDayPrograms(
  entries: readonly TimeEntry[],
  evidence: readonly Evidence[],
  timeZone: TimeZone,
): Set<Program> {
  const days = new Set(evidence.filter(({ kind }) => VISITS.has(kind)).map(({ on }) => on));
  const onVisitDays = entries.filter(({ startedAt }) => days.has(dayOf(startedAt, timeZone)));
  return new Set(onVisitDays.map(({ program }) => program));
}

function touches(one: Evidence, month: YearMonth): boolean {
  return one.on <= lastDayOfMonth(month) && (one.until === '' || one.until >= `${month}-01`);
}

function dayOf(at: Instant, timeZone: TimeZone): LocalDate {
  return localDate(fromInstant(at), timeZone);
}

/** The days on which the plan was approved, told from the signatures under it and under its versions. */
function approvalDays(
  { carePlan, planVersions }: Pick<BillingDocuments, 'carePlan' | 'planVersions'>,
  timeZone: TimeZone,
): LocalDate[] {
  const signatures = [...(carePlan?.signatures ?? []), ...planVersions.flatMap((plan) => plan.signatures)];
  return signatures.filter(({ action }) => action === 'approved').map(({ at }) => dayOf(at, timeZone));
}

/** The days on which she was given a copy. */
function copyDays(versions: readonly CarePlan[], timeZone: TimeZone): LocalDate[] {
  return versions.flatMap(({ copies }) => copies.map(({ givenAt }) => dayOf(givenAt, timeZone)));
}

function ratingScaleOn(
  screenings: readonly Screening[],
  month: YearMonth,
  timeZone: TimeZone,
): LocalDate | '' {
  // A correction is written on another day than the scale was asked on.
  const days = screenings
    .filter(({ amendsId }) => amendsId === '')
    .filter(({ questionnaire }) => RATING_SCALES.some((name) => questionnaire.includes(name)))
    .map(({ authoredAt }) => dayOf(authoredAt, timeZone))
    .filter((day) => day.startsWith(month));
  return days.sort().at(-1) ?? '';
}

/** Discharges whose visit, or failing that whose last day for one, lies in the month: a transition is billed by that day. */
function transitionsOf(
  { patient, calls, evidence }: BillingDocuments,
  month: YearMonth,
  timeZone: TimeZone,
): TransitionFacts[] {
  const after = (kind: EvidenceKind, on: LocalDate) =>
    evidence
      .filter((one) => one.kind === kind && one.on >= on && one.on <= addDays(on, 30))
      .sort((left, right) => (left.on < right.on ? -1 : 1))[0];
  return patient.transitions
    .filter(({ kind }) => kind === 'discharge')
    .map(({ on }): TransitionFacts => {
      const visit = after('transition-visit', on);
      const since = calls.filter((call) => dayOf(call.startedAt, timeZone) >= on);
      const contacts = since.filter(({ disposition }) => isContact(disposition));
      return {
        dischargedOn: on,
        firstContactOn: contacts.map((call) => dayOf(call.startedAt, timeZone)).sort()[0] ?? '',
        attemptedOn: since
          .filter(({ direction, disposition }) => direction === 'outbound' && !isContact(disposition))
          .map((call) => dayOf(call.startedAt, timeZone))
          .filter((day) => day <= addBusinessDays(on, 2))
          .sort(),
        visitOn: visit?.on ?? '',
        decisionMaking: visit ? (visit.value >= 2 ? 'high' : 'moderate') : '',
        medicationsReconciledOn: after('medications-reconciled', on)?.on ?? '',
      };
    })
    .filter(({ dischargedOn, visitOn }) => (visitOn || addDays(dischargedOn, 14)).startsWith(month));
}
