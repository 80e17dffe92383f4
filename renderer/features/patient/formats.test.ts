import { expect, test } from 'vitest';
import {
  dateText,
  daysText,
  instantText,
  phoneText,
  telephoneLink,
  timeText,
  weekdaysText,
} from './formats.ts';

test('a date of birth is the same day in every time zone', () => {
  expect(dateText('1951-03-04')).toBe('Mar 4, 1951');
});

test('an instant is told in the zone of the patient', () => {
  expect(instantText('2026-11-21T20:05:00.000Z', 'America/Phoenix')).toBe('Sat, Nov 21, 1:05 PM');
});

test('days are counted by the calendar, not by 24 hours', () => {
  const now = new Date(2026, 10, 21, 0, 30).getTime();
  expect(daysText(new Date(2026, 10, 20, 23, 50).toISOString(), now)).toBe('yesterday');
  expect(daysText(new Date(2026, 10, 23, 8).toISOString(), now)).toBe('in 2 days');
  expect(daysText(new Date(2026, 7, 21).toISOString(), now)).toBe('3 months ago');
});

test('numbers, times and days read as a nurse says them', () => {
  expect(phoneText('+1 602-555-0142')).toBe('(602) 555-0142');
  expect(phoneText('+44 20 7946 0000')).toBe('+44 20 7946 0000');
  expect(telephoneLink('(602) 555-0142')).toBe('tel:6025550142');
  expect(timeText('13:30')).toBe('1:30 PM');
  expect(weekdaysText(['monday', 'tuesday', 'wednesday'])).toBe('Mon to Wed');
  expect(weekdaysText(['thursday', 'tuesday'])).toBe('Tue, Thu');
});
