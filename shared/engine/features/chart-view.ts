/** @file The chart as the screens show it, made of a patient's documents: of those that stand here now, or as they stood at an instant. Pure. */
import { PROGRAM_TARGETS } from '#shared/content/program-targets.ts';
import type { ChartCall, PatientChart, ProgramMinutes } from '#shared/contract/engine/patients.ts';
import type { Call } from '#shared/domain/call.ts';
import { callability } from '#shared/domain/calling-hours.ts';
import type { CarePlan } from '#shared/domain/care-plan.ts';
import type { Receipt } from '#shared/domain/document.ts';
import { localDate } from '#shared/domain/local-date.ts';
import {
  effectiveEntries,
  monthOf,
  nextThreshold,
  secondsByProgram,
  targetOf,
  wholeMinutes,
} from '#shared/domain/minutes.ts';
import type { Observation } from '#shared/domain/observation.ts';
import type { CallingHours } from '#shared/domain/outreach.ts';
import type { Patient } from '#shared/domain/patient.ts';
import type { Screening } from '#shared/domain/screening.ts';
import { isOpen, type Task } from '#shared/domain/task.ts';
import type { TimeEntry } from '#shared/domain/time-entry.ts';

export const CALLS_SHOWN = 20;
/** A year of reviews of several conditions, with the screenings of the year. */
export const SCREENINGS_SHOWN = 40;
// Enough that a year of home readings does not hide the last laboratory results.
export const OBSERVATIONS_READ = 200;
const TREND_LENGTH = 6;

/** What a chart is made of: calls, minutes, screenings and observations the newest first, tasks in any order and state. */
export interface ChartDocuments {
  patient: Patient;
  /** The plan that is worked on. */
  carePlan: CarePlan | null;
  calls: readonly Call[];
  timeEntries: readonly TimeEntry[];
  screenings: readonly Screening[];
  observations: readonly Observation[];
  tasks: Iterable<Task>;
}

/** What is not in the documents. */
export interface ChartFacts {
  /** Milliseconds since the epoch. */
  now: number;
  practiceTimeZone: string;
  /** As is usual where they are not there. */
  callingHours?: CallingHours | undefined;
  /** The name of a person; empty where nobody knows it. */
  nameOf(staffId: string): string;
  receiptOf(document: { id: string; receivedAt: string }): Receipt;
  mayWrite: boolean;
}

/** The chart of a patient as of `facts.now`. */
export function chartView(documents: ChartDocuments, facts: ChartFacts): PatientChart {
  const { patient, carePlan, timeEntries } = documents;
  const { now, practiceTimeZone, nameOf, receiptOf, mayWrite } = facts;
  const entries = effectiveEntries(timeEntries);
  return {
    patient,
    careManagerName: nameOf(patient.careManagerId),
    callable: callability(patient, now, facts.callingHours),
    month: monthOf(now, practiceTimeZone),
    minutes: programMinutes(patient, timeEntries, now, practiceTimeZone),
    carePlan,
    carePlanReceipt: carePlan ? receiptOf(carePlan) : null,
    calls: documents.calls.slice(0, CALLS_SHOWN).map((call) => chartCall(call, entries, facts)),
    openTasks: [...documents.tasks].filter(isOpen).sort((left, right) => (left.dueAt < right.dueAt ? -1 : 1)),
    screenings: documents.screenings.slice(0, SCREENINGS_SHOWN),
    observations: newestOfEachKind(documents.observations),
    mayWrite,
  };
}

/** The minutes of the month of `now` by program; also those of a program that she is enrolled in and has no minute of. */
export function programMinutes(
  patient: Patient,
  entries: readonly TimeEntry[],
  now: number,
  timeZone: string,
): ProgramMinutes[] {
  const seconds = secondsByProgram(entries, patient.id, monthOf(now, timeZone), timeZone);
  const enrolled = patient.enrollments
    .filter(({ status }) => status === 'active')
    .map(({ program }) => program);
  const programs = new Set([...enrolled, ...seconds.keys()]);
  return [...programs].map((program) => {
    const counted = seconds.get(program) ?? 0;
    const target = targetOf(PROGRAM_TARGETS, program, localDate(now, timeZone));
    const minutes = wholeMinutes(counted);
    return { program, seconds: counted, minutes, target: target ? nextThreshold(target, minutes) : 0 };
  });
}

/**
 * A call with its names and minutes.
 *
 * @param entries those that no other supersedes
 */
export function chartCall(
  call: Call,
  entries: readonly TimeEntry[],
  { nameOf, receiptOf }: Pick<ChartFacts, 'nameOf' | 'receiptOf'>,
): ChartCall {
  const seconds = entries
    .filter(({ callId }) => callId === call.id)
    .reduce((sum, entry) => sum + entry.seconds, 0);
  const authors = [...call.addenda.map(({ writtenBy }) => writtenBy), ...call.reviews.map(({ by }) => by)];
  return {
    call,
    staffName: nameOf(call.staffId),
    minutes: wholeMinutes(seconds),
    receipt: receiptOf(call),
    authors: Object.fromEntries(authors.map((id) => [id, nameOf(id)])),
  };
}

/** The last few of each kind, so that a trend shows; newest first as they were read. */
function newestOfEachKind(observations: readonly Observation[]): Observation[] {
  const taken = new Map<string, number>();
  return observations.filter((observation) => {
    const kind = observation.loinc || observation.title;
    const count = taken.get(kind) ?? 0;
    taken.set(kind, count + 1);
    return count < TREND_LENGTH;
  });
}
