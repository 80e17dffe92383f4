import { useQuery } from '@tanstack/react-query';
import type { SyncStatus } from '#shared/contract/engine/sync.ts';
import { useEngine } from '../../client/EngineProvider.tsx';
import { type SyncSummary, syncSummary } from './sync-summary.ts';

/** The sync light in words, with regard to the call that may be open on this device. */
export function useSyncSummary(): (sync: SyncStatus, now?: number) => SyncSummary {
  const engine = useEngine();
  const hasOpenCall = (useQuery(engine.calls.active.queryOptions()).data ?? null) !== null;
  return (sync, now = Date.now()) => syncSummary(sync, hasOpenCall, now);
}
