import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toInstant } from '../primitives.ts';
import { findOverlaps, findSharedTime, overlapsWith } from './overlaps.ts';

const NOON = Date.parse('2026-10-05T16:00:00.000Z');

function entry(
  id: string,
  from: number,
  until: number,
  change: { staffId?: string; supersedes?: string } = {},
) {
  return {
    id,
    staffId: 'nurse',
    supersedes: '',
    startedAt: toInstant(NOON + from * 1000),
    endedAt: toInstant(NOON + until * 1000),
    ...change,
  };
}

test('entries that touch do not overlap, and those that share a second do', () => {
  expect(findOverlaps([entry('a', 0, 600), entry('b', 600, 900)])).toEqual([]);
  const [found] = findOverlaps([entry('b', 599, 900), entry('a', 0, 600)]);
  expect(found).toMatchObject({ first: { id: 'a' }, second: { id: 'b' }, seconds: 1 });
});

test('two people may work at the same time, and a superseded entry takes no time', () => {
  expect(findOverlaps([entry('a', 0, 600), entry('b', 0, 600, { staffId: 'other' })])).toEqual([]);
  expect(findOverlaps([entry('a', 0, 600), entry('b', 100, 500, { supersedes: 'a' })])).toEqual([]);
});

test('time of two people with one patient is found where both count, and not with two patients', () => {
  const counted = (id: string, staffId: string, patientId: string, isBillable = true) => ({
    ...entry(id, 0, 600, { staffId }),
    ...{ patientId, isBillable },
  });
  const [mine, hers] = [counted('a', 'nurse', 'rosa'), counted('b', 'other', 'rosa')];
  expect(findSharedTime([hers, mine])).toMatchObject([
    { first: { id: 'a' }, second: { id: 'b' }, seconds: 600 },
  ]);
  expect(findSharedTime([mine, counted('c', 'nurse', 'rosa')])).toEqual([]);
  expect(findSharedTime([mine, counted('d', 'other', 'sam')])).toEqual([]);
  expect(findSharedTime([mine, counted('e', 'other', 'rosa', false)])).toEqual([]);
  expect(findSharedTime([mine, hers, { ...hers, id: 'f', isBillable: false, supersedes: 'b' }])).toEqual([]);
});

test('a long entry is compared with all that follow inside it', () => {
  const found = findOverlaps([
    entry('a', 0, 1000),
    entry('b', 100, 200),
    entry('c', 300, 400),
    entry('d', 1000, 1100),
  ]);
  expect(found.map(({ second, seconds }) => [second.id, seconds])).toEqual([
    ['b', 100],
    ['c', 100],
  ]);
});

test('a correction may lie where the entry it supersedes was', () => {
  const booked = [entry('a', 0, 600)];
  expect(overlapsWith(booked, { ...entry('new', 100, 700), supersedes: 'a' })).toEqual([]);
  expect(overlapsWith(booked, entry('new', 100, 700)).map(({ id }) => id)).toEqual(['a']);
});

test('it finds exactly the pairs that a comparison of each with each finds', () => {
  const stretches = fc.array(fc.tuple(fc.nat(300), fc.integer({ min: 1, max: 120 }), fc.nat(2)), {
    maxLength: 25,
  });
  const property = fc.property(stretches, (list) => {
    const entries = list.map(([from, length, person], index) =>
      entry(`e${String(index).padStart(2, '0')}`, from, from + length, { staffId: `nurse-${person}` }),
    );
    const pairs: string[] = [];
    for (const [index, left] of entries.entries()) {
      for (const right of entries.slice(index + 1)) {
        const isShared = left.startedAt < right.endedAt && right.startedAt < left.endedAt;
        if (left.staffId === right.staffId && isShared) pairs.push([left.id, right.id].sort().join());
      }
    }
    const found = findOverlaps(entries).map(({ first, second }) => [first.id, second.id].sort().join());
    expect(found.sort()).toEqual(pairs.sort());
  });
  fc.assert(property, { seed: 20261121, numRuns: 300 });
});
