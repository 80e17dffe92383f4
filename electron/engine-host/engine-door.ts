/** @file The door to the engine: lets our own page's port in, and nobody else's. */
import type { IpcMain, IpcMainEvent, MessagePortMain, WebContents } from 'electron';
import { enginePortChannel } from '#shared/contract/bridge.ts';
import type { Log } from '#shared/engine/ports.ts';
import { isAppAddress } from '../security/app-address.ts';

export interface EngineDoorOptions {
  ipcMain: IpcMain;
  /** The contents of the app's window at this moment. */
  window: () => WebContents | undefined;
  /** Answers on a port until it closes. */
  serve: (port: MessagePortMain) => void;
  log: Log;
}

/** The open door. */
export interface EngineDoor {
  /** Closes the port that is being served, if any. The page's calls then fail. */
  disconnect(): void;
  /** Disconnects, and lets no port in from now on. */
  close(): void;
}

/**
 * Waits for ports from the preload. A port is served only if it comes alone, from the top frame of the app's window, and
 * that frame shows a page of ours; any other is closed at once. The window has one port at a time: a page that loads
 * anew takes the place of the old one, so that nothing of the old page goes on.
 */
export function openEngineDoor({ ipcMain, window, serve, log }: EngineDoorOptions): EngineDoor {
  let served: MessagePortMain | undefined;
  let isOpen = true;

  function disconnect(): void {
    const port = served;
    served = undefined;
    port?.close();
  }

  ipcMain.on(enginePortChannel, (event: IpcMainEvent) => {
    const reason = isOpen ? refusalOf(event, window()) : 'closing';
    const [port] = event.ports;
    if (reason !== undefined || port === undefined) {
      log('engine-port-refused', { reason: reason ?? 'no-port' });
      for (const refused of event.ports) refused.close();
      return;
    }
    disconnect();
    served = port;
    port.on('close', () => {
      if (served === port) served = undefined;
    });
    serve(port);
    port.start();
    log('engine-port-served');
  });

  return {
    disconnect,
    close() {
      isOpen = false;
      disconnect();
    },
  };
}

function refusalOf(event: IpcMainEvent, window: WebContents | undefined): string | undefined {
  if (event.ports.length !== 1) return 'not-one-port';
  if (window === undefined || event.sender !== window) return 'other-window';
  const frame = event.senderFrame;
  if (frame === null) return 'frame-gone';
  if (frame.parent !== null) return 'inner-frame';
  return isAppAddress(frame.url) ? undefined : 'foreign-page';
}
