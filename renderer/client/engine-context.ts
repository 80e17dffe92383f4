import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { Connection } from './connection.ts';

/** The connection that the provider above has made. */
export const EngineContext = createContext<Connection | null>(null);

/** The connection itself: state, reconnecting. Screens use {@link useEngine}. */
export function useConnection(): Connection {
  const connection = useContext(EngineContext);
  if (connection === null) throw new Error('useConnection needs an EngineProvider above it.');
  return connection;
}

/** Whether the engine is there. */
export function useConnectionState() {
  return useStore(useConnection().store);
}

/**
 * The engine as TanStack Query options: `useQuery(engine.queue.today.queryOptions())`,
 * `useMutation(engine.calls.start.mutationOptions())`.
 */
export function useEngine(): Connection['utils'] {
  return useConnection().utils;
}

/** The engine as plain calls: `await client.calls.saveDraft({ … })`. */
export function useEngineClient(): Connection['client'] {
  return useConnection().client;
}
