import { MutationCache, QueryClient } from '@tanstack/react-query';

/**
 * The cache of the engine's answers. Everything comes from this device, so nothing waits for a network, nothing is
 * retried, and an answer stays fresh until a change notice says otherwise.
 */
export function createQueryClient(): QueryClient {
  const queryClient: QueryClient = new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: 'always',
        retry: false,
        staleTime: Number.POSITIVE_INFINITY,
        gcTime: 5 * 60_000,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
      },
      mutations: { networkMode: 'always', retry: false },
    },
    mutationCache: new MutationCache({
      // The clock and the open call are local documents, of which no change notice speaks.
      onSuccess: (_data, _input, _context, mutation) => {
        const path = mutation.options.mutationKey?.[0];
        if (!Array.isArray(path) || (path[0] !== 'calls' && path[0] !== 'clock') || path[1] === 'saveDraft')
          return;
        void queryClient.invalidateQueries({ queryKey: [['clock']] });
        void queryClient.invalidateQueries({ queryKey: [['calls', 'active']] });
      },
    }),
  });
  return queryClient;
}
