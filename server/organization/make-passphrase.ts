import { randomInt } from 'node:crypto';

/** Letters and digits that are not taken for one another. 20 of 31 make 99 bits. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';

/** A passphrase to be told once and changed by its person. */
export function makePassphrase(): string {
  const group = () => Array.from({ length: 5 }, () => LETTERS[randomInt(LETTERS.length)]).join('');
  return [group(), group(), group(), group()].join('-');
}
