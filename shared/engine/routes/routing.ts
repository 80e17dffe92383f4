import { implement, ORPCError } from '@orpc/server';
import { engineContract } from '#shared/contract/engine/index.ts';
import type { Desk } from '../desk.ts';
import { unforeseen } from '../errors.ts';
import type { EngineEvents } from '../events.ts';
import type { EnginePorts } from '../ports.ts';
import type { Session } from '../session.ts';
import { isDamage } from '../store-trouble.ts';

/** What a handler is made of. Those of a topic are beside this file. */
export interface Routing {
  os: ReturnType<typeof implementEngine>;
  /** The open desk. Throws SIGNED_OUT or LOCKED. */
  desk(): Desk;
  session: Session;
  events: EngineEvents;
}

/** The contract, to be bound call by call. An error that nobody foresaw is logged and answered as such, unless the desk was closed under the call. */
export function implementEngine(ports: EnginePorts, session: Session) {
  return implement(engineContract).use(async ({ next, path }) => {
    const before = openDesk(session);
    try {
      return await next();
    } catch (error) {
      if (error instanceof ORPCError) throw error;
      const { code, answer } = unforeseen(error);
      ports.log('engine.failed', { procedure: path.join('.'), code });
      // What stops in the middle for that reason is answered as what is asked later: by what has to be done first.
      if (before !== null && openDesk(session) !== before && !isDamage(error)) session.desk();
      throw answer;
    }
  });
}

function openDesk(session: Session): Desk | null {
  try {
    return session.desk();
  } catch {
    return null;
  }
}
