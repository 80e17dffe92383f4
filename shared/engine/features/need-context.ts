/** @file What commands and questions about needs are answered from: patient, screenings, plan. As it is on disk. */
import { NEED_GUIDES } from '#shared/content/needs.ts';
import type { CarePlan, CarePlanContent } from '#shared/domain/care-plan.ts';
import { instantAt, localDate } from '#shared/domain/local-date.ts';
import type { NeedGuide } from '#shared/domain/need-guide.ts';
import {
  type FindingScreening,
  isActive,
  joinDoubles,
  withFoundNeeds,
} from '#shared/domain/need-lifecycle.ts';
import type { Patient } from '#shared/domain/patient.ts';
import type { PatientNeed } from '#shared/domain/patient-need.ts';
import { firstPlan } from '#shared/domain/plan-versions.ts';
import { fromInstant, type Id, type Instant, type LocalDate, toInstant } from '#shared/domain/primitives.ts';
import type { Screening } from '#shared/domain/screening.ts';
import { findById, findCarePlan, findOfPatient } from '#shared/store/queries.ts';
import { isSameValue } from '#shared/sync/content.ts';
import type { Desk } from '../desk.ts';
import { engineError } from '../errors.ts';
import type { Change } from '../writer.ts';
import { requirePatient } from './patients.ts';
import { planWithTasks } from './plan-tasks.ts';

/** Screenings that are looked at; a year has fewer. */
const SCREENINGS_READ = 60;
/** Five in the afternoon: the minutes of the day by which something is due. */
const END_OF_DAY = 1020;

export interface NeedContext {
  /** As stored. */
  patient: Patient;
  /** Her needs with those that screenings found and nobody has taken up yet. */
  needs: PatientNeed[];
  screenings: Screening[];
  plan: CarePlan | null;
}

/** Reads a patient's needs. NOT_FOUND when she is not on this device. */
export async function readNeeds(desk: Desk, patientId: Id): Promise<NeedContext> {
  const kept = requirePatient(desk, patientId);
  const [stored, screenings, plan] = await Promise.all([
    findById(desk.store, 'patients', patientId),
    findOfPatient(desk.store, 'screenings', patientId, SCREENINGS_READ),
    findCarePlan(desk.store, patientId),
  ]);
  const patient = stored ?? kept;
  return { patient, needs: foundNeeds(desk, patient, screenings), screenings, plan };
}

/** The needs of a patient with what these screenings found. */
function foundNeeds(desk: Desk, patient: Patient, screenings: readonly FindingScreening[]): PatientNeed[] {
  return withFoundNeeds(patient.needs, screenings, {
    patientId: patient.id,
    guides: NEED_GUIDES,
    dateOf: (at) => dateAtPractice(desk, at),
  });
}

/** The change of the patient that a screening makes which is completed now: her needs with those it found. None where it found nothing new. */
export async function needsOfScreening(
  desk: Desk,
  patientId: Id,
  screening: FindingScreening,
): Promise<Change[]> {
  const { patient, screenings } = await readNeeds(desk, patientId);
  const needs = foundNeeds(desk, patient, [...screenings, screening]);
  if (needs.length === patient.needs.length) return [];
  return [{ collection: 'patients', document: { ...patient, needs }, base: patient }];
}

/** The need of this id. NOT_FOUND when she has none such. */
export function requireNeed({ needs }: NeedContext, patientNeedId: Id): PatientNeed {
  const need = needs.find(({ id }) => id === patientNeedId);
  if (!need) throw engineError('NOT_FOUND', 'This need is not in the chart any more. Open the chart again.');
  return need;
}

/** The guide of a need, or null for a need of a form of the organization that has none. */
export function guideOf({ needId }: Pick<PatientNeed, 'needId'>): NeedGuide | null {
  return NEED_GUIDES.find((guide) => guide.needId === needId) ?? null;
}

/** The change of the patient that puts `need` in the place of the one with its id; null where nothing changes. */
export function needChange({ patient, needs }: NeedContext, need: PatientNeed): Change | null {
  const next = joinDoubles(needs.map((other) => (other.id === need.id ? need : other)));
  if (isSameValue(next, patient.needs)) return null;
  return { collection: 'patients', document: { ...patient, needs: next }, base: patient };
}

/** Accepting something of a need is working on it. What has ended stays so. */
export function asWorking(need: PatientNeed): PatientNeed {
  if (!isActive(need)) {
    throw engineError('INVALID', 'This need was closed. Open it again before you add something for it.');
  }
  return { ...need, status: 'working' };
}

/**
 * The changes that make `content` of the plan, and of its steps tasks: a new plan where she has none. An edited one is a draft again (domain.md
 * 1.8); a clinician's word on a code is no edit, and leaves a submitted plan submitted.
 */
export async function planChanges(
  desk: Desk,
  { plan, patient }: NeedContext,
  content: CarePlanContent,
  kind: 'edit' | 'decision' = 'edit',
): Promise<Change[]> {
  const signature = {
    id: desk.ports.newId(),
    action: plan ? ('revised' as const) : ('authored' as const),
    by: desk.person.staffId,
    at: toInstant(desk.ports.now()),
    comment: '',
  };
  const { content: next, changes } = await planWithTasks(desk, patient.id, { base: plan, content });
  if (plan && kind === 'decision') {
    return [{ collection: 'carePlans', document: { ...plan, ...next }, base: plan }, ...changes];
  }
  if (plan) {
    const signatures = [...plan.signatures, signature];
    const document: CarePlan = { ...plan, ...next, status: 'draft', signatures };
    return [{ collection: 'carePlans', document, base: plan }, ...changes];
  }
  const document = firstPlan(patient.id, next, signature);
  return [{ collection: 'carePlans', document, base: null }, ...changes];
}

/** The date of an instant by the practice's calendar: the date of service. */
export function dateAtPractice({ person }: Desk, at: Instant): LocalDate {
  return localDate(fromInstant(at), person.practiceTimeZone);
}

/** The end of the working day on a date where the patient lives. */
export function endOfDay(date: LocalDate, { timeZone }: Patient): Instant {
  return toInstant(instantAt(date, END_OF_DAY, timeZone));
}
