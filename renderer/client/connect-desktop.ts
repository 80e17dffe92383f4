import { connectMessage } from '#shared/contract/bridge.ts';

/** Makes a channel and hands one end, through the preload, to the engine in the main process. */
export async function connectEngine(): Promise<MessagePort> {
  const { port1, port2 } = new MessageChannel();
  window.postMessage(connectMessage, location.origin, [port2]);
  return port1;
}
