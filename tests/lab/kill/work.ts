/** @file The life of a child at work: what it knows, and how it asks and tells. */
import type { Device } from '#tests/support/device.ts';
import type { LifePorts } from './life-ports.ts';
import type { LifeMessage, LifeOrder } from './messages.ts';
import { nextBatch, QUESTIONS } from './nurse.ts';
import { type Operation, type Outcome, perform } from './operation.ts';
import { apply, type Picture } from './picture.ts';
import type { Random } from './random.ts';
import { openBeside, pictureOf, rowsOf } from './read-picture.ts';

export interface Life {
  order: LifeOrder;
  engine: Device['engine'];
  instances: LifePorts['instances'];
  random: Random;
  patientIds: readonly string[];
  say(message: LifeMessage): void;
  /** What the nurse believes to be there; right after each batch. */
  picture: Picture;
  /** The file of the store and its key. */
  store: { path: string; hex: string };
  nextNumber: number;
  vault: LifePorts['ports']['vault'];
  /** Opens the store with the passphrase of the order. */
  signIn(): Promise<unknown>;
  close(): Promise<void>;
}

/** Lets the nurse do so many things, one batch after another, with the pauses of a person in a hurry. */
export async function work(life: Life, batches: number): Promise<void> {
  for (let done = 0; done < batches; done += 1) {
    await ask(life, nextBatch(life.random, life.picture, life.patientIds));
    if (life.random.chance(30)) await pause(life.random.whole(0, 15));
  }
}

/** Asks for all operations at once and waits for every answer. */
export async function ask(life: Life, operations: readonly Operation[]): Promise<Outcome[]> {
  const batch = operations.map((operation) => ({ number: life.nextNumber++, operation }));
  life.say({ say: 'asked', batch });
  return Promise.all(
    batch.map(async ({ number, operation }) => {
      const outcome = await perform(life.engine, operation);
      life.say({ say: 'answered', number, outcome });
      if (outcome.is === 'done') {
        life.picture = apply(life.picture, operation, outcome.made, QUESTIONS) ?? life.picture;
      }
      return outcome;
    }),
  );
}

/** Reads the picture anew after a failure. Answers whether a write waits that was cut off. */
export function refresh(life: Life): boolean {
  const connection = openBeside(life.store.path, life.store.hex);
  try {
    const rows = rowsOf(connection);
    life.picture = pictureOf(rows);
    return rows.local('write-intent') !== null;
  } finally {
    connection.close();
  }
}

export const pause = (milliseconds: number) =>
  new Promise<void>((resolve) => setTimeout(resolve, milliseconds));
