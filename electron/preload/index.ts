/**
 * @file The preload of the one window: runs sandboxed, in a world of its own, before the page's scripts. It passes the
 * engine's MessagePort to the main process and exposes nothing to the page.
 */
import { ipcRenderer } from 'electron';
import { connectMessage, enginePortChannel } from '#shared/contract/bridge.ts';

window.addEventListener('message', (event) => {
  const isOurs = event.source === window && event.origin === location.origin && event.data === connectMessage;
  const [port] = event.ports;
  if (!isOurs || port === undefined || event.ports.length !== 1) return;
  ipcRenderer.postMessage(enginePortChannel, null, [port]);
});
