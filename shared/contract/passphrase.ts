import { z } from 'zod';

/** Fewest letters of a passphrase: NIST SP 800-63B-4 (2025) asks for 15 where nothing else guards an account, and 8 beside another factor. */
export const SHORTEST_PASSPHRASE = 12;

/** A passphrase as somebody may choose it. No rules about kinds of letters: they make worse passphrases (NIST SP 800-63B-4). */
export const NewPassphrase = z
  .string()
  .min(
    SHORTEST_PASSPHRASE,
    `The passphrase must have at least ${SHORTEST_PASSPHRASE} letters; four unrelated words do well.`,
  )
  .max(200, 'The passphrase may have at most 200 letters.');
