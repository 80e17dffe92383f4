import { implement, ORPCError } from '@orpc/server';
import { engineContract } from '#shared/contract/engine/index.ts';
import type { Desk } from '../desk.ts';
import { unforeseen } from '../errors.ts';
import type { EngineEvents } from '../events.ts';
import type { EnginePorts } from '../ports.ts';
import type { Session } from '../session.ts';

/** What a handler is made of. Those of a topic are beside this file. */
export interface Routing {
  os: ReturnType<typeof implementEngine>;
  /** The open desk. Throws SIGNED_OUT or LOCKED. */
  desk(): Desk;
  session: Session;
  events: EngineEvents;
}

/** The contract, to be bound call by call. An error that nobody foresaw is logged and answered as such. */
export function implementEngine(ports: EnginePorts) {
  return implement(engineContract).use(async ({ next, path }) => {
    try {
      return await next();
    } catch (error) {
      if (error instanceof ORPCError) throw error;
      const { code, answer } = unforeseen(error);
      ports.log('engine.failed', { procedure: path.join('.'), code });
      throw answer;
    }
  });
}
