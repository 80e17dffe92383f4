/**
 * @file The engine's home in a browser: one shared worker serves every tab of this origin, so that no two tabs ever write the
 * same store. Each tab brings its own port. The engine ends with its last tab.
 */
import { createEngine, serveEngine } from '#shared/engine/index.ts';
import { createWebPorts } from './ports.ts';

declare const self: SharedWorkerGlobalScope;

const engine = createEngine(createWebPorts(self));

self.addEventListener('unhandledrejection', ({ reason }) => void engine.closeIfDamaged(reason));
self.addEventListener('error', ({ error }) => void engine.closeIfDamaged(error));

self.addEventListener('connect', (event) => {
  for (const port of event.ports) {
    serveEngine(engine, port);
    port.start();
  }
});
