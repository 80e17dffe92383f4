import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addBusinessDays, countBusinessDays, federalHolidays, isBusinessDay } from './business-days.ts';
import { addDays } from './local-date.ts';

const dates = fc.integer({ min: 0, max: 40_000 }).map((day) => addDays('1990-01-01', day % 20_000));

describe('federal holidays', () => {
  test('2026 as published by the Office of Personnel Management', () => {
    expect(federalHolidays(2026).map((holiday) => holiday.date)).toEqual([
      '2026-01-01',
      '2026-01-19',
      '2026-02-16',
      '2026-05-25',
      '2026-06-19',
      '2026-07-03', // July 4 is a Saturday
      '2026-09-07',
      '2026-10-12',
      '2026-11-11',
      '2026-11-26',
      '2026-12-25',
    ]);
  });

  test('a Sunday holiday is observed on Monday, and New Year 2028 already in 2027', () => {
    expect(federalHolidays(2027).find((holiday) => holiday.name === 'Independence Day')?.date).toBe(
      '2027-07-05',
    );
    expect(isBusinessDay('2027-12-31')).toBe(false);
    expect(isBusinessDay('2028-01-03')).toBe(true);
  });

  test('Juneteenth from 2021 on', () => {
    expect(isBusinessDay('2020-06-19')).toBe(true);
    expect(isBusinessDay('2021-06-18')).toBe(false); // June 19 is a Saturday
    expect(isBusinessDay('2024-06-19')).toBe(false);
  });
});

describe('addBusinessDays', () => {
  test.each([
    ['2026-11-20', 2, '2026-11-24'], // Friday: Tuesday
    ['2026-11-21', 2, '2026-11-24'], // Saturday: Tuesday
    ['2026-11-25', 2, '2026-11-30'], // the day before Thanksgiving: Friday, Monday
    ['2026-12-24', 2, '2026-12-29'],
    ['2026-11-18', 2, '2026-11-20'],
    ['2026-11-21', 0, '2026-11-21'],
  ])('%s plus %i is %s', (from, days, due) => {
    expect(addBusinessDays(from, days)).toBe(due);
  });

  test('ends on a business day and passes exactly that many', () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: 1, max: 30 }), (date, days) => {
        const due = addBusinessDays(date, days);
        expect(isBusinessDay(due)).toBe(true);
        expect(countBusinessDays(addDays(date, 1), due)).toBe(days);
      }),
      { seed: 11 },
    );
  });

  test('counts none backwards', () => {
    expect(countBusinessDays('2026-11-24', '2026-11-20')).toBe(0);
  });
});
