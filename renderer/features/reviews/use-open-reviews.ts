import { useQuery } from '@tanstack/react-query';
import { useEngine } from '../../client/EngineProvider.tsx';

/** How many items wait for a decision on this device; 0 until that is known. */
export function useOpenReviews(): number {
  return useQuery(useEngine().reviews.openCount.queryOptions()).data?.open ?? 0;
}
