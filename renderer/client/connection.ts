import { type ClientLink, type ClientOptions, createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import { createTanstackQueryUtils } from '@orpc/tanstack-query';
import { createStore } from 'zustand/vanilla';
import type { EngineContract } from '#shared/contract/engine/index.ts';

/** Reaches the engine of this home and answers with the port to it. */
export type ConnectEngine = () => Promise<MessagePort>;

export type EngineClient = ContractRouterClient<EngineContract>;

export interface ConnectionState {
  /** `lost`: the engine has gone, or could not be reached at all. */
  state: 'connecting' | 'connected' | 'lost';
  /** Why it is lost, in a sentence, or empty. */
  reason: string;
  /** Grows by one with every new port, so that streams open anew. */
  generation: number;
}

/** The way to the engine: a typed client that stays the same object while the port behind it is renewed. */
export function createConnection(connect: ConnectEngine) {
  const store = createStore<ConnectionState>(() => ({ state: 'connecting', reason: '', generation: 0 }));
  let link: RPCLink<Record<never, never>> | null = null;
  let attempt = 0;

  const forward: ClientLink<Record<never, never>> = {
    call: (path, input, options: ClientOptions<Record<never, never>>) => {
      if (link === null) return Promise.reject(new Error('The engine is not connected.'));
      return link.call(path, input, options);
    },
  };
  const client: EngineClient = createORPCClient(forward);

  const open = async () => {
    const mine = ++attempt;
    store.setState({ state: 'connecting', reason: '' });
    try {
      const port = await connect();
      if (mine !== attempt) return port.close();
      port.addEventListener('close', () => {
        if (mine !== attempt) return;
        link = null;
        store.setState({
          state: 'lost',
          reason: 'The part of Careline that keeps your records has stopped.',
        });
      });
      link = new RPCLink({ port });
      port.start();
      store.setState((state) => ({ state: 'connected', reason: '', generation: state.generation + 1 }));
    } catch (error) {
      if (mine !== attempt) return;
      link = null;
      store.setState({ state: 'lost', reason: sentenceOf(error) });
    }
  };

  /** Called when the engine was reached but never said a word. */
  const giveUp = () => {
    attempt++;
    link = null;
    store.setState({ state: 'lost', reason: '' });
  };

  return { store, client, giveUp, utils: createTanstackQueryUtils(client), open };
}

export type Connection = ReturnType<typeof createConnection>;

/** The home's own sentence; a fault of the browser's speaks no language a nurse should have to read. */
function sentenceOf(error: unknown): string {
  return error instanceof Error && error.name === 'Error' ? error.message : '';
}
