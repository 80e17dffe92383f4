/** @file What the lab's parent and its child say to each other. */
import type { Operation, Outcome } from './operation.ts';
import type { Picture } from './picture.ts';

/** What a child does with its life. A feature that changes the store in a new way adds its task here and in `tasks.ts`. */
export type TaskName =
  | 'prepare'
  | 'work'
  | 'talk'
  | 'wrap-up'
  | 'clean-up'
  | 'lock'
  | 'change-key'
  | 'close'
  | 'fill-disk'
  | 'finish';

/** The whole of a child's orders, as JSON in its first argument. */
export interface LifeOrder {
  task: TaskName;
  folder: string;
  serverUrl: string;
  email: string;
  passphrase: string;
  /** A passphrase that the key may be wrapped by instead: its change was cut off. */
  otherPassphrase?: string;
  /** Hex; the key is wrapped anew with it. */
  recoveryKey?: string;
  seed: readonly number[];
  /** Argon2id at its weakest, so that a thousand starts are affordable. */
  isKeyCheap: boolean;
}

/** Said by the child over its pipe, one line of JSON each, in the order in which things happened. */
export type LifeMessage =
  | { say: 'unlocking' }
  | { say: 'key'; hex: string; path: string }
  | { say: 'recovery-key'; hex: string }
  /** The passphrase is being changed, or is changed; every start says which one opens. */
  | { say: 'passphrase'; is: 'asked' | 'changed' | 'opens'; passphrase: string }
  /** The store is open. `unserved` names what the engine answers differently from what lies in the store. */
  | { say: 'opened'; picture: Picture; unserved: string[] }
  /** What lies in the store, while nothing is under way. */
  | { say: 'seen'; picture: Picture }
  | { say: 'asked'; batch: { number: number; operation: Operation }[] }
  | { say: 'answered'; number: number; outcome: Outcome }
  /** The store is being worked on: locking, closing, cleaning up, changing the key. */
  | { say: 'busy'; with: string }
  | { say: 'at-rest' }
  | { say: 'failed'; detail: string };
