import { expect, test } from 'vitest';
import type { QueueRow } from '#shared/contract/engine/queue.ts';
import { conditionsInMenu, isSame, isWhole, nextInQueue, toggled } from './queue-marks.ts';

const NONE = { marks: [], tiers: [], programs: [], languages: [] };
const row = (name: string, now: boolean) => ({ name, callable: { now } }) as QueueRow;

test('a condition goes in and out again', () => {
  expect(toggled(toggled(['high'], 'rising'), 'high')).toEqual(['rising']);
});

test('what is not beside the queue is counted on the menu', () => {
  expect(
    conditionsInMenu({ ...NONE, marks: ['callable', 'put-off'], tiers: ['high'], languages: ['es'] }),
  ).toBe(3);
});

test('filters are the same whatever the order of their values', () => {
  expect(isSame({ ...NONE, tiers: ['high', 'rising'] }, { ...NONE, tiers: ['rising', 'high'] })).toBe(true);
  expect(isSame({ ...NONE, tiers: ['high'] }, NONE)).toBe(false);
  expect(isWhole({ filter: NONE, text: ' ', sort: 'rank' })).toBe(true);
  expect(isWhole({ filter: NONE, text: '', sort: 'name' })).toBe(false);
});

test('next is the first who may be called now', () => {
  expect(nextInQueue([row('Ann', false), row('Bea', true)])?.name).toBe('Bea');
  expect(nextInQueue([row('Ann', false)])?.name).toBe('Ann');
  expect(nextInQueue([])).toBeUndefined();
});
