import { expect, test } from 'vitest';
import { makeTimeEntry, testId } from '../test-documents.ts';
import type { TimeEntry } from '../time-entry.ts';
import { brokenLink, isChained, minuteDigest, verifyMinutes } from './minute-chain.ts';

const DESK = testId(9002);
const TABLET = testId(9003);

/** Entries of one device, each linked to the one before it. */
function chainOf(deviceId: string, length: number, change: Partial<TimeEntry> = {}): TimeEntry[] {
  const entries: TimeEntry[] = [];
  for (let index = 0; index < length; index += 1) {
    const sequence = index + 1;
    const base = deviceId === DESK ? 100 : 200;
    const facts = makeTimeEntry({ id: testId(base + sequence), deviceId, sequence, ...change });
    const previousDigest = entries.at(-1)?.digest ?? '';
    entries.push({ ...facts, previousDigest, digest: minuteDigest(facts, previousDigest) });
  }
  return entries;
}

const at = (entries: TimeEntry[], sequence: number) =>
  entries.find((entry) => entry.sequence === sequence) as TimeEntry;

test('whole chains of two devices hold in any order, and what no device chained is not asked', () => {
  const imported = makeTimeEntry({ id: testId(1), deviceId: 'server' });
  const entries = [...chainOf(DESK, 5), imported, ...chainOf(TABLET, 3)].reverse();
  expect(isChained(imported)).toBe(false);
  expect(brokenLink(entries)).toBeNull();
  expect(verifyMinutes(entries)).toEqual({ ok: true, checked: 8 });
});

test.each<[string, Partial<TimeEntry>]>([
  ['seconds', { seconds: 1200 }],
  ['patient', { patientId: testId(2) }],
  ['program', { program: 'RPM' }],
  ['start', { startedAt: '2026-11-10T16:59:00.000Z' }],
  ['credential', { credential: 'MD' }],
  ['reason', { reason: 'another' }],
  ['narrative', { narrative: 'another' }],
  ['billable', { isBillable: false }],
  ['what it supersedes', { supersedes: testId(7) }],
])('an entry whose %s was altered is named', (_what, change) => {
  const entries = chainOf(DESK, 4).map((entry) => (entry.sequence === 3 ? { ...entry, ...change } : entry));
  expect(brokenLink([...entries, ...chainOf(TABLET, 2)])).toEqual({
    deviceId: DESK,
    sequence: 3,
    problem: 'altered',
    entryId: testId(103),
  });
});

test('an altered entry with a new digest is found by the one after it', () => {
  const entries = chainOf(DESK, 4);
  const forged = { ...at(entries, 2), seconds: 1200 };
  forged.digest = minuteDigest(forged, forged.previousDigest);
  const changed = entries.map((entry) => (entry.sequence === 2 ? forged : entry));
  expect(brokenLink(changed)).toMatchObject({ sequence: 3, problem: 'altered' });
});

test('a missing entry is named by the one after it, also the first of a device where all are at hand', () => {
  const entries = chainOf(DESK, 4);
  expect(brokenLink(entries.filter(({ sequence }) => sequence !== 3))).toEqual({
    deviceId: DESK,
    sequence: 4,
    problem: 'missing',
    entryId: testId(104),
  });
  const withoutFirst = entries.filter(({ sequence }) => sequence !== 1);
  expect(brokenLink(withoutFirst)).toMatchObject({ sequence: 1, problem: 'missing', entryId: testId(102) });
  expect(verifyMinutes(withoutFirst).ok).toBe(true);
});

test('an entry that is there twice is named, and so is a second branch of a chain that was taken up from a copy', () => {
  const entries = chainOf(DESK, 3);
  const doubled = { ...at(entries, 2), id: testId(150) };
  expect(brokenLink([...entries, doubled])).toMatchObject({ sequence: 2, problem: 'duplicate' });
  const branch = makeTimeEntry({ id: testId(160), deviceId: DESK, sequence: 3, seconds: 30 });
  const before = at(entries, 2).digest;
  const forked = { ...branch, previousDigest: before, digest: minuteDigest(branch, before) };
  expect(brokenLink([...entries, forked])).toEqual({
    deviceId: DESK,
    sequence: 3,
    problem: 'duplicate',
    entryId: testId(160),
  });
});
