import { expect, test } from 'vitest';
import type { LicenseShortfall } from '#shared/domain/license-rule.ts';
import { licenseGapAdvice, licenseGapReason, licenseGapTitle } from './license-words.ts';

const gap = (change: Partial<LicenseShortfall>): LicenseShortfall => ({
  ...{ why: 'other-state', state: 'NY', license: { state: 'FL', expiresOn: '2026-11-20' } },
  ...change,
});
const all = (one: LicenseShortfall) =>
  [`${licenseGapTitle(one)}.`, licenseGapReason(one, 'Your'), licenseGapAdvice(one)].join(' ');

test.each<[LicenseShortfall, string]>([
  [
    gap({}),
    'No license for New York. Your Florida license does not reach New York. Ask your supervisor before you call.',
  ],
  [
    gap({ why: 'state-not-compact' }),
    'No license for New York. Your compact license of Florida does not count in New York. Ask your supervisor before you call.',
  ],
  [
    gap({ why: 'expired', state: 'fl' }),
    'License of Florida expired. Your Florida license ended on Nov 20, 2026. Ask your supervisor before you call.',
  ],
  [
    gap({ why: 'no-license', license: null }),
    'No license for New York. No license of yours is on record. Ask your supervisor before you call.',
  ],
  [
    gap({ why: 'state-unknown', state: '', license: null }),
    'License not checked. The address on the chart names no state. Ask where the patient is, and put the state into the address.',
  ],
])('what is missing and what to do: %j', (one, words) => {
  expect(all(one)).toBe(words);
});

test('of somebody else it does not say your', () => {
  for (const why of ['no-license', 'expired', 'state-not-compact', 'other-state'] as const) {
    expect(licenseGapReason(gap({ why }), 'The')).not.toContain('our');
  }
});
