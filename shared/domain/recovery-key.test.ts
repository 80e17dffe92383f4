import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatRecoveryKey, parseRecoveryKey, RECOVERY_KEY_BYTES, RecoveryKeyError } from './recovery-key.ts';

const anyKey = fc.uint8Array({ minLength: RECOVERY_KEY_BYTES, maxLength: RECOVERY_KEY_BYTES });

test('what is printed is read again, however it is typed', () => {
  fc.assert(
    fc.property(anyKey, (key) => {
      const text = formatRecoveryKey(key);
      expect(text).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){7}[0-9A-HJKMNP-TV-Z]{5}$/);
      expect([...parseRecoveryKey(text)]).toEqual([...key]);
      const careless = text.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l');
      expect([...parseRecoveryKey(` ${careless}\n`)]).toEqual([...key]);
    }),
  );
});

test('a wrong letter, two that changed places and two groups that changed places are found, and the group is named', () => {
  fc.assert(
    fc.property(anyKey, fc.nat({ max: 7 }), fc.nat({ max: 3 }), (key, group, place) => {
      const text = formatRecoveryKey(key);
      const at = group * 6 + place;
      const [one = '', other = ''] = text.slice(at, at + 2);
      // 0 and Z are the one pair that a check letter of 32 cannot tell apart; the seal of the store does.
      fc.pre(one !== other && !['0Z', 'Z0'].includes(one + other));
      const swapped = text.slice(0, at) + other + one + text.slice(at + 2);
      expect(() => parseRecoveryKey(swapped)).toThrow(`Group ${group + 1}`);
      const wrong = text.slice(0, at) + other + text.slice(at + 1);
      expect(() => parseRecoveryKey(wrong)).toThrow(`Group ${group + 1}`);
      const groups = text.split('-');
      const turned = [...groups.slice(1), groups[0]].join('-');
      expect(() => parseRecoveryKey(turned)).toThrow(RecoveryKeyError);
    }),
  );
});

test('too few letters, too many and none are said so', () => {
  const text = formatRecoveryKey(new Uint8Array(RECOVERY_KEY_BYTES).fill(170));
  expect(() => parseRecoveryKey('')).toThrow('here are 0 in all');
  expect(() => parseRecoveryKey(text.slice(0, -2))).toThrow('here are 38 in all');
  expect(() => parseRecoveryKey(`${text}2`)).toThrow('here are more');
  expect(() => formatRecoveryKey(new Uint8Array(32))).toThrow(RangeError);
});
