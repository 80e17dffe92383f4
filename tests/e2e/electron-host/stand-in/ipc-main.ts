/** @file Messages of preloads to the main process. */
import type { MessagePortMain } from './message-port-main.ts';
import { notOffered, offered } from './offered.ts';

/** What a message tells about the window it came from. */
interface SendingContents {
  face: object;
  mainFrame: object;
}

type Listener = (event: object, ...args: unknown[]) => void;

const listeners = new Map<string, Listener[]>();

export const ipcMain = {
  on(channel: string, listener: Listener): void {
    listeners.set(channel, [...(listeners.get(channel) ?? []), listener]);
  },

  /** A message came from the preload of a window's top frame. */
  receive(contents: SendingContents, channel: string, message: unknown, ports: MessagePortMain[]): void {
    const event = offered('IpcMainEvent', { sender: contents.face, senderFrame: contents.mainFrame, ports });
    const found = listeners.get(channel) ?? [];
    if (found.length === 0) notOffered(`a listener for the channel ${channel}`);
    for (const listener of found) listener(event, message);
  },
};
