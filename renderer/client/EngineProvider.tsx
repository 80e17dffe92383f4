import { QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useEffect, useMemo } from 'react';
import { type ConnectEngine, createConnection } from './connection.ts';
import { EngineContext } from './engine-context.ts';
import { LiveStreams } from './LiveStreams.tsx';
import { createQueryClient } from './query-client.ts';

export { useConnection, useConnectionState, useEngine, useEngineClient } from './engine-context.ts';

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
