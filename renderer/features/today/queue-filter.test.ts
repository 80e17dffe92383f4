import { expect, test } from 'vitest';
import type { QueueRow, QueueView } from '#shared/contract/engine/queue.ts';
import { filterQueue, nextInQueue, queueFilterChoices } from './queue-filter.ts';

const row = (name: string, change: Partial<QueueRow> = {}): QueueRow => ({
  patientId: name,
  name,
  age: 71,
  riskTier: 'high',
  programs: ['CCM'],
  language: 'en',
  needsInterpreter: false,
  timeZone: 'America/Phoenix',
  points: 10,
  reasons: [{ code: 'risk', text: 'High risk, 31 days since last contact', points: 10 }],
  suggestedKind: 'monthly-check-in',
  callable: { now: true, localTime: '2:05 PM', reason: '', opensAt: null },
  minutesThisMonth: 20,
  minutesTarget: 20,
  lastContactAt: '2026-11-15T15:00:00.000Z',
  attemptsThisMonth: 0,
  callbackDueAt: null,
  ...change,
});
const view = (rows: QueueRow[]) => ({ rows, generatedAt: '2026-11-21T15:00:00.000Z' }) as QueueView;
const closed = { now: false, localTime: '6:05 AM', reason: 'Before 8:00 AM', opensAt: null };

test('each filter leaves the rows it names, and the chips count them', () => {
  const rows = [
    row('Ann', { callable: closed }),
    row('Bea', { callbackDueAt: '2026-11-21T16:00:00.000Z' }),
    row('Cid', { suggestedKind: 'post-emergency', minutesThisMonth: 19 }),
    row('Dot', { lastContactAt: '2026-10-30T15:00:00.000Z' }),
  ];
  const names = (filter: Parameters<typeof filterQueue>[1]) =>
    filterQueue(view(rows), filter, '').map((each) => each.name);
  expect(names('callable')).toEqual(['Bea', 'Cid', 'Dot']);
  expect(names('callbacks')).toEqual(['Bea']);
  expect(names('transitions')).toEqual(['Cid']);
  expect(names('short')).toEqual(['Cid']);
  expect(names('not-reached')).toEqual(['Dot']);
  expect(queueFilterChoices(view(rows)).map(({ count }) => count)).toEqual([4, 3, 1, 1, 1, 1]);
});

test('the text filter wants every word, in the name or in the reasons', () => {
  const rows = [
    row('Ann Lee'),
    row('Bea Ruiz', { reasons: [{ code: 'callback', text: 'Callback promised', points: 5 }] }),
  ];
  expect(filterQueue(view(rows), 'all', 'ruiz callback').map((each) => each.name)).toEqual(['Bea Ruiz']);
  expect(filterQueue(view(rows), 'all', 'lee callback')).toEqual([]);
});

test('next is the first who may be called now', () => {
  expect(nextInQueue([row('Ann', { callable: closed }), row('Bea')])?.name).toBe('Bea');
  expect(nextInQueue([row('Ann', { callable: closed })])?.name).toBe('Ann');
  expect(nextInQueue([])).toBeUndefined();
});
