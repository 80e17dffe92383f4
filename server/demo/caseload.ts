import type { Call } from '#shared/domain/call.ts';
import type { CarePlan } from '#shared/domain/care-plan.ts';
import { addDays } from '#shared/domain/local-date.ts';
import type { Observation } from '#shared/domain/observation.ts';
import type { Patient } from '#shared/domain/patient.ts';
import type { ReviewItem } from '#shared/domain/review-item.ts';
import type { Screening } from '#shared/domain/screening.ts';
import type { Task } from '#shared/domain/task.ts';
import type { TimeEntry } from '#shared/domain/time-entry.ts';
import { monthsBefore } from './calendar.ts';
import { writeCalls } from './calls.ts';
import { writeCarePlan } from './care-plan.ts';
import { monthStates, monthWork } from './month-work.ts';
import { settleNeeds } from './needs.ts';
import { laboratoryResults } from './observations.ts';
import { inventPatient } from './patient.ts';
import { planWithVersions } from './plan-versions.ts';
import type { CaseloadContext, Profile } from './profile.ts';
import { choosePromises } from './promises.ts';
import { inventReviewItems } from './review-items.ts';
import { type Placed, scheduleYear } from './schedule.ts';
import { writeScreenings } from './screenings.ts';
import { writeTasks } from './tasks.ts';

/** The documents of one care manager's patients. */
export interface Caseload {
  patients: Patient[];
  carePlans: CarePlan[];
  calls: Call[];
  timeEntries: TimeEntry[];
  screenings: Screening[];
  observations: Observation[];
  tasks: Task[];
  reviewItems: ReviewItem[];
}

/** Months of history before the present one. */
const MONTHS = 12;

/**
 * Invents a caseload with a year of history. Depends on the context alone: the same seed, staff ids and time give the same
 * documents to the letter. Nothing lies in the future; no two calls overlap; calls keep to the patient's hours.
 */
export function inventCaseload(context: CaseloadContext, patients: number): Caseload {
  const { today, now, random, person } = context;
  const states = monthStates(patients, today, random.fork('month'));
  const profiles = states.map((state, order) => inventPatient(context, order, state));
  const months = Array.from({ length: MONTHS + 1 }, (_, index) => monthsBefore(today, MONTHS - index));
  const from = addDays(today, -365);
  const sessions = profiles
    .flatMap((profile) => months.flatMap((month) => monthWork(profile, month, today)))
    .filter(({ day }) => day >= from);
  const placed = scheduleYear(sessions, {
    from,
    today,
    now,
    timeZone: person.timeZone,
    random: random.fork('days'),
  });
  const promises = choosePromises(placed, patients, context);
  const byPatient = Map.groupBy(placed, ({ session }) => session.profile);
  const caseload: Caseload = {
    patients: [],
    carePlans: [],
    calls: [],
    timeEntries: [],
    screenings: [],
    observations: [],
    tasks: [],
    reviewItems: [],
  };
  for (const profile of profiles) {
    const own: Placed[] = byPatient.get(profile) ?? [];
    const history = writeCalls(profile, own, promises, context);
    const observations = [
      ...history.observations,
      ...laboratoryResults(profile, context, profile.random.fork('lab')),
    ];
    const screenings = writeScreenings(profile, history.calls, context);
    const settled = settleNeeds(
      profile,
      {
        screenings,
        tasks: writeTasks(profile, history.calls, context),
        plan: writeCarePlan(profile, observations, context),
      },
      context,
    );
    caseload.patients.push({ ...settle(profile, history.calls), needs: settled.needs });
    caseload.carePlans.push(...planWithVersions(settled.plan, profile, context));
    caseload.calls.push(...history.calls);
    caseload.timeEntries.push(...history.timeEntries);
    caseload.screenings.push(...screenings);
    caseload.observations.push(...observations);
    caseload.tasks.push(...settled.tasks);
  }
  caseload.reviewItems.push(...inventReviewItems(caseload.patients, context));
  return caseload;
}

/** Where the enrollment call is part of the history, consent and enrollment date from it. */
function settle({ patient }: Profile, calls: readonly Call[]): Patient {
  const enrollment = calls.find(({ kind }) => kind === 'enrollment');
  const last = calls.at(-1);
  const updatedAt = last?.signedAt || patient.updatedAt;
  if (enrollment === undefined) return { ...patient, updatedAt };
  const { startedAt } = enrollment;
  return {
    ...patient,
    updatedAt,
    consents: patient.consents.map((consent) => ({ ...consent, obtainedAt: enrollment.endedAt })),
    enrollments: patient.enrollments.map((enrolled) => ({ ...enrolled, startedOn: startedAt.slice(0, 10) })),
  };
}
