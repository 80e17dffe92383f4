/** @file The numbers that a supervisor closes a month by, and those of her other boards, against a recount from raw entries and documents. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CAUTIOUS_PRACTICE } from '#shared/domain/billing/practice-billing.ts';
import { findOverlaps } from '#shared/domain/ledger/overlaps.ts';
import { effectiveEntries, wholeMinutes } from '#shared/domain/minutes.ts';
import type { MonthCloseEvent } from '#shared/domain/month-close.ts';
import { closingOf, type MonthNumbers } from '#shared/domain/month-closing.ts';
import { monthLines } from '#shared/domain/month-lines.ts';
import { monthReport } from '#shared/domain/month-report.ts';
import type { Patient } from '#shared/domain/patient.ts';
import { toInstant } from '#shared/domain/primitives.ts';
import type { Program } from '#shared/domain/program.ts';
import type { ReviewItem } from '#shared/domain/review-item.ts';
import { createLiveTeam } from '#shared/domain/team-board.ts';
import { makeCall, makePatient, makeTimeEntry, testId } from '#shared/domain/test-documents.ts';
import type { TimeEntry } from '#shared/domain/time-entry.ts';
import { overlapItem } from '#shared/sync/review-items.ts';
import { PROGRAM_TARGETS } from '../program-targets.ts';
import { closingFacts } from './closing-of.ts';

const ZONE = 'America/New_York';
const MONTH = '2026-11';
/** New York is at UTC-4 on the first day until 2 in the morning, and at UTC-5 when the month ends. */
const FROM = Date.parse('2026-11-01T04:00:00.000Z');
const UNTIL = Date.parse('2026-12-01T05:00:00.000Z');
const NOW = Date.parse('2026-11-30T23:30:00.000Z');
const SEED = 2417;
process.stdout.write(`Month close: seed ${SEED}.\n`);

const PRACTICE = { timeZone: ZONE, billing: CAUTIOUS_PRACTICE, credentialOf: () => 'LPN' as const };
const STAMP = { updatedAt: toInstant(NOW), updatedBy: testId(9001), deviceId: testId(9002) };
const PROGRAMS: readonly (readonly Program[])[] = [['CCM'], ['CCM', 'RPM'], ['RPM'], []];

const instant = fc.oneof(
  fc.integer({ min: FROM - 9 * 86_400_000, max: UNTIL + 9 * 86_400_000 }),
  fc.integer({ min: FROM - 1_800_000, max: FROM + 1_800_000 }),
  fc.integer({ min: UNTIL - 1_800_000, max: UNTIL + 1_800_000 }),
);

const step = fc.record({
  what: fc.constantFrom('entry', 'entry', 'entry', 'correction', 'close', 'reopen', 'unsigned-call'),
  patient: fc.integer({ min: 0, max: 3 }),
  program: fc.constantFrom<Program>('CCM', 'RPM'),
  from: instant,
  seconds: fc.oneof(fc.integer({ min: 0, max: 2400 }), fc.constantFrom(599, 600, 1199, 1200, 1201, 2400)),
  isBillable: fc.integer({ min: 0, max: 5 }).map((number) => number > 0),
  isDecided: fc.integer({ min: 0, max: 3 }).map((number) => number > 0),
  number: fc.nat(40),
});
type Step = typeof step extends fc.Arbitrary<infer One> ? One : never;

const person = fc.record({
  hasConsent: fc.integer({ min: 0, max: 3 }).map((number) => number > 0),
  isAway: fc.boolean(),
});

/** Somebody of whom everything is recorded that the codes ask for, but perhaps not the consents. */
function patientOf({ hasConsent, isAway }: { hasConsent: boolean; isAway: boolean }, index: number): Patient {
  const base = makePatient();
  const [consent] = base.consents;
  const [enrollment] = base.enrollments;
  if (!consent || !enrollment) throw new Error('The patient of the tests has no program.');
  const fact = (number: number, kind: Patient['evidence'][number]['kind'], on: string, until = '') => ({
    ...{ id: testId(number), kind, on, until, program: '' as const, value: 0, note: '' },
    ...{ recordedAt: toInstant(NOW), recordedBy: testId(9001) },
  });
  const programs = PROGRAMS[index] ?? [];
  return makePatient({
    id: testId(index + 1),
    careManagerId: testId(8000 + (index % 2)),
    conditions: ['E11.9', 'I10'].map((code, at) => ({
      ...{ id: testId(700 + at), text: code, clinicalStatus: 'active' as const, onsetOn: '', abatedOn: '' },
      codes: [{ system: 'http://hl7.org/fhir/sid/icd-10-cm', code, display: '' }],
    })),
    enrollments: programs.map((program) => ({ ...enrollment, program })),
    consents: hasConsent ? programs.map((program) => ({ ...consent, program })) : [],
    evidence: [
      fact(801, 'initiating-visit', '2026-01-02'),
      fact(802, 'plan-approved', '2026-01-08'),
      fact(803, 'plan-copy-given', '2026-01-10'),
      ...(isAway ? [fact(804, 'inpatient-stay', '2026-11-10', '2026-11-14')] : []),
    ],
  });
}

