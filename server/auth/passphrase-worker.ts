/** @file Hashes passphrases in a thread of its own: 50 ms of work that must not hold up anybody's sync. */
import { randomBytes } from 'node:crypto';
import { parentPort } from 'node:worker_threads';
import { argon2id, argon2Verify } from 'hash-wasm';

export interface PassphraseQuestion {
  number: number;
  passphrase: string;
  /** The hash to compare with; left out, the passphrase is hashed. */
  hash?: string;
}

export interface PassphraseAnswer {
  number: number;
  hash?: string;
  isRight?: boolean;
}

/** OWASP Password Storage Cheat Sheet (2025): Argon2id with 19 MiB, two passes, one lane. */
const COST = { memorySize: 19_456, iterations: 2, parallelism: 1, hashLength: 32 };

parentPort?.on('message', async ({ number, passphrase, hash }: PassphraseQuestion) => {
  const password = passphrase.normalize('NFKC');
  const answer: PassphraseAnswer =
    hash === undefined
      ? { number, hash: await argon2id({ ...COST, password, salt: randomBytes(16), outputType: 'encoded' }) }
      : { number, isRight: await argon2Verify({ password, hash }) };
  parentPort?.postMessage(answer);
});
