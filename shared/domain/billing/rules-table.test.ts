/** @file Each row of domain.md 1.2 to 1.4 and 1.9, typed anew from there and held against the data. */
import { expect, test } from 'vitest';
import { BILLING_EXCLUSIONS, BILLING_RULES, BILLING_SWITCHES } from '#shared/content/billing/index.ts';
import { rulesOn, switchValue, unitsOf, withSwitches } from './units.ts';

/** code, first day, last day, minutes of unit 1, minutes of each further unit, most units by the cautious defaults. */
const ROWS: [string, string, string, number, number, number | null][] = [
  ['99490', '2015-01-01', '', 20, 0, 1],
  ['99439', '2021-01-01', '', 40, 20, 2],
  ['G2058', '2020-01-01', '2020-12-31', 40, 20, 2],
  ['99491', '2019-01-01', '', 30, 0, 1],
  ['99437', '2022-01-01', '', 60, 30, 1],
  ['99487', '2017-01-01', '', 60, 0, 1],
  ['99489', '2017-01-01', '', 90, 30, 2],
  ['99424', '2022-01-01', '', 30, 0, 1],
  ['99425', '2022-01-01', '', 60, 30, 1],
  ['99426', '2022-01-01', '', 30, 0, 1],
  ['99427', '2022-01-01', '', 60, 30, 1],
  ['G0556', '2025-01-01', '', 0, 0, 1],
  ['G0557', '2025-01-01', '', 0, 0, 1],
  ['G0558', '2025-01-01', '', 0, 0, 1],
  ['G0506', '2017-01-01', '', 0, 0, 1],
  ['99453', '2019-01-01', '2025-12-31', 0, 0, 1],
  ['99453', '2026-01-01', '', 0, 0, 1],
  ['99454', '2019-01-01', '2025-12-31', 0, 0, 1],
  ['99454', '2026-01-01', '', 0, 0, 1],
  ['99445', '2026-01-01', '', 0, 0, 1],
  ['99470', '2026-01-01', '', 10, 0, 1],
  ['99457', '2019-01-01', '', 20, 0, 1],
  ['99458', '2020-01-01', '', 40, 20, 3],
  ['98975', '2022-01-01', '', 0, 0, 1],
  ['98976', '2022-01-01', '', 0, 0, 1],
  ['98977', '2022-01-01', '', 0, 0, 1],
  ['98978', '2023-01-01', '', 0, 0, 1],
  ['98984', '2026-01-01', '', 0, 0, 1],
  ['98985', '2026-01-01', '', 0, 0, 1],
  ['98986', '2026-01-01', '', 0, 0, 1],
  ['98979', '2026-01-01', '', 10, 0, 1],
  ['98980', '2022-01-01', '', 20, 0, 1],
  ['98981', '2022-01-01', '', 40, 20, null],
  ['99495', '2013-01-01', '', 0, 0, 1],
  ['99496', '2013-01-01', '', 0, 0, 1],
  ['99484', '2018-01-01', '', 20, 0, 1],
  ['99492', '2018-01-01', '', 36, 0, 1],
  ['99493', '2018-01-01', '', 31, 0, 1],
  ['99494', '2018-01-01', '', 86, 30, 2],
  ['99494', '2018-01-01', '', 76, 30, 2],
  ['G2214', '2021-01-01', '', 30, 0, 1],
  ['G0568', '2026-01-01', '', 0, 0, 1],
  ['G0569', '2026-01-01', '', 0, 0, 1],
  ['G0570', '2026-01-01', '', 0, 0, 1],
  ['G0019', '2024-01-01', '', 60, 0, 1],
  ['G0022', '2024-01-01', '', 90, 30, 2],
  ['G0023', '2024-01-01', '', 60, 0, 1],
  ['G0024', '2024-01-01', '', 90, 30, null],
  ['G0140', '2024-01-01', '', 60, 0, 1],
  ['G0146', '2024-01-01', '', 90, 30, null],
  ['G0136', '2024-01-01', '2025-12-31', 0, 0, 1],
  ['G0136', '2026-01-01', '', 0, 0, 1],
  ['G0511', '2018-01-01', '2025-09-30', 20, 0, 1],
  ['G0512', '2018-01-01', '2025-12-31', 60, 0, 1],
];

test.each(ROWS)(
  '%s from %s to %s: %i minutes, then each %i, at most %s',
  (code, from, to, first, step, most) => {
    const rules = BILLING_RULES.filter(
      (one) => one.code === code && one.validFrom === from && one.minimumMinutes === first,
    );
    expect(rules).toHaveLength(1);
    const rule = withSwitches(rules[0] as (typeof rules)[0], BILLING_SWITCHES, {});
    expect([rule.validTo, rule.stepMinutes, rule.maximumUnits]).toEqual([to, step, most]);
    const isIn = (day: string) => rulesOn(BILLING_RULES, day).includes(rules[0] as (typeof rules)[0]);
    expect(isIn(from)).toBe(true);
    expect(isIn('2012-12-31')).toBe(false);
    if (to !== '') expect(isIn(to)).toBe(true);
    expect(isIn('2026-11-21')).toBe(to === '');
    if (first > 0) {
      expect([unitsOf(rule, first - 1), unitsOf(rule, first)]).toEqual([0, 1]);
      if (step > 0 && most !== 1)
        expect([unitsOf(rule, first + step - 1), unitsOf(rule, first + step)]).toEqual([1, 2]);
    }
  },
);

test('the data has these rows and no others', () => {
  expect(BILLING_RULES).toHaveLength(ROWS.length);
});

test('every row names its source, and every switch a rule or exclusion names exists', () => {
  for (const rule of [...BILLING_RULES, ...BILLING_EXCLUSIONS]) {
    expect(rule.source).not.toBe('');
    for (const id of rule.switches) expect(() => switchValue(BILLING_SWITCHES, {}, id)).not.toThrow();
  }
});

test('no two rows of a code hold on the same day for the same first minute', () => {
  for (const day of ['2019-06-01', '2020-06-01', '2025-06-01', '2025-12-31', '2026-01-01']) {
    const keys = rulesOn(BILLING_RULES, day).map((rule) => `${rule.code} ${rule.minimumMinutes}`);
    expect(new Set(keys).size, day).toBe(keys.length);
  }
});

test.each([
  ['99437-maximum', '99437', 4],
  ['99489-maximum', '99489', 6],
  ['99458-maximum', '99458', 1],
])('the switch %s sets the cap of %s', (id, code, most) => {
  const rule = BILLING_RULES.find((one) => one.code === code) as (typeof BILLING_RULES)[0];
  expect(unitsOf(withSwitches(rule, BILLING_SWITCHES, { [id]: most }), 10_000)).toBe(most);
});

test.each([
  ['G2214', 'g2214-midpoint', 16],
  ['G0019', 'navigation-midpoint', 31],
  ['G0022', 'navigation-midpoint', 76],
])(
  'the midpoint rule, where the practice has confirmed it, supports %s (%s) from %i minutes',
  (code, id, from) => {
    const rule = BILLING_RULES.find((one) => one.code === code) as (typeof BILLING_RULES)[0];
    const changed = withSwitches(rule, BILLING_SWITCHES, { [id]: true });
    expect([unitsOf(changed, from - 1), unitsOf(changed, from)]).toEqual([0, 1]);
  },
);
