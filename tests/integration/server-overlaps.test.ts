/** @file Minutes that two entries share, as the server finds them when the second one arrives. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { WireDocument } from '#shared/contract/server/sync.ts';
import { OverlapFacts } from '#shared/domain/ledger/overlap-facts.ts';
import { ReviewItem } from '#shared/domain/review-item.ts';
import { makeTimeEntry } from '#shared/domain/test-documents.ts';
import type { TimeEntry } from '#shared/domain/time-entry.ts';
import { edit, row } from './server-documents.ts';
import { createWorld, newId, type TestDevice, type World } from './server-harness.ts';

const NOON = Date.parse('2026-11-10T17:00:00.000Z');
const at = (minutes: number) => new Date(NOON + minutes * 60_000).toISOString();

let world: World;
let laptop: TestDevice;
let tablet: TestDevice;
let noor: TestDevice;
let sue: TestDevice;
let patients: string[];
beforeAll(async () => {
  world = await createWorld();
  const maria = await world.createPerson('maria@northside.example', 'care-manager', 'East');
  await world.createPerson('noor@northside.example', 'care-manager', 'East');
  await world.createPerson('sue@northside.example', 'supervisor', 'East');
  patients = await world.givePatients(maria, 2);
  [laptop, tablet, noor, sue] = await Promise.all([
    world.signIn('maria@northside.example'),
    world.signIn('maria@northside.example'),
    world.signIn('noor@northside.example'),
    world.signIn('sue@northside.example'),
  ]);
});
afterAll(() => world.close());

function entry(by: TestDevice, patient: number, from: number, until: number, more: Partial<TimeEntry> = {}) {
  return makeTimeEntry({
    ...{ id: newId(), updatedBy: by.staffId, deviceId: by.deviceId, rev: 0, receivedAt: '' },
    ...{ staffId: by.staffId, patientId: patients[patient] ?? '' },
    ...{ startedAt: at(from), endedAt: at(until), seconds: (until - from) * 60 },
    ...more,
  });
}

async function itemsAbout(...entries: TimeEntry[]): Promise<WireDocument[]> {
  const { documents } = await sue.pullAll('reviewItems');
  return documents.filter(({ documentId }) => entries.some(({ id }) => id === documentId));
}

test('two devices of one person book one stretch for two patients: both entries arrive, and one item tells of the later one', async () => {
  const [first, second] = [entry(laptop, 0, 0, 20), entry(tablet, 1, 15, 30)];
  expect(await laptop.push('timeEntries', row(first))).toMatchObject([{ outcome: 'accepted' }]);
  expect(await itemsAbout(first, second)).toEqual([]);
  const before = await tablet.pullAll('timeEntries');
  expect(await tablet.push('timeEntries', row(second))).toMatchObject([{ outcome: 'accepted', rev: 1 }]);
  const items = await itemsAbout(first, second);
  expect(items).toHaveLength(1);
  const item = ReviewItem.parse(items[0]);
  expect(item).toMatchObject({
    ...{ kind: 'overlap', status: 'open', patientId: patients[1], documentId: second.id },
    ...{ documentCollection: 'timeEntries', raisedBy: 'server', path: '', base: '', reason: '' },
  });
  const other = OverlapFacts.parse(JSON.parse(item.other?.value ?? ''));
  expect(other).toMatchObject({ entryId: first.id, startedAt: at(0), endedAt: at(20), patientId: '' });
  expect(JSON.parse(item.kept?.value ?? '')).toMatchObject({ entryId: second.id, patientId: patients[1] });
  expect((await laptop.pullAll('timeEntries', before.sequence)).documents).toMatchObject([{ id: second.id }]);
  expect((await tablet.pullAll('reviewItems')).documents.some(({ id }) => id === item.id)).toBe(true);

  expect(await tablet.push('timeEntries', row(second))).toMatchObject([
    { outcome: 'accepted', isKnown: true },
  ]);
  expect(await itemsAbout(first, second)).toHaveLength(1);

  const decision = { choice: 'seen', value: '', by: tablet.staffId, at: at(60), comment: 'Corrected.' };
  const closed = edit(tablet, items[0] as WireDocument, { status: 'closed', decision }, at(60));
  expect(await tablet.push('reviewItems', closed)).toMatchObject([{ outcome: 'accepted' }]);
});

test('entries that touch, of two people with two patients, or superseded before the other came, are not flagged', async () => {
  const [first, next] = [entry(laptop, 0, 100, 120), entry(laptop, 1, 120, 130)];
  await laptop.push('timeEntries', row(first), row(next));
  const hers = await world.givePatients(noor.staffId, 1);
  const other = entry(noor, 0, 100, 130, { patientId: hers[0] ?? '' });
  await noor.push('timeEntries', row(other));
  const shorter = entry(laptop, 0, 100, 105, { supersedes: first.id, reason: 'Hung up sooner.' });
  await laptop.push('timeEntries', row(shorter));
  const free = entry(tablet, 1, 105, 115);
  expect(await tablet.push('timeEntries', row(free))).toMatchObject([{ outcome: 'accepted' }]);
  expect(await itemsAbout(first, next, other, shorter, free)).toEqual([]);
});

test('two people with one patient at the same time are flagged once, where both count', async () => {
  await world.assign(noor.staffId, [patients[0] ?? '']);
  const again = await world.signIn('noor@northside.example', noor.deviceId);
  const mine = entry(again, 0, 200, 210);
  await again.push('timeEntries', row(mine));
  await world.assign(laptop.staffId, [patients[0] ?? '']);
  const hers = entry(laptop, 0, 205, 215);
  const dial = entry(laptop, 0, 206, 207, { isBillable: false });
  await laptop.push('timeEntries', row(hers), row(dial));
  const items = await itemsAbout(mine, hers, dial);
  expect(items.map(({ documentId, patientId }) => [documentId, patientId]).sort()).toEqual(
    [
      [hers.id, patients[0]],
      // The two of one person share a minute too.
      [dial.id, patients[0]],
    ].sort(),
  );
});

test('two pushes at the same moment find each other', async () => {
  const pairs = Array.from({ length: 8 }, (_, index) => [
    entry(laptop, 0, 1000 + index * 30, 1020 + index * 30),
    entry(tablet, 1, 1010 + index * 30, 1025 + index * 30),
  ]);
  for (const [left, right] of pairs as [TimeEntry, TimeEntry][]) {
    await Promise.all([laptop.push('timeEntries', row(left)), tablet.push('timeEntries', row(right))]);
    expect(await itemsAbout(left, right)).toHaveLength(1);
  }
});

test('what overlaps with time for a patient who is out of sight now is found and does not tell of her', async () => {
  const gone = entry(laptop, 1, 400, 420);
  await laptop.push('timeEntries', row(gone));
  await world.assign(noor.staffId, [patients[1] ?? '']);
  const later = entry(laptop, 0, 410, 430);
  expect(await laptop.push('timeEntries', row(later))).toMatchObject([{ outcome: 'accepted' }]);
  const { documents } = await laptop.pullAll('reviewItems');
  const item = documents.find(({ documentId }) => documentId === later.id);
  expect(item).toMatchObject({ kind: 'overlap', patientId: patients[0] });
  expect(JSON.stringify(item)).not.toContain(patients[1]);
});
