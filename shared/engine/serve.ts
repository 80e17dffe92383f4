import { RPCHandler } from '@orpc/server/message-port';
import type { Engine } from './engine.ts';

/** A port as oRPC takes it: MessagePort, Electron's MessagePortMain, or Node's. */
export type EnginePort = Parameters<RPCHandler<Record<never, never>>['upgrade']>[0];

/** Serves the engine's contract on a port, to one window or tab. */
export function serveEngine(engine: Pick<Engine, 'router'>, port: EnginePort): void {
  new RPCHandler(engine.router).upgrade(port);
}
