import { expect, test } from 'vitest';
import { filterQueue, NO_FILTER, type QueueFilter } from './queue-filter.ts';
import type { RankedPatient } from './queue-types.ts';

const row = (name: string, change: Partial<RankedPatient> = {}): RankedPatient => ({
  patientId: name,
  name,
  recordNumber: `R-${name.length}00`,
  phoneDigits: [],
  age: 71,
  riskTier: 'high',
  programs: ['CCM'],
  language: 'en',
  needsInterpreter: false,
  timeZone: 'America/Phoenix',
  points: 10,
  reasons: [{ code: 'contact', text: 'High risk, 31 days since last contact', points: 10 }],
  suggestedKind: 'monthly-check-in',
  callable: { now: true, localTime: '2:05 PM', reason: '', opensAt: null },
  minutesThisMonth: 20,
  minutesTarget: 20,
  lastContactAt: '2026-11-15T15:00:00.000Z',
  isReachedThisMonth: true,
  attemptsThisMonth: 0,
  callbackDueAt: null,
  isDueToday: false,
  hold: null,
  ...change,
});
const hold = {
  ...{ id: '1', kind: 'skip' as const, until: '2026-11-25T05:00:00.000Z', reason: 'Away' },
  ...{ by: 'server' as const, at: '2026-11-24T15:00:00.000Z' },
};
const rows = [
  row('Ann', { callable: { now: false, localTime: '6:05 AM', reason: 'Before 9:00 AM', opensAt: null } }),
  row('Bea', { callbackDueAt: '2026-11-21T16:00:00.000Z', isDueToday: true, riskTier: 'rising' }),
  row('Cid', {
    minutesThisMonth: 19,
    reasons: [{ code: 'emergency-visit', text: 'Emergency visit yesterday', points: 600 }],
  }),
  row('Dot', { isReachedThisMonth: false, lastContactAt: null, programs: ['RPM'], minutesThisMonth: 3 }),
  row('Eve', { language: 'es', needsInterpreter: true, hold, phoneDigits: ['5185550142'] }),
];
const queue = { rows, outOfReach: ['Dot'] };
const names = (filter: Partial<QueueFilter>, text = '') =>
  filterQueue(queue, { ...NO_FILTER, ...filter }, text).map(({ name }) => name);

test('each mark leaves the rows it names', () => {
  expect(names({ marks: ['callable'] })).toEqual(['Bea', 'Cid', 'Dot', 'Eve']);
  expect(names({ marks: ['due-today'] })).toEqual(['Bea']);
  expect(names({ marks: ['callbacks'] })).toEqual(['Bea']);
  expect(names({ marks: ['transitions'] })).toEqual(['Cid']);
  expect(names({ marks: ['not-reached'] })).toEqual(['Dot']);
  expect(names({ marks: ['short'] })).toEqual(['Cid', 'Dot']);
  expect(names({ marks: ['out-of-reach'] })).toEqual(['Dot']);
  expect(names({ marks: ['interpreter'] })).toEqual(['Eve']);
  expect(names({ marks: ['put-off'] })).toEqual(['Eve']);
});

test('values of one list mean or, lists and marks mean and', () => {
  expect(names({ tiers: ['rising', 'high'] })).toHaveLength(5);
  expect(names({ tiers: ['high'], programs: ['RPM'] })).toEqual(['Dot']);
  expect(names({ languages: ['es'], marks: ['callable'] })).toEqual(['Eve']);
  expect(names({ languages: ['es'], tiers: ['rising'] })).toEqual([]);
});

test('the text wants every word, in name, record number or reasons, or a part of a telephone number in any form', () => {
  expect(names({}, 'cid emergency')).toEqual(['Cid']);
  expect(names({}, 'ann emergency')).toEqual([]);
  expect(names({}, '(518) 555-0142')).toEqual(['Eve']);
  expect(names({}, '+1 518 555 0142')).toEqual(['Eve']);
  expect(names({}, '555 0143')).toEqual([]);
  expect(names({}, 'r-300')).toHaveLength(5);
});

test('another order; rows of the same value stay as the queue has them', () => {
  const sorted = (sort: 'rank' | 'name' | 'silence' | 'minutes' | 'tier') =>
    filterQueue(queue, NO_FILTER, '', sort)
      .map(({ name }) => name)
      .join(' ');
  expect(sorted('rank')).toBe('Ann Bea Cid Dot Eve');
  expect(sorted('silence')).toBe('Dot Ann Bea Cid Eve');
  expect(sorted('minutes')).toBe('Dot Cid Ann Bea Eve');
  expect(sorted('tier')).toBe('Ann Cid Dot Eve Bea');
  expect(filterQueue({ ...queue, rows: rows.toReversed() }, NO_FILTER, '', 'name')[0]?.name).toBe('Ann');
});
