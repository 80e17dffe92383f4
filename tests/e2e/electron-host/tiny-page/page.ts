/** @file The script of the tiny page: connects to the engine as the renderer does, asks who is signed in, and lets tests ask for more. */
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import { connectEngine } from '#renderer/client/connect-desktop.ts';
import type { EngineContract } from '#shared/contract/engine/index.ts';

const port = await connectEngine();
port.addEventListener('close', () => document.body.setAttribute('data-port', 'closed'));
port.start();

/** The engine as the window has it. */
export type PageEngine = ContractRouterClient<EngineContract>;

const engine: PageEngine = createORPCClient(new RPCLink({ port }));
Object.assign(globalThis, { engine });

for await (const status of await engine.session.status()) {
  document.body.setAttribute('data-status', JSON.stringify(status));
}
