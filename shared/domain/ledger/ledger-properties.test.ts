/** @file What holds for minutes whatever is done with them. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { effectiveEntries, monthOf, secondsByProgram, wholeMinutes } from '../minutes.ts';
import { fromInstant, toInstant } from '../primitives.ts';
import { Program } from '../program.ts';
import { makeTimeEntry, testId } from '../test-documents.ts';
import type { TimeEntry } from '../time-entry.ts';
import { correctEntry, voidEntry } from './correction.ts';
import { type EntryFacts, lengthOf, piecesOf } from './entry-facts.ts';

const SEED = 20261121;
const ZONES = ['America/New_York', 'America/Phoenix', 'Pacific/Honolulu', 'Europe/London'];
const PATIENTS = [testId(1), testId(2), testId(3)];
const FIRST = Date.parse('2026-10-28T00:00:00.000Z');

function ids() {
  let last = 1000;
  return () => {
    last += 1;
    return testId(last);
  };
}

const written = (facts: EntryFacts): TimeEntry => ({ ...makeTimeEntry(), ...facts });

/** Entries of one person that follow on one another over forty days, so that they reach across two month ends and the end of daylight saving. */
const ledgers = fc
  .array(
    fc.record({
      pause: fc.nat(200_000),
      seconds: fc.integer({ min: 1, max: 20_000 }),
      patient: fc.nat(PATIENTS.length - 1),
      program: fc.nat(Program.options.length - 1),
    }),
    { minLength: 1, maxLength: 20 },
  )
  .map((list) => {
    const newId = ids();
    let at = FIRST;
    return list.map(({ pause, seconds, patient, program }) => {
      at += pause * 1000;
      const startedAt = toInstant(at);
      at += seconds * 1000;
      return makeTimeEntry({
        id: newId(),
        patientId: PATIENTS[patient] as string,
        program: Program.options[program] as Program,
        startedAt,
        endedAt: toInstant(at),
        seconds,
      });
    });
  });

const deeds = fc.array(
  fc.record({
    entry: fc.nat(40),
    kind: fc.constantFrom('program', 'move', 'split', 'void', 'shift'),
    value: fc.nat(1000),
  }),
  { maxLength: 15 },
);

/** All seconds that stand, over all patients, months and programs, as the totals say. */
function total(entries: readonly TimeEntry[], timeZone: string): number {
  const months = new Set(entries.map(({ startedAt }) => monthOf(fromInstant(startedAt), timeZone)));
  let sum = 0;
  for (const patientId of PATIENTS) {
    for (const month of months) {
      for (const seconds of secondsByProgram(entries, patientId, month, timeZone).values()) sum += seconds;
    }
  }
  return sum;
}

test('seconds are conserved under any split, move, merge of corrections and month boundary, and no second is in two programs', () => {
  const property = fc.property(ledgers, deeds, fc.constantFrom(...ZONES), (ledger, list, timeZone) => {
    const newId = ids();
    for (let skip = 0; skip < 100; skip += 1) newId();
    let entries = ledger.flatMap((entry) => piecesOf(entry, timeZone, newId).map(written));
    let expected = ledger.reduce((sum, { seconds }) => sum + seconds, 0);
    expect(total(entries, timeZone)).toBe(expected);
    for (const { entry, kind, value } of list) {
      const standing = effectiveEntries(entries).filter(({ seconds }) => seconds > 0);
      const original = standing[entry % Math.max(1, standing.length)];
      if (original === undefined) continue;
      const by = { staffId: original.staffId, timeZone, newId };
      const same = {
        patientId: original.patientId,
        program: original.program,
        activity: original.activity,
        stretch: null,
        narrative: '',
        reason: 'a test',
      };
      const end = fromInstant(original.endedAt);
      const shifted = { startedAt: toInstant(end), endedAt: toInstant(end + (value + 1) * 1000) };
      const corrections = {
        program: () =>
          correctEntry(
            original,
            { ...same, program: Program.options[value % Program.options.length] as Program },
            by,
          ),
        move: () =>
          correctEntry(original, { ...same, patientId: PATIENTS[value % PATIENTS.length] as string }, by),
        split: () =>
          correctEntry(
            original,
            { ...same, stretch: { startedAt: original.startedAt, endedAt: original.endedAt } },
            by,
          ),
        void: () => [voidEntry(original, 'a test', by)],
        shift: () => correctEntry(original, { ...same, stretch: shifted }, by),
      }[kind]();
      if (kind === 'void') expected -= original.seconds;
      if (kind === 'shift') expected += lengthOf(shifted) - original.seconds;
      if (kind === 'split') expected += lengthOf(original) - original.seconds;
      entries = [...entries, ...corrections.map(written)];
      expect(total(entries, timeZone)).toBe(expected);
    }
    for (const { startedAt, endedAt, seconds } of effectiveEntries(entries)) {
      if (seconds === 0) continue;
      const last = fromInstant(endedAt) - 1;
      expect(monthOf(last, timeZone)).toBe(monthOf(fromInstant(startedAt), timeZone));
    }
  });
  fc.assert(property, { seed: SEED, numRuns: 150 });
});

