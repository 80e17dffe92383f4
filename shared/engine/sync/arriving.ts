/** @file What is on its way to this device: the first copy, and the history of patients who were given to its person since. */
import type { SyncStatus } from '#shared/contract/engine/sync.ts';
import { type Instant, toInstant } from '#shared/domain/primitives.ts';
import type { Store } from '#shared/store/store.ts';
import type { EnginePorts } from '../ports.ts';
import { watchArrivals } from './arrivals.ts';

const INITIAL_SYNC = 'initial-sync';

export interface Arriving {
  /** When the first copy was complete, or null. */
  copiedAt(): Instant | null;
  /** Documents of the server's came down. */
  note(documents: number): void;
  /** What the status says of it. How much was received counts until the first copy is complete. */
  status(): Pick<SyncStatus, 'isInitialSyncDone' | 'arriving'> & Partial<Pick<SyncStatus, 'received'>>;
  /** Notes the end of the first copy, if this is one; `onCopied` gets how much came. */
  endWith(copy: Promise<void>, onCopied: (received: number) => void): void;
  close(): void;
}

export interface ArrivingParts {
  store: Store;
  ports: Pick<EnginePorts, 'now' | 'log'>;
  /** Resolves when everything is here that the server has. */
  settled(): Promise<void>;
  onChange(): void;
}

/** Reads whether there is a copy already, and follows what arrives. */
export async function watchArriving({ store, ports, settled, onChange }: ArrivingParts): Promise<Arriving> {
  let copied = await store.readLocal<{ at: Instant }>(INITIAL_SYNC);
  let received = 0;
  let isClosed = false;
  const arrivals = watchArrivals(store, () => copied !== null, settled, onChange);

  async function noteCopied(): Promise<boolean> {
    if (copied || isClosed) return false;
    const first = { at: toInstant(ports.now()) };
    await store.writeLocal(INITIAL_SYNC, first);
    copied = first;
    return true;
  }

  return {
    copiedAt: () => copied?.at ?? null,
    note(documents) {
      received += documents;
    },
    status: () => ({
      isInitialSyncDone: copied !== null,
      arriving: arrivals.current(),
      ...(copied ? {} : { received }),
    }),
    endWith(copy, onCopied) {
      copy
        .then(async () => {
          if (await noteCopied()) onCopied(received);
        })
        .catch(() => ports.log('sync.initial-copy-not-noted'));
    },
    close() {
      isClosed = true;
      arrivals.close();
    },
  };
}
