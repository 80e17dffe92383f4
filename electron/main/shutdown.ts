/** @file Orderly shutdown: no new calls, the engine closed and its store with it, the log written, then out. */
import type { App } from 'electron';
import type { Log } from '#shared/engine/ports.ts';

/** A close that takes longer is given up; SQLite's write-ahead log makes that safe. */
const limitMilliseconds = 8000;

export interface ShutdownOptions {
  app: App;
  log: Log;
  /** Closes what is open, in order. */
  close: () => Promise<void>;
  /** Answers when the log is on disk. */
  flushLog: () => Promise<void>;
}

/** How the app ends. */
export interface Shutdown {
  isQuitting(): boolean;
  /** Ends the app in order with an exit code. More calls change nothing. */
  stop(exitCode: number): void;
}

/** Takes over quitting: the first attempt closes everything and then leaves. SIGINT and SIGTERM count as attempts. */
export function handleShutdown({ app, log, close, flushLog }: ShutdownOptions): Shutdown {
  let quitting = false;

  async function closeAndExit(exitCode: number): Promise<void> {
    const outcome = await Promise.race([
      close().then(
        () => 'closed',
        () => 'failed',
      ),
      new Promise<string>((resolve) => setTimeout(resolve, limitMilliseconds, 'timed-out')),
    ]);
    log('shutdown', { reason: outcome });
    await Promise.race([flushLog(), new Promise((resolve) => setTimeout(resolve, 1000))]);
    app.exit(outcome === 'closed' ? exitCode : exitCode || 1);
  }

  function stop(exitCode: number): void {
    if (quitting) return;
    quitting = true;
    void closeAndExit(exitCode);
  }

  app.on('before-quit', (event) => {
    event.preventDefault();
    stop(0);
  });
  app.on('window-all-closed', () => stop(0));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop(0));
  return { isQuitting: () => quitting, stop };
}
