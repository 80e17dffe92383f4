import { expect, test } from 'vitest';
import { licenseStanding } from './license-days.ts';

const standing = (expiresOn: string) => licenseStanding({ expiresOn }, '2026-11-22');

test.each([
  ['2026-11-20', 'critical', 'expired 2 days ago'],
  ['2026-11-21', 'critical', 'expired 1 day ago'],
  ['2026-11-22', 'critical', 'expires today'],
  ['2026-11-23', 'caution', '1 day left'],
  ['2027-01-21', 'caution', '60 days left'],
  ['2027-01-22', 'neutral', ''],
])('a license that expires on %s is %s: %s', (expiresOn, tone, words) => {
  expect(standing(expiresOn)).toEqual({ tone, words, isEnding: tone !== 'neutral' });
});
