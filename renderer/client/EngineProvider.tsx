import { QueryClientProvider } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import { type ConnectEngine, type Connection, createConnection } from './connection.ts';
import { LiveStreams } from './LiveStreams.tsx';
import { createQueryClient } from './query-client.ts';

const EngineContext = createContext<Connection | null>(null);

/** Connects to the engine, and gives its client and the query cache to everything below. */
export function EngineProvider({ connect, children }: { connect: ConnectEngine; children: ReactNode }) {
  const connection = useMemo(() => createConnection(connect), [connect]);
  const queryClient = useMemo(createQueryClient, []);
  useEffect(() => void connection.open(), [connection]);
  return (
    <EngineContext value={connection}>
      <QueryClientProvider client={queryClient}>
        <LiveStreams />
        {children}
      </QueryClientProvider>
    </EngineContext>
  );
}

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
