import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  ageOn,
  clockText,
  daysBetween,
  dayText,
  instantAt,
  lastDayOfMonth,
  localMoment,
  startOfWeek,
  weekday,
  weekdayName,
} from './local-date.ts';

const zones = [
  'America/New_York',
  'America/Phoenix',
  'Pacific/Honolulu',
  'America/Adak',
  'Europe/Berlin',
  'UTC',
];
const moments = fc.integer({ min: Date.UTC(1960, 0, 1), max: Date.UTC(2060, 0, 1) });
const dates = fc.integer({ min: 0, max: 36_500 }).map((day) => addDays('1960-01-01', day));

describe('local time', () => {
  test('is that of Temporal, in every zone and at every time', () => {
    fc.assert(
      fc.property(moments, fc.constantFrom(...zones), (at, zone) => {
        const zoned = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
        expect(localMoment(at, zone)).toEqual({
          date: zoned.toPlainDate().toString(),
          minutes: zoned.hour * 60 + zoned.minute,
        });
      }),
      { seed: 71, numRuns: 1000 },
    );
  });

  test('to the millisecond at both clock changes of a year', () => {
    const at = (instant: string) => localMoment(Date.parse(instant), 'America/New_York').minutes;
    expect(at('2026-03-08T06:59:59.999Z')).toBe(119);
    expect(at('2026-03-08T07:00:00.000Z')).toBe(180);
    expect(at('2026-11-01T05:59:59.999Z')).toBe(119);
    expect(at('2026-11-01T06:00:00.000Z')).toBe(60);
  });

  test('an unknown zone is refused', () => {
    expect(() => localMoment(0, 'America/Nowhere')).toThrow(RangeError);
  });

  test('instantAt leads back, also to the next midnight and over a skipped hour', () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: 3 * 60, max: 1439 }), (date, minutes) => {
        expect(localMoment(instantAt(date, minutes, 'America/Los_Angeles'), 'America/Los_Angeles')).toEqual({
          date,
          minutes,
        });
      }),
      { seed: 72 },
    );
    expect(instantAt('2026-11-20', 1440, 'UTC')).toBe(Date.UTC(2026, 10, 21));
    expect(instantAt('2026-03-08', 150, 'America/New_York')).toBe(Date.parse('2026-03-08T07:30:00.000Z'));
  });
});

describe('dates', () => {
  test('add, count, weekday', () => {
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
    expect(daysBetween('2026-11-21', '2026-11-01')).toBe(-20);
    expect(weekday('2026-11-21')).toBe(6);
    expect(weekdayName('1969-12-31')).toBe('Wednesday');
    expect(startOfWeek('2026-11-22')).toBe('2026-11-16');
    expect(startOfWeek('2026-11-23')).toBe('2026-11-23');
    expect(['2024-02', '2026-02', '2026-12'].map(lastDayOfMonth)).toEqual([
      '2024-02-29',
      '2026-02-28',
      '2026-12-31',
    ]);
  });

  test('age turns on the birthday', () => {
    expect(ageOn('1954-11-21', '2026-11-20')).toBe(71);
    expect(ageOn('1954-11-21', '2026-11-21')).toBe(72);
    expect(ageOn('1952-02-29', '2026-02-28')).toBe(73);
  });

  test('as people say it', () => {
    const say = (date: string) => dayText(date, '2026-11-21');
    expect(
      ['2026-11-21', '2026-11-22', '2026-11-20', '2026-11-24', '2026-11-28', '2026-11-18'].map(say),
    ).toEqual(['today', 'tomorrow', 'yesterday', 'Tuesday', 'Nov 28', 'Nov 18']);
    expect(say('2027-01-05')).toBe('Jan 5, 2027');
    expect([0, 5, 719, 720, 785, 1439].map(clockText)).toEqual([
      '12:00 AM',
      '12:05 AM',
      '11:59 AM',
      '12:00 PM',
      '1:05 PM',
      '11:59 PM',
    ]);
  });
});
