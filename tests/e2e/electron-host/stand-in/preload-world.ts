/**
 * @file Makes the script that runs the app's preload in an isolated world of the page, with the part of `electron` that a
 * sandboxed preload gets. The script is text: it is made here, and runs in Chromium.
 */

import { randomUUID } from 'node:crypto';

export const worldName = 'electron-stand-in-preload';
export const bindingName = 'electronStandInSend';
export const receiverName = 'electronStandInReceive';

// Electron adds to Chromium that a port hears when its other end closes. Here a word that nobody can guess says so.
const closeWord = `closed ${randomUUID()}`;

/** What the isolated world sends. Ports are numbered within their document. */
export type FromPreload =
  | { kind: 'ipc'; channel: string; message: unknown; ports: number[] }
  | { kind: 'message'; port: number; wire: import('./wire.ts').Wire }
  | { kind: 'closed'; port: number }
  | { kind: 'failed'; error: string };

/** What the isolated world receives. */
export type ToPreload =
  | { kind: 'message'; port: number; wire: import('./wire.ts').Wire }
  | { kind: 'close'; port: number };

/** The script for every new document: the bridge, then the preload as Electron wraps it. */
export function preloadScript(preloadSource: string): string {
  return `(() => {
  if (window.top !== window) return;
  const electron = (${installBridge.toString()})(${JSON.stringify({ bindingName, receiverName, closeWord })});
  const require = (name) => {
    if (name === 'electron') return electron;
    throw new Error('A sandboxed preload cannot load ' + name + '.');
  };
  const module = { exports: {} };
  (function (require, module, exports) {
${preloadSource}
  })(require, module, module.exports);
})();`;
}

/** The script for the page's own world: gives its ports the `close` event that Electron's Chromium has. */
export function portCloseScript(): string {
  return `(${installPortClose.toString()})(${JSON.stringify(closeWord)})`;
}

// Runs in the page: nothing outside its own body exists there.
function installPortClose(word: string): void {
  const watch = (port: MessagePort) => {
    port.addEventListener('message', (event) => {
      if (event.data !== word) return;
      event.stopImmediatePropagation();
      port.dispatchEvent(new Event('close'));
    });
    const close = port.close.bind(port);
    port.close = () => {
      port.postMessage(word);
      close();
    };
  };
  globalThis.MessageChannel = class MessageChannel extends globalThis.MessageChannel {
    constructor() {
      super();
      watch(this.port1);
      watch(this.port2);
    }
  };
}

// Runs in the page: nothing outside its own body exists there.
function installBridge(names: { bindingName: string; receiverName: string; closeWord: string }) {
  const world = globalThis as unknown as Record<string, (message: string) => void>;
  const binding = world[names.bindingName];
  const ports = new Map<number, MessagePort>();
  let lastPort = 0;
  const send = (message: object) => binding?.(JSON.stringify(message));
  const refuse = (what: string): never => {
    const error = `The Electron stand-in does not offer ${what} in the preload.`;
    send({ kind: 'failed', error });
    throw new Error(error);
  };
  const toBase64 = (bytes: Uint8Array) => {
    let text = '';
    for (let start = 0; start < bytes.length; start += 0x8000) {
      text += String.fromCharCode(...bytes.subarray(start, start + 0x8000));
    }
    return btoa(text);
  };
  const toWire = (data: unknown) => {
    if (typeof data === 'string') return { kind: 'text', text: data };
    if (data instanceof ArrayBuffer) return { kind: 'bytes', base64: toBase64(new Uint8Array(data)) };
    if (ArrayBuffer.isView(data)) {
      return {
        kind: 'bytes',
        base64: toBase64(new Uint8Array(data.buffer, data.byteOffset, data.byteLength)),
      };
    }
    if (JSON.stringify(data) === undefined || data instanceof Blob) {
      return refuse('messages other than text, bytes and JSON');
    }
    return { kind: 'json', json: data };
  };
  const adopt = (port: MessagePort): number => {
    const number = ++lastPort;
    ports.set(number, port);
    port.addEventListener('message', (event) => {
      if (event.data === names.closeWord) {
        if (ports.delete(number)) send({ kind: 'closed', port: number });
        return;
      }
      if (event.ports.length > 0) refuse('ports sent over ports');
      send({ kind: 'message', port: number, wire: toWire(event.data) });
    });
    port.start();
    return number;
  };
  world[names.receiverName] = (text: string) => {
    const message = JSON.parse(text);
    const port = ports.get(message.port);
    if (message.kind === 'close') {
      ports.delete(message.port);
      port?.postMessage(names.closeWord);
      port?.close();
      return;
    }
    const { wire } = message;
    if (wire.kind === 'bytes') port?.postMessage(Uint8Array.from(atob(wire.base64), (c) => c.charCodeAt(0)));
    else port?.postMessage(wire.kind === 'text' ? wire.text : wire.json);
  };
  const only = (name: string, object: object) =>
    new Proxy(object, {
      get: (target, property) =>
        property in target || typeof property === 'symbol'
          ? Reflect.get(target, property)
          : refuse(`${name}.${property}`),
    });
  return only('electron', {
    ipcRenderer: only('ipcRenderer', {
      postMessage(channel: string, message: unknown, transfer: MessagePort[] = []) {
        send({ kind: 'ipc', channel, message, ports: transfer.map(adopt) });
      },
    }),
  });
}
