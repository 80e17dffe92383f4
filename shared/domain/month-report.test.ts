/** @file Minutes are neither made nor lost, and every number of a month is the sum of its lines, whatever the ledger looks like. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PROGRAM_TARGETS } from '#shared/content/program-targets.ts';
import { addDays, localDate } from './local-date.ts';
import { monthBounds, monthOf, secondsByProgram, splitAtMonthEnd, wholeMinutes } from './minutes.ts';
import { linesBehind, monthLines, secondsOfLines } from './month-lines.ts';
import { monthReport } from './month-report.ts';
import type { Patient } from './patient.ts';
import { fromInstant, toInstant } from './primitives.ts';
import { Program } from './program.ts';
import { makePatient, makeTimeEntry, testId } from './test-documents.ts';
import type { TimeEntry } from './time-entry.ts';

const ZONES = ['America/New_York', 'America/Phoenix', 'Pacific/Honolulu', 'America/Anchorage'] as const;
const MONTH = '2026-11';

const zone = fc.constantFrom(...ZONES);
/** Around a month with a clock change, so that its ends are met often. */
const instant = fc.oneof(
  fc.integer({ min: Date.parse('2026-10-20T00:00:00Z'), max: Date.parse('2026-12-12T00:00:00Z') }),
  fc.integer({ min: Date.parse('2026-11-01T00:00:00Z'), max: Date.parse('2026-11-01T12:00:00Z') }),
  fc.integer({ min: Date.parse('2026-12-01T00:00:00Z'), max: Date.parse('2026-12-01T12:00:00Z') }),
);

const line = fc.record({
  patient: fc.integer({ min: 1, max: 3 }),
  program: fc.constantFrom<Program>('CCM', 'RPM', 'APCM', 'PCM'),
  from: instant,
  seconds: fc.integer({ min: 0, max: 4000 }),
  isBillable: fc.boolean(),
  /** The place of an earlier line that this one supersedes, or none. */
  corrects: fc.option(fc.nat({ max: 30 }), { nil: null }),
});

function ledgerOf(lines: (typeof line extends fc.Arbitrary<infer Line> ? Line : never)[]): TimeEntry[] {
  return lines.map(({ patient, program, from, seconds, isBillable, corrects }, index) =>
    makeTimeEntry({
      id: testId(500 + index),
      patientId: testId(patient),
      program,
      seconds,
      isBillable,
      startedAt: toInstant(from),
      endedAt: toInstant(from + seconds * 1000),
      supersedes: corrects !== null && corrects < index ? testId(500 + corrects) : '',
    }),
  );
}

const stay = fc.option(
  fc.record({ from: fc.integer({ min: -3, max: 29 }), days: fc.integer({ min: 0, max: 6 }) }),
  { nil: null },
);

function patientsWith(stays: ({ from: number; days: number } | null)[]): Patient[] {
  return stays.map((one, index) =>
    makePatient({
      id: testId(index + 1),
      familyName: `P${index}`,
      evidence:
        one === null
          ? []
          : [
              {
                ...{ id: testId(800 + index), kind: 'inpatient-stay', program: '', value: 0, note: '' },
                ...{
                  on: addDays(`${MONTH}-01`, one.from),
                  until: addDays(`${MONTH}-01`, one.from + one.days),
                },
                ...{ recordedAt: '2026-11-01T12:00:00.000Z', recordedBy: testId(9001) },
              },
            ],
    }),
  );
}

/** Counts from the raw entries, by another way than the code: entry by entry, nothing shared with it but the calendar. */
function recount(
  ledger: readonly TimeEntry[],
  patients: readonly Patient[],
  timeZone: string,
  takes: (entry: TimeEntry, day: string) => boolean,
  isCounted = true,
): number {
  let seconds = 0;
  for (const entry of ledger) {
    const patient = patients.find(({ id }) => id === entry.patientId);
    const day = localDate(fromInstant(entry.startedAt), timeZone);
    if (!patient || !day.startsWith(MONTH) || ledger.some(({ supersedes }) => supersedes === entry.id))
      continue;
    const isAway =
      entry.program === 'CCM' && patient.evidence.some(({ on, until }) => on <= day && day <= until);
    if ((entry.isBillable && !isAway) !== isCounted) continue;
    if (takes(entry, day)) seconds += entry.seconds;
  }
  return seconds;
}

test('every number of a month is what a recount of the raw entries gives, and what its own lines add up to', () => {
  const world = fc.record({
    lines: fc.array(line, { maxLength: 30 }),
    stays: fc.array(stay, { minLength: 3, maxLength: 3 }),
    timeZone: zone,
  });
  fc.assert(
    fc.property(world, ({ lines, stays, timeZone }) => {
      const ledger = ledgerOf(lines);
      const patients = patientsWith(stays);
      const found = monthLines(patients, ledger, MONTH, timeZone);
      const report = monthReport(patients, found, MONTH, PROGRAM_TARGETS);
      const count = (takes: (entry: TimeEntry, day: string) => boolean, isCounted = true) =>
        recount(ledger, patients, timeZone, takes, isCounted);
      const behind = (filter: Parameters<typeof linesBehind>[1]) =>
        secondsOfLines(linesBehind(found, filter));

      expect(report.minutes).toBe(wholeMinutes(count(() => true)));
      expect(report.notCountedMinutes).toBe(wholeMinutes(count(() => true, false)));
      expect(behind({ isCounted: true }) + behind({ isCounted: false })).toBe(
        count(() => true) + count(() => true, false),
      );
      for (const { on, minutes } of report.days) {
        expect(minutes).toBe(wholeMinutes(count((_entry, day) => day === on)));
        expect(wholeMinutes(behind({ day: on, isCounted: true }))).toBe(minutes);
      }
      let inPrograms = 0;
      for (const { program, minutes, bands } of report.programs) {
        const seconds = count((entry) => entry.program === program);
        inPrograms += seconds;
        expect(minutes).toBe(wholeMinutes(seconds));
        expect(behind({ program, isCounted: true })).toBe(seconds);
        for (const { from, until, patients: members } of bands) {
          for (const { patientId, minutes: own } of members) {
            const counted = count((entry) => entry.patientId === patientId && entry.program === program);
            expect(own).toBe(wholeMinutes(counted));
            expect(own >= from && (until === null || own < until)).toBe(true);
          }
          const ids = new Set(members.map(({ patientId }) => patientId));
          expect(behind({ program, band: { from, until }, isCounted: true })).toBe(
            count((entry) => entry.program === program && ids.has(entry.patientId)),
          );
        }
      }
      // No minute in two programs, and none in no program.
      expect(inPrograms).toBe(count(() => true));
    }),
    { numRuns: 300 },
  );
});

