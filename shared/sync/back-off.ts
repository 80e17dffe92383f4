/** @file How long a device waits before it asks again: many that lost one server must not all come back at once. */

const FIRST_MS = 500;
const LONGEST_MS = 15_000;

/**
 * Milliseconds to wait after so many failures in a row.
 *
 * @param random a number from 0 to 1
 */
export function backOff(failures: number, random: number): number {
  const longest = Math.min(LONGEST_MS, FIRST_MS * 2 ** failures);
  return longest * (0.25 + 0.75 * random);
}
