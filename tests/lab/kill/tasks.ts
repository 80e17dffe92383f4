/** @file What a child does once its store is open. A later feature that touches the store adds its task to `TASKS`. */
import type { Device } from '#tests/support/device.ts';
import type { LifePorts } from './life-ports.ts';
import type { LifeMessage, LifeOrder, TaskName } from './messages.ts';
import { nextBatch, QUESTIONS, words, wrapUp } from './nurse.ts';
import { type Operation, perform } from './operation.ts';
import { apply, type Picture } from './picture.ts';
import type { Random } from './random.ts';

export interface Life {
  order: LifeOrder;
  engine: Device['engine'];
  instances: LifePorts['instances'];
  random: Random;
  patientIds: readonly string[];
  say(message: LifeMessage): void;
  /** What the nurse believes to be there; right after each batch. */
  picture: Picture;
  nextNumber: number;
  /** Opens the store with the passphrase of the order. */
  signIn(): Promise<unknown>;
  close(): Promise<void>;
}

export const TASKS: Readonly<Record<TaskName, (life: Life) => Promise<void>>> = {
  async prepare(life) {
    for await (const status of await life.engine.sync.status()) if (status.isInitialSyncDone) break;
    await life.close();
  },
  work: (life) => work(life, Number.POSITIVE_INFINITY),
  /** A long call: the clock runs, the nurse types. */
  async talk(life) {
    const patientId = life.random.pick(life.patientIds);
    if (!life.picture.call) await ask(life, [{ do: 'start', patientId, numberDialled: '' }]);
    if (life.picture.clock === 'paused') await ask(life, [{ do: 'resume' }]);
    const callId = life.picture.call?.callId ?? '';
    for (;;) {
      await ask(life, [{ do: 'note', callId, note: { assessment: words(life.random) } }]);
      await pause(life.random.whole(20, 150));
    }
  },
  /** Ends every call that is open, so that most kills fall into a write of many documents. */
  async 'wrap-up'(life) {
    for (;;) {
      const { call } = life.picture;
      const patientId = life.random.pick(life.patientIds);
      if (!call) await ask(life, [{ do: 'start', patientId, numberDialled: '' }]);
      else {
        const note = { assessment: words(life.random) };
        await ask(life, [{ do: 'note', callId: call.callId, note }, wrapUp(life.random, call.callId)]);
      }
    }
  },
  /** RxDB's cleanup of what was deleted, while the nurse works. */
  async 'clean-up'(life) {
    for (;;) {
      await work(life, life.random.whole(1, 5));
      life.say({ say: 'busy', with: 'clean-up' });
      await Promise.all([
        work(life, 2),
        ...[...life.instances].map((instance) => instance.cleanup(0).catch(ignoreClosed)),
      ]);
    }
  },
  async lock(life) {
    for (;;) {
      await work(life, life.random.whole(1, 6));
      life.say({ say: 'busy', with: 'lock' });
      await life.engine.session.lock();
      await life.signIn();
    }
  },
  async close(life) {
    await work(life, life.random.whole(1, 12));
    life.say({ say: 'busy', with: 'close' });
    await life.close();
  },
  finish: (life) => life.close(),
};

/** Lets the nurse do so many things, one batch after another, with the pauses of a person in a hurry. */
async function work(life: Life, batches: number): Promise<void> {
  for (let done = 0; done < batches; done += 1) {
    await ask(life, nextBatch(life.random, life.picture, life.patientIds));
    if (life.random.chance(30)) await pause(life.random.whole(0, 15));
  }
}

/** Asks for all operations at once and waits for every answer. */
async function ask(life: Life, operations: readonly Operation[]): Promise<void> {
  const batch = operations.map((operation) => ({ number: life.nextNumber++, operation }));
  life.say({ say: 'asked', batch });
  await Promise.all(
    batch.map(async ({ number, operation }) => {
      const outcome = await perform(life.engine, operation);
      life.say({ say: 'answered', number, outcome });
      if (outcome.is !== 'done') return;
      life.picture = apply(life.picture, operation, outcome.made, QUESTIONS) ?? life.picture;
    }),
  );
}

function ignoreClosed(error: unknown): void {
  if ((error as { code?: string }).code !== 'STORE_CLOSED') throw error;
}

const pause = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));