test('a cut at a month end loses no second, and puts none into the wrong month', () => {
  const world = fc.record({
    from: instant,
    length: fc.integer({ min: 1, max: 20 * 3_600_000 }),
    idle: fc.integer({ min: 0, max: 5000 }),
    timeZone: zone,
  });
  fc.assert(
    fc.property(world, ({ from, length, idle, timeZone }) => {
      const seconds = Math.max(0, Math.floor(length / 1000) - idle);
      const whole = { startedAt: toInstant(from), endedAt: toInstant(from + length), seconds };
      const pieces = splitAtMonthEnd(whole, timeZone);
      expect(pieces.reduce((sum, piece) => sum + piece.seconds, 0)).toBe(seconds);
      expect(pieces[0]?.startedAt).toBe(whole.startedAt);
      expect(pieces.at(-1)?.endedAt).toBe(whole.endedAt);
      for (const [index, piece] of pieces.entries()) {
        const month = monthOf(fromInstant(piece.startedAt), timeZone);
        expect(fromInstant(piece.endedAt)).toBeLessThanOrEqual(monthBounds(month, timeZone).until);
        expect(piece.seconds).toBeLessThanOrEqual(
          (fromInstant(piece.endedAt) - fromInstant(piece.startedAt)) / 1000 + 1,
        );
        if (index > 0) expect(piece.startedAt).toBe(pieces[index - 1]?.endedAt);
      }
    }),
    { numRuns: 500 },
  );
});

test('splitting, merging and moving entries by corrections keeps the total; only what the correction says changes hands', () => {
  const world = fc.record({
    lines: fc.array(line, { minLength: 1, maxLength: 12 }),
    at: fc.nat(),
    cut: fc.double({ min: 0, max: 1, noNaN: true }),
    toPatient: fc.integer({ min: 1, max: 3 }),
  });
  fc.assert(
    fc.property(world, ({ lines, at, cut, toPatient }) => {
      const timeZone = 'America/New_York';
      const ledger = ledgerOf(lines.map((one) => ({ ...one, isBillable: true, corrects: null })));
      const chosen = ledger[at % ledger.length];
      if (!chosen) return;
      const total = (entries: readonly TimeEntry[]) =>
        ['2026-10', '2026-11', '2026-12'].reduce(
          (sum, month) =>
            sum +
            [1, 2, 3].reduce(
              (of, patient) =>
                of +
                [...secondsByProgram(entries, testId(patient), month, timeZone).values()].reduce(
                  (a, b) => a + b,
                  0,
                ),
              0,
            ),
          0,
        );
      const first = Math.floor(chosen.seconds * cut);
      const part = (number: number, seconds: number, change: Partial<TimeEntry> = {}) => ({
        ...chosen,
        id: testId(number),
        seconds,
        supersedes: chosen.id,
        ...change,
      });
      // Split in two, of which one goes to another patient.
      const split = [
        ...ledger,
        part(900, first),
        part(901, chosen.seconds - first, { patientId: testId(toPatient) }),
      ];
      expect(total(split)).toBe(total(ledger));
      // Merged again, by one entry that supersedes the first half and one of no length that supersedes the second.
      const merged = [
        ...split,
        part(902, chosen.seconds, { supersedes: testId(900) }),
        part(903, 0, { supersedes: testId(901) }),
      ];
      expect(total(merged)).toBe(total(ledger));
      expect(
        Program.options.map((program) =>
          secondsByProgram(
            merged,
            chosen.patientId,
            monthOf(fromInstant(chosen.startedAt), timeZone),
            timeZone,
          ).get(program),
        ),
      ).toEqual(
        Program.options.map((program) =>
          secondsByProgram(
            ledger,
            chosen.patientId,
            monthOf(fromInstant(chosen.startedAt), timeZone),
            timeZone,
          ).get(program),
        ),
      );
    }),
    { numRuns: 300 },
  );
});

test.each([
  [1199, 19, 0],
  [1200, 20, 1],
])('%i seconds stand as %i minutes in band %i', (seconds, minutes, band) => {
  const patients = [makePatient()];
  const lines = monthLines(patients, [makeTimeEntry({ seconds })], MONTH, 'America/New_York');
  const [program] = monthReport(patients, lines, MONTH, PROGRAM_TARGETS).programs;
  expect(program?.bands[band]?.patients).toEqual([{ patientId: testId(1), name: 'Rosa Alvarez', minutes }]);
});
