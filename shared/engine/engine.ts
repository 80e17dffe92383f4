/** @file The composition root of the engine: session and features behind one typed contract. */
import { createEvents } from './events.ts';
import type { EnginePorts } from './ports.ts';
import { createRouter, type EngineRouter } from './router.ts';
import { createSession } from './session.ts';

export interface Engine {
  router: EngineRouter;
  /** The machine sleeps or its screen is locked: closes the desk, once every window has saved what was typed. */
  lock(): Promise<void>;
  /** Takes an error that nobody caught. When it says that the open store is damaged, the desk closes and says so; any other answers false. */
  closeIfDamaged(error: unknown): boolean;
  /** Closes the store after the writes under way. */
  close(): Promise<void>;
}

/** Makes an engine. Nothing is open until somebody signs in. */
export function createEngine(ports: EnginePorts): Engine {
  const events = createEvents(ports.after);
  const session = createSession(ports, events);
  return {
    router: createRouter(ports, session, events),
    lock: async () => void (await session.lock('machine')),
    closeIfDamaged: session.closeIfDamaged,
    close: () => session.close(),
  };
}
