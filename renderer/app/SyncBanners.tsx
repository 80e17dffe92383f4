import { useSyncStatus } from '../client/live-store.ts';
import { arrivingHead, UPDATE_HEAD, UPDATE_MEANS } from '../features/sync/sync-words.ts';
import { Banner } from '../ui/Banner.tsx';
import { FirstSyncBanner } from './FirstSyncBanner.tsx';

/** What the sync has to say on every screen: a first copy or a grant that arrives, and a Careline that is too old. */
export function SyncBanners() {
  const sync = useSyncStatus();
  if (sync === null) return null;
  const isTooOld = sync.connection === 'update-needed';
  const { arriving } = sync;
  return (
    <>
      {isTooOld ? (
        <Banner label="Update needed" tone="caution" head={UPDATE_HEAD}>
          {UPDATE_MEANS}
        </Banner>
      ) : null}
      <FirstSyncBanner />
      {arriving !== null && sync.isInitialSyncDone ? (
        <Banner
          label="New patients"
          tone="info"
          head={arrivingHead(arriving)}
          progress={sync.connection === 'connected'}
        >
          You can go on working. They are in your caseload as soon as they are here.
        </Banner>
      ) : null}
    </>
  );
}
