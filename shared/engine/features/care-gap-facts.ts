/** @file What the care gaps of a patient are computed from: in memory for the caseload, read again only for whom something changed. */
import { CARE_GAP_RULES, CONDITION_SETS } from '#shared/content/care-gaps/index.ts';
import type { GapFacts } from '#shared/domain/care-gap-record.ts';
import { type CareGap, careGapsOf } from '#shared/domain/care-gaps.ts';
import { localDate } from '#shared/domain/local-date.ts';
import type { Observation } from '#shared/domain/observation.ts';
import type { Patient } from '#shared/domain/patient.ts';
import { type Id, type LocalDate, toInstant } from '#shared/domain/primitives.ts';
import type { Screening } from '#shared/domain/screening.ts';
import { uuidOfText } from '#shared/domain/uuid.ts';
import { findOfPatient } from '#shared/store/queries.ts';
import type { Desk } from '../desk.ts';
import { dateAtPractice } from './need-context.ts';

// Enough that a year of home readings does not hide the last laboratory results.
const OBSERVATIONS_READ = 400;
const SCREENINGS_READ = 60;
/** Tasks that may be made of one gap one after the other. */
const TASKS_OF_A_GAP = 12;

interface Records {
  observations: Observation[];
  screenings: Screening[];
}

const OBSERVED: ReadonlySet<string> = new Set(
  CARE_GAP_RULES.flatMap(({ closedBy }) =>
    closedBy.flatMap((closer) => (closer.kind === 'observation' ? closer.loinc : [])),
  ),
);

const recordsOfDesks = new WeakMap<Desk, Map<Id, Promise<Records>>>();

function keptRecords(desk: Desk): Map<Id, Promise<Records>> {
  const known = recordsOfDesks.get(desk);
  if (known) return known;
  const kept = new Map<Id, Promise<Records>>();
  recordsOfDesks.set(desk, kept);
  const { observations, screenings } = desk.store.collections;
  // The streams end with the store.
  for (const collection of [observations, screenings])
    collection.eventBulks$.subscribe(({ events }) => {
      for (const { documentData } of events) kept.delete(documentData.patientId as Id);
    });
  return kept;
}

function recordsOf(desk: Desk, patientId: Id): Promise<Records> {
  const kept = keptRecords(desk);
  const known = kept.get(patientId);
  if (known) return known;
  const reading = readRecords(desk, patientId);
  kept.set(patientId, reading);
  reading.catch(() => kept.delete(patientId));
  return reading;
}

async function readRecords({ store }: Desk, patientId: Id): Promise<Records> {
  const [observations, screenings] = await Promise.all([
    findOfPatient(store, 'observations', patientId, OBSERVATIONS_READ),
    findOfPatient(store, 'screenings', patientId, SCREENINGS_READ),
  ]);
  return { observations: observations.filter(({ loinc }) => OBSERVED.has(loinc)), screenings };
}

/** Today by the practice's calendar. */
export function practiceToday({ ports, person }: Desk): LocalDate {
  return localDate(ports.now(), person.practiceTimeZone);
}

/** The care gaps of a patient today. */
export async function gapsOfPatient(desk: Desk, patient: Patient): Promise<CareGap[]> {
  const records = await recordsOf(desk, patient.id);
  const dates = new Map<string, LocalDate>();
  const dateOf: GapFacts['dateOf'] = (instant) => {
    const date = dates.get(instant) ?? dateAtPractice(desk, instant);
    dates.set(instant, date);
    return date;
  };
  return careGapsOf({ patient, ...records, dateOf }, practiceToday(desk), {
    rules: CARE_GAP_RULES,
    conditionSets: CONDITION_SETS,
    settings: desk.person.practiceBilling?.switches ?? {},
  });
}

/** The ids that tasks made of a gap have, one after the other: two devices make the same one. */
export function gapTaskIds(patientId: Id, gapId: string): Id[] {
  return Array.from({ length: TASKS_OF_A_GAP }, (_, number) =>
    uuidOfText(`care-gap ${patientId} ${gapId} ${number}`),
  );
}

/** The open task made of a gap, or null. */
export function openGapTask({ caseload }: Desk, patientId: Id, gapId: string) {
  const open = caseload.factsOf(patientId).tasks.filter(({ kind }) => kind === 'care-gap');
  if (open.length === 0) return null;
  const ids = new Set(gapTaskIds(patientId, gapId));
  return open.find(({ id }) => ids.has(id)) ?? null;
}

/** Now, as it is written down. */
export function nowAt({ ports }: Desk) {
  return toInstant(ports.now());
}
