import { expect, test } from 'vitest';
import { auditTiming } from './audit-timing.ts';

const at = '2026-11-21T14:00:00.000Z';

test('what arrives within five minutes was done with the server, and what takes longer without it', () => {
  expect(auditTiming(at, '2026-11-21T14:00:02.000Z', 0).isOffline).toBe(false);
  expect(auditTiming(at, '2026-11-21T14:04:59.999Z', null).isOffline).toBe(false);
  expect(auditTiming(at, '2026-11-21T14:05:00.000Z', null).isOffline).toBe(true);
});

test('a clock that is an hour behind does not make an event late, and one that is ahead does not hide that it was', () => {
  expect(auditTiming(at, '2026-11-21T15:00:01.000Z', 3_600_000)).toEqual({
    isOffline: false,
    clockBehindMs: 3_600_000,
  });
  expect(auditTiming(at, '2026-11-21T14:00:00.000Z', -7_200_000)).toEqual({
    isOffline: true,
    clockBehindMs: -7_200_000,
  });
});

test('a difference below two minutes is no wrong clock', () => {
  expect(auditTiming(at, at, 119_999).clockBehindMs).toBe(0);
  expect(auditTiming(at, at, -120_000).clockBehindMs).toBe(-120_000);
});
