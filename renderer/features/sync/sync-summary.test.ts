import { expect, test } from 'vitest';
import type { SyncStatus } from '#shared/contract/engine/sync.ts';
import { syncSummary } from './sync-summary.ts';

const calm: SyncStatus = {
  light: 'with-the-server',
  pending: 0,
  held: 0,
  connection: 'connected',
  lastContactAt: '2026-11-21T15:00:00.000Z',
  isInitialSyncDone: true,
  received: 100,
  deferred: 0,
  arriving: null,
  checking: null,
  lastCheck: null,
};

test('safe to close is said when receipts say that all is with the server, also while offline', () => {
  expect(syncSummary(calm, false).sentence).toContain('Safe to close');
  expect(syncSummary({ ...calm, connection: 'unreachable' }, false).sentence).toContain('Safe to close');
});

test.each([
  ['a record waits', { light: 'on-this-device', pending: 1 }],
  ['a record is held', { light: 'held', held: 2 }],
  ['the first copy is not complete', { isInitialSyncDone: false, light: 'on-this-device' }],
  ["the light is not the server's, whatever the counts say", { light: 'on-this-device' }],
] as const)('safe to close is not said when %s', (_case, change) => {
  expect(syncSummary({ ...calm, ...change }, false).sentence).not.toContain('Safe to close');
});

test('the count is of what the light speaks of', () => {
  expect(syncSummary({ ...calm, light: 'held', held: 2, pending: 7 }, false).count).toBe(2);
  expect(syncSummary({ ...calm, light: 'on-this-device', pending: 7 }, false).count).toBe(7);
});

test('safe to close is not said while a call is open', () => {
  expect(syncSummary(calm, true).sentence).not.toContain('Safe to close');
  expect(syncSummary(calm, true).sentence).toContain('The open call stays on this device');
});

test('HOLD-1 held records are told with the ways on, one and many', () => {
  const held = (count: number) => syncSummary({ ...calm, light: 'held', held: count }, false).sentence;
  expect(held(1)).toBe(
    'The server refused 1 record. It is kept on this device until you correct it or pass it on.',
  );
  expect(held(3)).toContain('3 records. They are kept');
});
