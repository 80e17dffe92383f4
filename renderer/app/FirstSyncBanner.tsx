import { useSyncStatus } from '../client/live-store.ts';
import { Banner } from '../ui/Banner.tsx';
import { plural } from '../ui/format.ts';

/** While the first copy of the caseload arrives. The app can be used meanwhile. */
export function FirstSyncBanner() {
  const sync = useSyncStatus();
  if (sync === null || sync.isInitialSyncDone) return null;
  const isStuck = sync.connection === 'unreachable' || sync.connection === 'signed-out';
  return (
    <Banner
      label="First copy of your caseload"
      tone="info"
      head={`Receiving your caseload: ${plural(sync.received, 'record')} so far.`}
      progress={!isStuck}
    >
      {isStuck
        ? 'The server cannot be reached; it goes on by itself when the connection is back.'
        : 'You can already work with what is here.'}
    </Banner>
  );
}
