/** @file What a child does once its store is open. A later feature that touches the store adds its task to `TASKS`. */
import { fillDisk } from './fill-disk.ts';
import type { TaskName } from './messages.ts';
import { words, wrapUp } from './nurse.ts';
import { ask, type Life, pause, work } from './work.ts';

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
  /** The key of the store is wrapped by another passphrase, as after a change on the server, while the nurse works. */
  async 'change-key'(life) {
    for (;;) {
      await work(life, life.random.whole(1, 4));
      const passphrase = `${words(life.random).slice(0, 60)} ${life.nextNumber}`;
      life.say({ say: 'passphrase', is: 'asked', passphrase });
      const recoveryKey = Uint8Array.from(Buffer.from(life.order.recoveryKey ?? '', 'hex'));
      await life.vault.rewrap(life.order.email, { passphrase, recoveryKey });
      life.say({ say: 'passphrase', is: 'changed', passphrase });
    }
  },
  async close(life) {
    await work(life, life.random.whole(1, 12));
    life.say({ say: 'busy', with: 'close' });
    await life.close();
  },
  'fill-disk': fillDisk,
  finish: (life) => life.close(),
};

function ignoreClosed(error: unknown): void {
  if ((error as { code?: string }).code !== 'STORE_CLOSED') throw error;
}
