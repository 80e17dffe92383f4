import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BILLING_EXCLUSIONS, BILLING_RULES, BILLING_SWITCHES } from '#shared/content/billing/index.ts';
import type { Program } from '../patient.ts';
import type { BillingFacts, ProgramSeconds } from './billing-facts.ts';
import { billingReadiness } from './readiness.ts';
import { completeFacts, secondsOf } from './test-facts.ts';

const TABLES = { rules: BILLING_RULES, exclusions: BILLING_EXCLUSIONS, switches: BILLING_SWITCHES };

/** `99490, 99439 x2` of what stands. */
function claim(facts: BillingFacts): string {
  return billingReadiness(facts, TABLES)
    .filter(({ state }) => state === 'supported')
    .map(({ code, units }) => (units > 1 ? `${code} x${units}` : code))
    .join(', ');
}

function month(
  program: Program,
  minutes: number,
  change: Partial<BillingFacts> = {},
  lane: keyof ProgramSeconds = 'clinicalStaff',
): BillingFacts {
  return completeFacts([program], { seconds: new Map([[program, secondsOf(minutes, lane)]]), ...change });
}

describe('the ladder of a staff-furnished month of chronic care management (domain.md 1.2)', () => {
  test.each([
    [0, ''],
    [19, ''],
    [20, '99490'],
    [39, '99490'],
    [40, '99490, 99439'],
    [59, '99490, 99439'],
    [60, '99490, 99439 x2'],
    [89, '99490, 99439 x2'],
    [90, '99490, 99439 x2'],
    [119, '99490, 99439 x2'],
    [149, '99490, 99439 x2'],
  ])('%i minutes, not complex: %s', (minutes, expected) => {
    expect(claim(month('CCM', minutes))).toBe(expected);
  });

  test.each([
    [19, ''],
    [20, '99490'],
    [59, '99490, 99439'],
    [60, '99487'],
    [89, '99487'],
    [90, '99487, 99489'],
    [119, '99487, 99489'],
    [120, '99487, 99489 x2'],
    [149, '99487, 99489 x2'],
    [180, '99487, 99489 x2'],
  ])('%i minutes, complex: %s', (minutes, expected) => {
    expect(claim(month('CCM', minutes, { hasComplexDecisionMaking: true }))).toBe(expected);
  });
});

test('a threshold is never met early and never missed: 19 min 59 s is 19, 20 min 00 s is 20', () => {
  expect(claim(month('CCM', 20 - 1 / 60))).toBe('');
  expect(claim(month('CCM', 20))).toBe('99490');
});

describe.each<[string, Program, keyof ProgramSeconds, [number, string][], Partial<BillingFacts>]>([
  [
    'practitioner',
    'CCM',
    'practitioner',
    [
      [29, '99490'],
      [30, '99491'],
      [59, '99491'],
      [60, '99491, 99437'],
      [90, '99491, 99437'],
    ],
    {},
  ],
  [
    'principal care, practitioner',
    'PCM',
    'practitioner',
    [
      [29, ''],
      [30, '99424'],
      [60, '99424, 99425'],
    ],
    {},
  ],
  [
    'principal care, staff',
    'PCM',
    'clinicalStaff',
    [
      [29, ''],
      [30, '99426'],
      [59, '99426'],
      [60, '99426, 99427'],
      [90, '99426, 99427'],
    ],
    { switches: { 'pcm-general-supervision': true } },
  ],
  [
    'monitoring from 2026',
    'RPM',
    'clinicalStaff',
    [
      [9, ''],
      [10, '99470'],
      [19, '99470'],
      [20, '99457'],
      [39, '99457'],
      [40, '99457, 99458'],
      [60, '99457, 99458 x2'],
      [200, '99457, 99458 x3'],
    ],
    {},
  ],
  [
    'monitoring in 2025',
    'RPM',
    'clinicalStaff',
    [
      [10, ''],
      [19, ''],
      [20, '99457'],
    ],
    { month: '2025-10', consents: [] },
  ],
  [
    'therapeutic monitoring',
    'RTM',
    'clinicalStaff',
    [
      [9, ''],
      [10, '98979'],
      [19, '98979'],
      [20, '98980'],
      [40, '98980, 98981'],
      [60, '98980, 98981 x2'],
    ],
    {},
  ],
  [
    'behavioral health',
    'BHI',
    'clinicalStaff',
    [
      [19, ''],
      [20, '99484'],
      [80, '99484'],
    ],
    {},
  ],
  [
    'collaborative care, later month',
    'CoCM',
    'behavioralCareManager',
    [
      [29, ''],
      [30, 'G2214'],
      [31, '99493'],
      [75, '99493'],
      [76, '99493, 99494'],
      [106, '99493, 99494 x2'],
      [136, '99493, 99494 x2'],
    ],
    {},
  ],
  [
    'collaborative care, first month',
    'CoCM',
    'behavioralCareManager',
    [
      [35, 'G2214'],
      [36, '99492'],
      [85, '99492'],
      [86, '99492, 99494'],
    ],
    { isFirstCollaborativeMonth: true },
  ],
  [
    'community health integration',
    'CHI',
    'auxiliaryPersonnel',
    [
      [59, ''],
      [60, 'G0019'],
      [89, 'G0019'],
      [90, 'G0019, G0022'],
      [120, 'G0019, G0022 x2'],
      [150, 'G0019, G0022 x2'],
    ],
    {},
  ],
])('%s', (_name, program, lane, ladder, change) => {
  test.each(ladder)('%i minutes: %s', (minutes, expected) => {
    const consents =
      change.consents && completeFacts([]).consents.map((one) => ({ ...one, on: '2025-01-05' }));
    const facts = month(program, minutes, { ...change, ...(consents ? { consents } : {}) }, lane);
    expect(claim(facts)).toBe(expected);
  });
});

test('an LPN or other staff minute never supports a code of the practitioner in person', () => {
  const codes = billingReadiness(month('CCM', 300), TABLES).filter(
    ({ code }) => code === '99491' || code === '99437',
  );
  expect(codes.map(({ state }) => state)).toEqual(['needs-time', 'needs-time']);
});

test('silent minutes are no monitoring management: a live contact is needed', () => {
  const facts = month('RPM', 25, { liveInteraction: new Set() });
  expect(claim(facts)).toBe('');
  const code = billingReadiness(facts, TABLES).find((one) => one.code === '99457');
  expect(code).toMatchObject({ state: 'needs-facts', units: 1 });
});

test('more minutes never support less of what is claimed, in any program and lane', () => {
  const lanes = ['clinicalStaff', 'practitioner', 'behavioralCareManager', 'auxiliaryPersonnel'] as const;
  const programs: Program[] = ['CCM', 'PCM', 'BHI', 'CHI', 'PIN'];
  const property = fc.property(
    fc.constantFrom(...programs),
    fc.constantFrom(...lanes),
    fc.nat(12_000),
    fc.nat(6000),
    (program, lane, seconds, more) => {
      const units = (total: number) =>
        billingReadiness(
          month(program, total / 60, { switches: { 'pcm-general-supervision': true } }, lane),
          TABLES,
        )
          .filter(({ state }) => state === 'supported')
          .reduce((sum, one) => sum + one.units, 0);
      expect(units(seconds + more)).toBeGreaterThanOrEqual(Math.min(units(seconds), 1));
    },
  );
  fc.assert(property, { seed: 20261121, numRuns: 300 });
});
