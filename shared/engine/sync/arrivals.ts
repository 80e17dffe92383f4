/** @file Patients who were given to this person while she works: their history arrives over some seconds, and she sees how far it is. */
import type { SyncStatus } from '#shared/contract/engine/sync.ts';
import type { Store } from '#shared/store/store.ts';

export interface Arrivals {
  current(): SyncStatus['arriving'];
  close(): void;
}

/**
 * Follows the store's insertions. `isCopied` says whether the first copy is over, before which everything arrives; `settled` resolves when
 * everything is here that the server has.
 */
export function watchArrivals(
  store: Store,
  isCopied: () => boolean,
  settled: () => Promise<void>,
  onChange: () => void,
): Arrivals {
  const patients = new Set<string>();
  let received = 0;
  let isFollowed = false;

  function follow(): void {
    if (isFollowed) return;
    isFollowed = true;
    void settled().then(() => {
      isFollowed = false;
      patients.clear();
      received = 0;
      onChange();
    });
  }

  const subscriptions = Object.entries(store.collections).map(([name, collection]) =>
    collection.eventBulks$.subscribe(({ events }) => {
      if (!isCopied()) return;
      const before = received;
      for (const { operation, documentId, documentData } of events) {
        const { receivedAt, patientId } = documentData as { receivedAt?: string; patientId?: string };
        if (operation === 'DELETE' || receivedAt === '') continue;
        if (name === 'patients' && operation === 'INSERT') patients.add(documentId);
        if (patients.has(name === 'patients' ? documentId : (patientId ?? ''))) received += 1;
      }
      if (received === before) return;
      follow();
      onChange();
    }),
  );

  return {
    current: () => (patients.size === 0 ? null : { patients: patients.size, received }),
    close() {
      for (const subscription of subscriptions) subscription.unsubscribe();
    },
  };
}
