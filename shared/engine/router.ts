/** @file Binds the contract to the features. Handlers only pass on; what they do is in `features/`. */
import type { EngineEvents } from './events.ts';
import type { EnginePorts } from './ports.ts';
import { dayRoutes } from './routes/day.ts';
import { minutesRoutes } from './routes/minutes.ts';
import { oversightRoutes } from './routes/oversight.ts';
import { patientRoutes } from './routes/patient.ts';
import { planningRoutes } from './routes/planning.ts';
import { implementEngine } from './routes/routing.ts';
import { sessionRoutes } from './routes/session.ts';
import type { Session } from './session.ts';

export type EngineRouter = ReturnType<typeof createRouter>;

/** The router that every home serves. */
export function createRouter(ports: EnginePorts, session: Session, events: EngineEvents) {
  const os = implementEngine(ports, session);
  const routing = { os, desk: () => session.desk(), session, events };
  return os.router({
    ...sessionRoutes(routing),
    ...dayRoutes(routing),
    ...patientRoutes(routing),
    ...planningRoutes(routing),
    ...minutesRoutes(routing),
    ...oversightRoutes(routing),
  });
}
