import { Worker } from 'node:worker_threads';
import type { PassphraseAnswer, PassphraseQuestion } from './passphrase-worker.ts';

/** Hashes and checks passphrases with Argon2id. */
export interface Passphrases {
  /** The hash to keep, with its salt and cost. */
  hash(passphrase: string): Promise<string>;
  /** Whether the passphrase is the one of the hash. Without a hash it takes as long and answers false. */
  verify(passphrase: string, hash: string | undefined): Promise<boolean>;
  close(): Promise<void>;
}

/** Questions that wait before more are turned away: at 50 ms each, four seconds. */
const LONGEST_QUEUE = 80;

/** The server has more sign-ins than it can check; trying again later helps. */
export class PassphraseQueueFull extends Error {
  override readonly name = 'PassphraseQueueFull';
}

/** Starts the thread at the first question. */
export function createPassphrases(): Passphrases {
  const waiting = new Map<number, { done(answer: PassphraseAnswer): void; fail(error: Error): void }>();
  let worker: Worker | undefined;
  let lastNumber = 0;
  let decoy: Promise<string> | undefined;

  function start(): Worker {
    const started = new Worker(new URL('./passphrase-worker.ts', import.meta.url), { execArgv: [] });
    started.on('message', (answer: PassphraseAnswer) => {
      waiting.get(answer.number)?.done(answer);
      waiting.delete(answer.number);
      if (waiting.size === 0) started.unref();
    });
    started.on('error', (error) => {
      worker = undefined;
      for (const question of waiting.values()) question.fail(error);
      waiting.clear();
    });
    return started;
  }

  function ask(question: Omit<PassphraseQuestion, 'number'>): Promise<PassphraseAnswer> {
    if (waiting.size >= LONGEST_QUEUE) return Promise.reject(new PassphraseQueueFull());
    worker ??= start();
    worker.ref();
    lastNumber += 1;
    const number = lastNumber;
    return new Promise((done, fail) => {
      waiting.set(number, { done, fail });
      worker?.postMessage({ ...question, number });
    });
  }

  async function hash(passphrase: string): Promise<string> {
    const answer = await ask({ passphrase });
    return answer.hash ?? '';
  }

  return {
    hash,
    async verify(passphrase, expected) {
      if (decoy === undefined) {
        decoy = hash('no account has this');
        // Whoever waits for it hears of a failure; often nobody does.
        decoy.catch(() => {
          decoy = undefined;
        });
      }
      const answer = await ask({ passphrase, hash: expected ?? (await decoy) });
      return expected !== undefined && answer.isRight === true;
    },
    async close() {
      await worker?.terminate();
      for (const question of waiting.values()) question.fail(new Error('The server is closing.'));
    },
  };
}
