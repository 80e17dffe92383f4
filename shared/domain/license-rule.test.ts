import { describe, expect, test } from 'vitest';
import { type CompactMember, isCompactState, type LicenseRule, licenseCover } from './license-rule.ts';
import type { License, Staff } from './staff.ts';

const MEMBERS: CompactMember[] = [
  { state: 'FL', validFrom: '2018-01-19', validTo: '' },
  { state: 'TX', validFrom: '2018-01-19', validTo: '' },
  { state: 'PA', validFrom: '2025-07-07', validTo: '' },
  { state: 'XL', validFrom: '2018-01-19', validTo: '2026-06-30' },
];
const RULE: Pick<LicenseRule, 'compactAlso' | 'compactNot'> = { compactAlso: [], compactNot: [] };
const TODAY = '2026-11-22';

const license = (state: string, change: Partial<License> = {}): License => ({
  id: '00000000-0000-7000-8000-000000000001',
  state,
  number: 'N-1',
  isCompact: false,
  expiresOn: '2027-06-30',
  ...change,
});
const nurse = (
  licenses: License[],
  credential: Staff['credential'] = 'LPN',
): Pick<Staff, 'credential' | 'licenses'> => ({ credential, licenses });
const whyOf = (holder: ReturnType<typeof nurse>, state: string, on = TODAY, rule = RULE) =>
  licenseCover(holder, state, on, MEMBERS, rule).why;

describe('what covers', () => {
  test('a license of the state of the patient, however the address writes it', () => {
    for (const state of ['NY', 'ny', ' New York '])
      expect(whyOf(nurse([license('NY')]), state)).toBe('own-state');
  });

  test('a compact license of a compact state in every other one', () => {
    expect(whyOf(nurse([license('FL', { isCompact: true })]), 'TX')).toBe('compact');
  });

  test('a license to the end of its last day, and not a day longer', () => {
    const holder = nurse([license('NY', { expiresOn: '2026-11-30' })]);
    expect(whyOf(holder, 'NY', '2026-11-30')).toBe('own-state');
    expect(whyOf(holder, 'NY', '2026-12-01')).toBe('expired');
  });

  test('whoever has no license that a state gives is not asked', () => {
    expect(whyOf(nurse([], 'CMA'), 'NY')).toBe('not-asked');
    expect(whyOf(nurse([], 'none'), '')).toBe('not-asked');
  });
});

describe('what does not cover, and why', () => {
  test.each<[string, License[], string, string]>([
    ['no license on record', [], 'NY', 'no-license'],
    ['one of another state', [license('FL')], 'TX', 'other-state'],
    [
      'a compact one where the state is not in the compact',
      [license('FL', { isCompact: true })],
      'NY',
      'state-not-compact',
    ],
    [
      'one marked compact by a state that is not in it',
      [license('NY', { isCompact: true })],
      'FL',
      'other-state',
    ],
    [
      'a compact one that has ended',
      [license('FL', { isCompact: true, expiresOn: '2026-11-21' })],
      'TX',
      'expired',
    ],
    ['an address without a state', [license('FL')], '', 'state-unknown'],
    ['an address in no state', [license('FL')], 'Ontario', 'state-unknown'],
  ])('%s', (_name, licenses, state, why) => {
    expect(licenseCover(nurse(licenses), state, TODAY, MEMBERS, RULE)).toMatchObject({ covers: false, why });
  });

  test('the compact carries nurses, and nobody of another practice', () => {
    const licenses = [license('FL', { isCompact: true })];
    expect(whyOf(nurse(licenses, 'RN'), 'TX')).toBe('compact');
    expect(whyOf(nurse(licenses, 'NP'), 'TX')).toBe('other-state');
    expect(whyOf(nurse(licenses, 'NP'), 'FL')).toBe('own-state');
  });

  test('an ended license of the state itself is told before a valid one of elsewhere', () => {
    const ended = license('NY', { expiresOn: '2026-01-31' });
    expect(
      licenseCover(nurse([license('FL', { isCompact: true }), ended]), 'NY', TODAY, MEMBERS, RULE),
    ).toEqual({
      covers: false,
      why: 'expired',
      license: ended,
    });
  });
});

describe('the compact by date', () => {
  test('a state counts from its first day to the end of its last', () => {
    const holder = nurse([license('FL', { isCompact: true })]);
    expect(whyOf(holder, 'PA', '2025-07-06')).toBe('state-not-compact');
    expect(whyOf(holder, 'PA', '2025-07-07')).toBe('compact');
    expect(whyOf(holder, 'XL', '2026-06-30')).toBe('compact');
    expect(whyOf(holder, 'XL', '2026-07-01')).toBe('state-not-compact');
  });

  test('an organization adds and takes away states; what it takes away wins', () => {
    const holder = nurse([license('FL', { isCompact: true })]);
    expect(whyOf(holder, 'MA', TODAY, { compactAlso: ['MA'], compactNot: [] })).toBe('compact');
    expect(whyOf(holder, 'TX', TODAY, { compactAlso: [], compactNot: ['TX'] })).toBe('state-not-compact');
    expect(whyOf(holder, 'TX', TODAY, { compactAlso: [], compactNot: ['FL'] })).toBe('other-state');
    expect(isCompactState('MA', TODAY, MEMBERS, { compactAlso: ['MA'], compactNot: ['MA'] })).toBe(false);
  });
});
