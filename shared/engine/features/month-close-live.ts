/**
 * @file The facts of the team's months that are to be closed, kept while the desk is open: read once, then a change counts its patient again
 * and nobody else.
 */
import { closingFacts } from '#shared/content/billing/closing-of.ts';
import { monthBounds } from '#shared/domain/minutes.ts';
import type { ClosingFacts } from '#shared/domain/month-closing.ts';
import type { Patient } from '#shared/domain/patient.ts';
import { NO_PLANS, type PatientPlans } from '#shared/domain/plan-versions.ts';
import { type Id, toInstant, type YearMonth } from '#shared/domain/primitives.ts';
import type { ReviewItem } from '#shared/domain/review-item.ts';
import type { Staff } from '#shared/domain/staff.ts';
import type { TimeEntry } from '#shared/domain/time-entry.ts';
import {
  findCarePlans,
  findPatientPlans,
  findReviewItems,
  findTimeEntriesBetween,
} from '#shared/store/queries.ts';
import { createCaseloadIndex } from '../caseload-index.ts';
import type { Desk } from '../desk.ts';
import { AROUND_MS, practiceFacts, screeningsFor } from './month-ledger.ts';

/** More than anybody leaves open. */
const REVIEWS_READ = 10_000;
/** After so many patients others have their turn: the engine answers key presses meanwhile. */
const AT_ONCE = 50;

/** A month of all patients on this device. */
export interface LiveMonth {
  /** The facts of everybody, as of now. They are the live ones: they hold until the next question. */
  all(): Promise<ReadonlyMap<Id, ClosingFacts>>;
  /** The facts of one patient, whose document is given as it is on disk. */
  one(patient: Patient): Promise<ClosingFacts>;
}

const desks = new WeakMap<Desk, Map<YearMonth, Promise<LiveMonth>>>();

/** The month, opened at the first question for it. */
export function liveMonth(desk: Desk, month: YearMonth): Promise<LiveMonth> {
  const months = desks.get(desk) ?? new Map<YearMonth, Promise<LiveMonth>>();
  desks.set(desk, months);
  const known = months.get(month);
  if (known) return known;
  const opening = openMonth(desk, month);
  months.set(month, opening);
  opening.catch(() => months.delete(month));
  return opening;
}

async function openMonth(desk: Desk, month: YearMonth): Promise<LiveMonth> {
  const { caseload, store } = desk;
  const touched = new Set<Id>();
  const held = new Map<Id, ClosingFacts>();
  const touch = (patientId: Id) => void touched.add(patientId);
  caseload.watch(touch);
  const ledger = await followLedger(desk, month, touch);
  const reviewsOf = await followReviews(desk, touch);
  for (const name of ['carePlans', 'screenings'] as const) {
    store.collections[name].eventBulks$.subscribe(({ events }) => {
      for (const { documentData } of events) touch((documentData as { patientId: Id }).patientId);
    });
  }
  let isRead = false;
  const credentials = new Map([...caseload.staff.values()].map(({ id, credential }) => [id, credential]));
  store.collections.staff.eventBulks$.subscribe(({ events }) => {
    for (const { documentData } of events) {
      const { id, credential } = documentData as Staff;
      // Whose minutes count where is told by it: everybody is counted again.
      if (credentials.get(id) !== credential) isRead = false;
      credentials.set(id, credential);
    }
  });

  async function read(patient: Patient, plans?: PatientPlans): Promise<ClosingFacts> {
    const patientId = patient.id;
    const { working, versions } = plans ?? (await findPatientPlans(store, patientId));
    return closingFacts(
      {
        patient,
        carePlan: working,
        planVersions: versions,
        timeEntries: ledger(patientId),
        calls: caseload.factsOf(patientId).calls,
        screenings: await screeningsFor(desk, patient),
        openReviews: reviewsOf(patientId),
      },
      month,
      practiceFacts(desk),
    );
  }

  async function keep(patientId: Id, plans?: PatientPlans): Promise<void> {
    const patient = caseload.patients.get(patientId);
    if (patient) held.set(patientId, await read(patient, plans));
    else held.delete(patientId);
  }

  async function bringUp(): Promise<void> {
    const plans = isRead ? null : await findCarePlans(store);
    const ids = isRead ? [...touched] : [...new Set([...held.keys(), ...caseload.patients.keys()])];
    isRead = true;
    for (const [index, patientId] of ids.entries()) {
      // Taken off before it is read: what changes meanwhile touches it again.
      touched.delete(patientId);
      await keep(patientId, plans ? (plans.get(patientId) ?? NO_PLANS) : undefined);
      if (index % AT_ONCE === AT_ONCE - 1)
        await new Promise<void>((resolve) => void desk.ports.after(0, resolve));
    }
  }

  let turn: Promise<void> = Promise.resolve();
  return {
    async all() {
      const mine = turn.then(bringUp);
      turn = mine.catch(() => {
        isRead = false;
      });
      await mine;
      return held;
    },
    one: (patient) => read(patient),
  };
}

