import { expect, test } from 'vitest';
import { isVerified, switchIdentifier } from './identity.ts';

const at = '2026-11-21T14:00:00.000Z';

test('one identifier is not enough, two are, and unticking takes the verification back', () => {
  const one = switchIdentifier(null, 'full-name', at);
  expect(isVerified(one)).toBe(false);
  const two = switchIdentifier(one, 'date-of-birth', at);
  expect(two?.identifiers).toEqual(['full-name', 'date-of-birth']);
  expect(isVerified(two)).toBe(true);
  expect(isVerified(switchIdentifier(two, 'full-name', at))).toBe(false);
  expect(switchIdentifier(one, 'full-name', at)).toBeNull();
});
