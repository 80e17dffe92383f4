/** @file Runs the app's preload in an isolated world of each document, and carries its IPC messages and ports. */
import { readFile } from 'node:fs/promises';
import type { CdpSession } from './cdp-connection.ts';
import { MessagePortMain } from './message-port-main.ts';
import { offered } from './offered.ts';
import {
  bindingName,
  type FromPreload,
  portCloseScript,
  preloadScript,
  receiverName,
  type ToPreload,
  worldName,
} from './preload-world.ts';

export interface PreloadBridgeOptions {
  cdp: CdpSession;
  preload: string;
  mainFrameId: () => string;
  onIpc: (channel: string, message: unknown, ports: MessagePortMain[]) => void;
  onError: (error: unknown) => void;
}

/** Sets the preload up for every document to come. Call before the first address is loaded. */
export async function installPreload(options: PreloadBridgeOptions): Promise<void> {
  const { cdp } = options;
  /** Ports by the world they live in, which is gone with its document. */
  const worlds = new Map<number, Map<number, MessagePortMain>>();

  function post(world: number, message: ToPreload): void {
    const expression = `${receiverName}(${JSON.stringify(JSON.stringify(message))})`;
    cdp.send('Runtime.evaluate', { expression, contextId: world }).catch(() => closeWorld(world));
  }

  function adopt(world: number, number: number): MessagePortMain {
    const port = new MessagePortMain({
      post: (wire) => post(world, { kind: 'message', port: number, wire }),
      close: () => post(world, { kind: 'close', port: number }),
    });
    worlds.get(world)?.set(number, port);
    return offered('MessagePortMain', port);
  }

  function closeWorld(world: number): void {
    const ports = worlds.get(world);
    worlds.delete(world);
    for (const port of ports?.values() ?? []) port.closedByPage();
  }

  function receive(world: number, message: FromPreload): void {
    if (message.kind === 'failed') {
      options.onError(new Error(message.error));
      return;
    }
    if (message.kind === 'ipc') {
      const ports = message.ports.map((number) => adopt(world, number));
      options.onIpc(message.channel, message.message, ports);
      return;
    }
    const port = worlds.get(world)?.get(message.port);
    if (message.kind === 'message') port?.receive(message.wire);
    else port?.closedByPage();
  }

  cdp.on('Runtime.executionContextCreated', ({ context }) => {
    if (context.name === worldName && context.auxData?.frameId === options.mainFrameId()) {
      worlds.set(context.id, new Map());
    }
  });
  cdp.on('Runtime.executionContextDestroyed', ({ executionContextId }) => closeWorld(executionContextId));
  const closeAll = () => [...worlds.keys()].forEach(closeWorld);
  cdp.on('Runtime.executionContextsCleared', closeAll);
  cdp.on('Inspector.targetCrashed', closeAll);
  cdp.on('Target.targetDestroyed', closeAll);
  cdp.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
    if (name === bindingName) receive(executionContextId, JSON.parse(payload));
  });
  await cdp.send('Runtime.addBinding', { name: bindingName, executionContextName: worldName });
  await cdp.send('Page.addScriptToEvaluateOnNewDocument', { source: portCloseScript() });
  await cdp.send('Page.addScriptToEvaluateOnNewDocument', {
    source: preloadScript(await readFile(options.preload, 'utf8')),
    worldName,
    runImmediately: true,
  });
}
