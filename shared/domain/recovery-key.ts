/** @file A recovery key as letters for a person to type: made by the server for each device, held by the organisation. */

/** 160 bits: out of reach of guessing, and a fifth shorter to type than 256. */
export const RECOVERY_KEY_BYTES = 20;

// Crockford's base32 (2019): no I, L, O or U, so that what is read aloud or by hand is not mistaken.
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const GROUPS = 8;
const GROUP_LETTERS = 4;
/** The largest prime below 32: the check letter then changes with any one letter that is wrong, and with two that changed places. */
const CHECK = 31;

/** What is wrong with letters that are not a recovery key, in a sentence for the person who typed them. */
export class RecoveryKeyError extends Error {
  override readonly name = 'RecoveryKeyError';
}

/**
 * Eight groups of five letters, such as `4KZ7Q-…`. The last letter of a group checks the four before it and the place of the
 * group, so that a mistyped or misplaced group can be named.
 */
export function formatRecoveryKey(key: Uint8Array): string {
  if (key.length !== RECOVERY_KEY_BYTES)
    throw new RangeError(`A recovery key has ${RECOVERY_KEY_BYTES} bytes.`);
  const values: number[] = [];
  let held = 0;
  let bits = 0;
  for (const byte of key) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      values.push((held >> bits) & 31);
    }
    held &= (1 << bits) - 1;
  }
  const groups = Array.from({ length: GROUPS }, (_, index) => {
    const group = values.slice(index * GROUP_LETTERS, (index + 1) * GROUP_LETTERS);
    return [...group, checkOf(group, index)].map((value) => LETTERS[value]).join('');
  });
  return groups.join('-');
}

/**
 * The key that was typed, with or without hyphens and spaces, in any case; I and L are taken for 1, O for 0.
 *
 * @throws {RecoveryKeyError} naming the group that is wrong, counted from 1
 */
export function parseRecoveryKey(text: string): Uint8Array<ArrayBuffer> {
  const typed = text.toUpperCase().replace(/[\s-]/g, '').replace(/[IL]/g, '1').replace(/O/g, '0');
  const size = GROUP_LETTERS + 1;
  const bytes: number[] = [];
  let held = 0;
  let bits = 0;
  for (let index = 0; index < GROUPS; index++) {
    const group = [...typed.slice(index * size, (index + 1) * size)].map((letter) => LETTERS.indexOf(letter));
    const values = group.slice(0, GROUP_LETTERS);
    if (group.length < size && typed.length < GROUPS * size) {
      throw new RecoveryKeyError(
        `A recovery key has ${GROUPS} groups of ${size} letters and digits; here are ${typed.length} in all.`,
      );
    }
    if (group.includes(-1) || checkOf(values, index) !== group[GROUP_LETTERS]) {
      throw new RecoveryKeyError(
        `Group ${index + 1} of the recovery key is not right. Compare its letters and digits.`,
      );
    }
    for (const value of values) {
      held = (held << 5) | value;
      bits += 5;
      if (bits < 8) continue;
      bits -= 8;
      bytes.push((held >> bits) & 255);
      held &= (1 << bits) - 1;
    }
  }
  if (typed.length > GROUPS * size) {
    throw new RecoveryKeyError(
      `A recovery key has ${GROUPS} groups of ${size} letters and digits; here are more.`,
    );
  }
  return Uint8Array.from(bytes);
}

function checkOf(values: readonly number[], place: number): number {
  // Powers of three weigh each place differently; a plain number modulo 31 would not, as 32 leaves 1.
  return values.reduce((sum, value) => (sum * 3 + value) % CHECK, place + 1);
}