interface World {
  patients: Patient[];
  entries: TimeEntry[];
  unsigned: { patientId: string; at: number }[];
  reviews: ReviewItem[];
}

/** The raw seconds of a patient, by another way than the code: entry by entry. */
function secondsOf({ entries, patients }: World, patientId: string, program: Program | null): number {
  const patient = patients.find(({ id }) => id === patientId);
  const isAway = patient?.evidence.some(({ kind }) => kind === 'inpatient-stay');
  let seconds = 0;
  for (const entry of entries) {
    const at = Date.parse(entry.startedAt);
    if (entry.patientId !== patientId || (program !== null && entry.program !== program)) continue;
    if (at < FROM || at >= UNTIL || !entry.isBillable) continue;
    if (entries.some(({ supersedes }) => supersedes === entry.id)) continue;
    // From the second on, New York is at UTC-5.
    const day = new Date(at - 5 * 3_600_000).toISOString().slice(0, 10);
    if (isAway && entry.program === 'CCM' && day >= '2026-11-10' && day <= '2026-11-14') continue;
    seconds += entry.seconds;
  }
  return seconds;
}

/** The codes by the words of the rules: 20 minutes and each further 20, at most so many. */
function recount(world: World, patient: Patient): { numbers: MonthNumbers; lacksConsent: boolean } {
  const [ccm, rpm] = [secondsOf(world, patient.id, 'CCM'), secondsOf(world, patient.id, 'RPM')];
  const programs = patient.enrollments.map(({ program }) => program);
  const due: MonthNumbers['codes'] = [];
  const add = (code: string, units: number) => units > 0 && due.push({ code, units });
  if (programs.includes('CCM') && ccm >= 1200) {
    add('99490', 1);
    add('99439', Math.min(2, Math.floor((ccm - 1200) / 1200)));
  }
  if (programs.includes('RPM')) {
    if (rpm >= 600 && rpm < 1200) add('99470', 1);
    if (rpm >= 1200) add('99457', 1);
    if (rpm >= 1200) add('99458', Math.min(3, Math.floor((rpm - 1200) / 1200)));
  }
  const hasConsent = patient.consents.length > 0;
  const seconds: MonthNumbers['seconds'] = [];
  if (ccm > 0) seconds.push({ program: 'CCM', seconds: ccm });
  if (rpm > 0) seconds.push({ program: 'RPM', seconds: rpm });
  return { numbers: { seconds, codes: hasConsent ? due : [] }, lacksConsent: !hasConsent && due.length > 0 };
}

function standingOf(world: World, patient: Patient): string {
  const { numbers, lacksConsent } = recount(world, patient);
  const last = patient.monthCloses.at(-1);
  const text = ({ seconds, codes }: MonthNumbers) => JSON.stringify([seconds, codes]);
  if (last?.kind === 'closed') return text(last) === text(numbers) ? 'closed' : 'changed';
  if (numbers.codes.length === 0 && !lacksConsent) return 'nothing';
  const isWithin = (at: number) => at >= FROM && at < UNTIL;
  const waits =
    lacksConsent ||
    world.unsigned.some(({ patientId, at }) => patientId === patient.id && isWithin(at)) ||
    world.reviews.some(
      ({ patientId, status, kept, other }) =>
        patientId === patient.id &&
        status === 'open' &&
        [kept, other].some((side) => isWithin(Date.parse(JSON.parse(side?.value ?? '{}').startedAt))),
    );
  return waits ? 'blocked' : 'ready';
}