/** The standing entries of the month by patient: whatever corrects one of them, wherever that stands, takes it out. */
async function followLedger(
  desk: Desk,
  month: YearMonth,
  touch: (patientId: Id) => void,
): Promise<(patientId: Id) => readonly TimeEntry[]> {
  const bounds = monthBounds(month, desk.person.practiceTimeZone);
  const [from, until] = [toInstant(bounds.from), toInstant(bounds.until)];
  const entries = new Map<Id, TimeEntry>();
  const index = createCaseloadIndex((entryId) => entries.get(entryId));
  const take = (entry: TimeEntry, isDeleted: boolean) => {
    const before = entries.get(entry.id) ?? null;
    const isOfMonth = entry.startedAt >= from && entry.startedAt < until;
    // A correction counts where it stands and takes out what it names.
    if (before === null && (isDeleted || (!isOfMonth && entry.supersedes === ''))) return;
    if (isDeleted) entries.delete(entry.id);
    else entries.set(entry.id, entry);
    for (const patientId of index.move('timeEntries', before, isDeleted ? null : entry)) touch(patientId);
  };
  desk.store.collections.timeEntries.eventBulks$.subscribe(({ events }) => {
    for (const { documentData, operation } of events) take(documentData as TimeEntry, operation === 'DELETE');
  });
  const found = await findTimeEntriesBetween(
    desk.store,
    toInstant(bounds.from - AROUND_MS),
    toInstant(bounds.until + AROUND_MS),
  );
  for (const entry of found) if (!entries.has(entry.id)) take(entry, false);
  return (patientId) => index.factsOf(patientId).timeEntries;
}

/** The open review items by patient. */
async function followReviews(
  desk: Desk,
  touch: (patientId: Id) => void,
): Promise<(patientId: Id) => ReviewItem[]> {
  const open = new Map<Id, Map<Id, ReviewItem>>();
  /** The patient of each open item: one that is taken away no longer names her. */
  const patientOf = new Map<Id, Id>();
  const changed = new Set<Id>();
  const take = (item: ReviewItem, isDeleted: boolean) => {
    const patientId = patientOf.get(item.id) ?? item.patientId;
    if (!patientId) return;
    const own = open.get(patientId) ?? new Map<Id, ReviewItem>();
    open.set(patientId, own);
    if (isDeleted || item.status !== 'open') {
      own.delete(item.id);
      patientOf.delete(item.id);
    } else {
      own.set(item.id, item);
      patientOf.set(item.id, patientId);
    }
    touch(patientId);
  };
  desk.store.collections.reviewItems.eventBulks$.subscribe(({ events }) => {
    for (const { documentData, operation } of events) {
      changed.add((documentData as ReviewItem).id);
      take(documentData as ReviewItem, operation === 'DELETE');
    }
  });
  // What changed while this was being read is known better by then.
  for (const item of await findReviewItems(desk.store, 'open', REVIEWS_READ))
    if (!changed.has(item.id)) take(item, false);
  return (patientId) => [...(open.get(patientId)?.values() ?? [])];
}