test('one patient and month alone tell which time stands there: no correction of it lies elsewhere', () => {
  const property = fc.property(ledgers, deeds, (ledger, list) => {
    const timeZone = 'America/New_York';
    const newId = ids();
    for (let skip = 0; skip < 100; skip += 1) newId();
    let entries = ledger.flatMap((entry) => piecesOf(entry, timeZone, newId).map(written));
    for (const { entry, kind, value } of list) {
      const standing = effectiveEntries(entries);
      const original = standing[entry % standing.length] as TimeEntry;
      const start = fromInstant(original.startedAt) + (value - 500) * 3_600_000;
      const stretch = { startedAt: toInstant(start), endedAt: toInstant(start + value * 10_000 + 1000) };
      const to = {
        patientId: kind === 'move' ? (PATIENTS[value % PATIENTS.length] as string) : original.patientId,
        program: original.program,
        activity: original.activity,
        stretch: kind === 'shift' || kind === 'split' ? stretch : null,
        narrative: '',
        reason: 'a test',
      };
      entries = [
        ...entries,
        ...correctEntry(original, to, { staffId: original.staffId, timeZone, newId }).map(written),
      ];
    }
    const standing = new Set(effectiveEntries(entries).map(({ id }) => id));
    const month = (entry: TimeEntry) => monthOf(fromInstant(entry.startedAt), timeZone);
    for (const one of entries.filter(({ seconds }) => seconds > 0)) {
      const slice = entries.filter(
        (other) => other.patientId === one.patientId && month(other) === month(one),
      );
      expect(effectiveEntries(slice).some(({ id }) => id === one.id)).toBe(standing.has(one.id));
    }
  });
  fc.assert(property, { seed: SEED, numRuns: 150 });
});

test('a threshold is never met early and never missed: 19:59 is 19 minutes and 20:00 is 20, in however many entries', () => {
  const parts = fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 12 });
  const property = fc.property(
    parts,
    fc.constantFrom(1199, 1200, 2399, 2400, 3599, 3600),
    (cuts, seconds) => {
      const newId = ids();
      const entries: TimeEntry[] = [];
      let rest = seconds;
      let at = Date.parse('2026-11-03T15:00:00.000Z');
      for (const part of [...cuts, seconds]) {
        const share = Math.min(part, rest);
        if (share === 0) continue;
        const [startedAt, endedAt] = [toInstant(at), toInstant(at + share * 1000)];
        entries.push(makeTimeEntry({ id: newId(), startedAt, endedAt, seconds: share }));
        at += share * 1000 + 60_000;
        rest -= share;
      }
      const found = secondsByProgram(entries, testId(1), '2026-11', 'America/New_York').get('CCM') ?? 0;
      expect(found).toBe(seconds);
      expect(wholeMinutes(found)).toBe(Math.floor(seconds / 60));
    },
  );
  fc.assert(property, { seed: SEED, numRuns: 200 });
});
