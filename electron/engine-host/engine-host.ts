/** @file Runs the engine in the main process and serves it to the window. */
import { ipcMain, type WebContents } from 'electron';
import { createEngine, type Engine, type EnginePorts, serveEngine } from '#shared/engine/index.ts';
import { openEngineDoor } from './engine-door.ts';

/** What the machine did. */
export type PowerEvent = 'suspend' | 'resume' | 'lock-screen' | 'unlock-screen';

/** The engine as the main process holds it. */
export interface EngineHost {
  /** Cuts the window off, for instance because its process is gone. A page that loads anew connects again. */
  disconnect(): void;
  /** Told when the machine sleeps, wakes, is locked or unlocked. Sleep and a locked screen close the desk. */
  powerChanged(event: PowerEvent): void;
  /** Takes an error that nobody caught: see {@link Engine}. */
  closeIfDamaged: Engine['closeIfDamaged'];
  /** Lets no call in any more, then closes the engine and its store. */
  close(): Promise<void>;
}

/** Starts the engine. `window` answers the contents of the app's window at each moment. */
export function startEngineHost(ports: EnginePorts, window: () => WebContents | undefined): EngineHost {
  const engine = createEngine(ports);
  const door = openEngineDoor({
    ipcMain,
    window,
    serve: (port) => serveEngine(engine, port),
    log: ports.log,
  });
  return {
    disconnect: door.disconnect,
    powerChanged(event) {
      ports.log('power', { kind: event });
      if (event !== 'suspend' && event !== 'lock-screen') return;
      engine.lock().catch(() => ports.log('power-lock-failed'));
    },
    closeIfDamaged: engine.closeIfDamaged,
    async close() {
      door.close();
      await engine.close();
    },
  };
}
