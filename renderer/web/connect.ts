/** @file How a tab of the web home reaches the engine, and how the app gets ready to start without a server. */

/** Starts or joins the engine's shared worker and answers this tab's port to it. */
export function connectEngine(): Promise<MessagePort> {
  registerServiceWorker();
  const worker = new SharedWorker(new URL('./worker/engine.worker.ts', import.meta.url), {
    type: 'module',
    name: 'careline-engine',
  });
  // A worker that cannot start says so only here; the client takes a closed port as a lost engine.
  worker.addEventListener('error', () => worker.port.dispatchEvent(new Event('close')));
  return Promise.resolve(worker.port);
}

function registerServiceWorker(): void {
  if (import.meta.env.DEV) return;
  void navigator.serviceWorker?.register('/service-worker.js');
  // Without this the browser may throw the store away when its disk is full (peers.md B5).
  void navigator.storage?.persist?.();
}
