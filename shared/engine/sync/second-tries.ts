/** @file What is tried again by itself: held records, records that wait for too long, and what an older Careline could not read. */
import { findPending, WRITTEN } from '#shared/store/queries.ts';
import type { Agenda } from './agenda.ts';
import type { DeferredRecords } from './deferred-records.ts';
import type { DeskLight } from './desk-light.ts';
import { type HeldParts, releasePassedOn, retryHeld } from './held-ways-out.ts';

/** How often records that still wait are looked after, and how many of a collection at a time. */
const SWEEP_MS = 15_000;
const SWEPT = 200;
const SCOPE_QUIET_MS = 1000;

export interface SecondTries {
  /** Offers held records again (HOLD-4); does nothing while the server cannot be reached. */
  offerHeld(): Promise<void>;
  /** Has what could not be read fetched once more. */
  lookAtDeferred(): Promise<void>;
  /** What has waited for long although the server can be reached: a receipt was missed, or RxDB has passed it over. */
  sweep(): Promise<void>;
  /** A connection stands: held records are offered, and what is in other hands leaves with its patient. */
  onConnected(): void;
  close(): void;
}

/** Looks after what waits, from now on. */
export function keepTrying(
  parts: HeldParts & { agenda: Agenda; light: DeskLight; deferred: DeferredRecords; isCopied(): boolean },
): SecondTries {
  const { store, held, deferred, replication, agenda, light } = parts;

  async function offerHeld(): Promise<void> {
    if (held.open().length === 0 || light.current().connection !== 'connected') return;
    await retryHeld(parts);
    await light.count();
  }

  async function tendHeld(): Promise<void> {
    if (parts.isCopied()) await releasePassedOn(parts);
    await offerHeld();
  }

  async function lookAtDeferred(): Promise<void> {
    for (const [collection, ids] of deferred.byCollection()) replication.refetch(collection, ids);
    await deferred.noteLooked();
  }

  async function sweep(): Promise<void> {
    const { pending, connection: state } = light.current();
    if (pending <= held.open().length || (state !== 'connected' && state !== 'update-needed')) return;
    for (const collection of WRITTEN) {
      const documents = await findPending(store, collection, SWEPT);
      const ids = documents.map(({ id }) => id).filter((id) => held.get(id)?.isCorrected !== false);
      if (ids.length > 0) await replication.sweep(collection, ids);
    }
  }

  function keepSweeping(): void {
    agenda.soon('sweep', SWEEP_MS, async () => {
      keepSweeping();
      await sweep();
    });
  }

  const scope = store.collections.patients.eventBulks$.subscribe(({ events }) => {
    const isScope = events.some(({ operation }) => operation !== 'UPDATE');
    if (isScope && parts.isCopied()) agenda.soon('held-after-scope', SCOPE_QUIET_MS, tendHeld);
  });
  keepSweeping();

  return {
    offerHeld,
    lookAtDeferred,
    sweep,
    onConnected() {
      agenda.soon('held', 0, tendHeld);
      if (deferred.isWorthAnotherLook()) agenda.soon('deferred', 0, lookAtDeferred);
    },
    close: () => scope.unsubscribe(),
  };
}