function apply(world: World, one: Step, index: number): void {
  const { patients, entries } = world;
  const patient = patients[one.patient];
  if (!patient) return;
  if (one.what === 'unsigned-call') {
    // Few, so that not everybody is blocked.
    if (one.number < 14) world.unsigned.push({ patientId: patient.id, at: one.from });
    return;
  }
  if (one.what === 'close' || one.what === 'reopen') {
    const event: MonthCloseEvent = {
      ...{ id: testId(6000 + index), month: MONTH, kind: one.what === 'close' ? 'closed' : 'reopened' },
      ...recount(world, patient).numbers,
      ...{ reason: '', at: toInstant(NOW + index * 1000), by: testId(9003) },
    };
    patients[one.patient] = { ...patient, monthCloses: [...patient.monthCloses, event] };
    return;
  }
  const wrong = one.what === 'correction' ? entries[one.number % Math.max(1, entries.length)] : undefined;
  const entry = makeTimeEntry({
    ...{ id: testId(500 + index), patientId: patient.id, program: one.program, isBillable: one.isBillable },
    ...{ startedAt: toInstant(one.from), endedAt: toInstant(one.from + one.seconds * 1000) },
    ...{ seconds: one.seconds, supersedes: wrong?.id ?? '', staffId: testId(9001 + (one.number % 2)) },
  });
  entries.push(entry);
  for (const { first, second } of findOverlaps(entries)) {
    if (first !== entry && second !== entry) continue;
    const item = overlapItem(entry, first === entry ? second : first, STAMP);
    world.reviews.push({ ...item, status: one.isDecided ? 'closed' : 'open' });
  }
}

function expectRecounted(world: World): void {
  const { patients, entries, unsigned, reviews } = world;
  const standing = effectiveEntries(entries);
  const of = <One extends { patientId: string }>(all: readonly One[], id: string) =>
    all.filter(({ patientId }) => patientId === id);
  const calls = unsigned.map(({ patientId, at }, index) =>
    makeCall({ id: testId(4000 + index), patientId, startedAt: toInstant(at), signedAt: '' }),
  );
  const plan = { goals: [{}], signatures: [] };
  let total = 0;
  for (const patient of patients) {
    const facts = closingFacts(
      {
        patient,
        carePlan: plan as never,
        planVersions: [],
        timeEntries: of(standing, patient.id),
        calls: of(calls, patient.id),
        screenings: [],
        openReviews: of(reviews, patient.id).filter(({ status }) => status === 'open'),
      },
      MONTH,
      PRACTICE,
    );
    const counted = recount(world, patient);
    const byCode = (left: { code: string }, right: { code: string }) => (left.code < right.code ? -1 : 1);
    expect(facts.numbers.seconds).toEqual(counted.numbers.seconds);
    expect(facts.numbers.codes.toSorted(byCode)).toEqual(counted.numbers.codes.toSorted(byCode));
    const closing = closingOf(facts, []);
    expect(closing.standing).toBe(standingOf(world, patient));
    expect(closing.reasons.some(({ what }) => what === 'consent')).toBe(counted.lacksConsent);
    total += facts.numbers.seconds.reduce((sum, { seconds }) => sum + seconds, 0);
  }
  // The boards of the team and of the month say the same of the same month.
  const report = monthReport(patients, monthLines(patients, entries, MONTH, ZONE), MONTH, PROGRAM_TARGETS);
  expect(report.minutes).toBe(wholeMinutes(total));
  const team = createLiveTeam({
    patients: new Map(patients.map((patient) => [patient.id, patient])),
    factsOf: (id) => ({ tasks: [], calls: of(calls, id), timeEntries: of(standing, id) }),
    plansOf: () => 0,
  }).at(NOW, ZONE, PROGRAM_TARGETS);
  expect(team.total.seconds).toBe(total);
  expect(team.total.unsigned).toBe(calls.length);
  for (const [managerId, counts] of team.byManager) {
    const own = patients.filter(({ careManagerId }) => careManagerId === managerId);
    expect(counts.seconds).toBe(own.reduce((sum, { id }) => sum + secondsOf(world, id, null), 0));
  }
}

test('TEAM-2 seconds, codes and standing of every month are a recount from raw entries and documents, and all boards agree', () => {
  const seen = new Map<string, number>();
  fc.assert(
    fc.property(
      fc.array(person, { minLength: 4, maxLength: 4 }),
      fc.array(step, { maxLength: 40, size: 'max' }),
      (people, steps) => {
        const world: World = { patients: people.map(patientOf), entries: [], unsigned: [], reviews: [] };
        for (const [index, one] of steps.entries()) {
          apply(world, one, index);
          if (one.what === 'close') expectRecounted(world);
        }
        expectRecounted(world);
        for (const patient of world.patients) {
          const name = standingOf(world, patient);
          seen.set(name, (seen.get(name) ?? 0) + 1);
        }
      },
    ),
    { seed: SEED, numRuns: 120 },
  );
  // A world in which nobody was ever ready would show nothing.
  for (const name of ['ready', 'blocked', 'nothing', 'closed', 'changed']) {
    expect(seen.get(name) ?? 0, name).toBeGreaterThan(10);
  }
});
