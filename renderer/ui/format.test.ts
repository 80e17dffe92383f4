import { expect, test } from 'vitest';
import { dateTimeText, formatAgo, formatClock, formatDate, plural } from './format.ts';

test('a running time shows hours only from the first hour on and never rounds up', () => {
  expect(formatClock(0)).toBe('00:00');
  expect(formatClock(59.999)).toBe('00:59');
  expect(formatClock(3599)).toBe('59:59');
  expect(formatClock(3600)).toBe('1:00:00');
  expect(formatClock(-5)).toBe('00:00');
});

test('how long ago is said in the largest whole unit', () => {
  const now = Date.parse('2026-11-21T12:00:00.000Z');
  expect(formatAgo('2026-11-21T11:59:30.000Z', now)).toBe('just now');
  expect(formatAgo('2026-11-21T11:01:00.000Z', now)).toBe('59 min ago');
  expect(formatAgo('2026-11-20T12:00:01.000Z', now)).toBe('23 h ago');
  expect(formatAgo('2026-11-20T12:00:00.000Z', now)).toBe('yesterday');
  expect(formatAgo('2026-10-21T12:00:00.000Z', now)).toBe('31 days ago');
});

test('a calendar date is that day in every time zone, and names the year only when it is another', () => {
  const now = Date.parse('2026-11-21T12:00:00.000Z');
  expect(formatDate('2026-11-01', now)).toBe('Nov 1');
  expect(formatDate('1948-02-29', now)).toBe('Feb 29, 1948');
});

test('one is one and the rest are many', () => {
  expect(plural(1, 'minute')).toBe('1 minute');
  expect(plural(1240, 'record')).toBe('1,240 records');
});

test('a field for date and time shows the minute at the desk, and gives the same one back', () => {
  const at = Date.parse('2026-11-21T12:05:00.000Z');
  expect(dateTimeText(at)).toMatch(/^2026-11-2[012]T\d\d:\d\d$/);
  expect(new Date(dateTimeText(at)).getTime()).toBe(at);
});
