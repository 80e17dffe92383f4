/** @file What happens when a process dies or an error reaches nobody. */
import type { App, BrowserWindow } from 'electron';
import type { Log } from '#shared/engine/ports.ts';

const reloadLimit = 3;
const reloadPeriodMilliseconds = 5 * 60_000;

/** Says whether one more reload is allowed: at most `limit` within `periodMilliseconds`. */
export function createReloadAllowance(
  now: () => number,
  limit = reloadLimit,
  periodMilliseconds = reloadPeriodMilliseconds,
): () => boolean {
  let reloads: number[] = [];
  return () => {
    const present = now();
    reloads = reloads.filter((at) => present - at < periodMilliseconds);
    if (reloads.length >= limit) return false;
    reloads.push(present);
    return true;
  };
}

export interface WindowCrashOptions {
  log: Log;
  /** Address of a page that cannot fail. */
  crashUrl: string;
  mayReload: () => boolean;
  isQuitting: () => boolean;
  /** Called at once when the page's process is gone. */
  onGone: () => void;
}

/** Loads the window again after its process died; when it dies too often, shows the page that cannot fail. */
export function reviveWindow(window: BrowserWindow, options: WindowCrashOptions): void {
  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    options.log('render-process-gone', { reason, exitCode });
    options.onGone();
    if (reason === 'clean-exit' || options.isQuitting() || window.isDestroyed()) return;
    if (options.mayReload()) window.webContents.reload();
    else loadQuietly(window, options.crashUrl, options.log);
  });
  window.on('unresponsive', () => options.log('window-unresponsive'));
}

/** Loads an address; a failure is logged by its code. */
export function loadQuietly(window: BrowserWindow, address: string, log: Log): void {
  window.loadURL(address).catch((error: unknown) => log('page-load-failed', { code: codeOf(error) }));
}

export interface ProcessCrashOptions {
  app: Pick<App, 'on'>;
  process: Pick<NodeJS.Process, 'on'>;
  log: Log;
  /** Ends the app in order. */
  stop: (exitCode: number) => void;
  /** Closes the desk and answers true when the error says that its store is damaged. */
  closeIfDamaged: (error: unknown) => boolean;
}

/** Logs helper processes that died, and errors that nobody caught. */
export function watchProcess({ app, process, log, stop, closeIfDamaged }: ProcessCrashOptions): void {
  app.on('child-process-gone', (_event, { type, reason, exitCode }) => {
    log('child-process-gone', { kind: type, reason, exitCode });
  });
  process.on('unhandledRejection', (error) => {
    log('unhandled-rejection', { code: codeOf(error) });
    closeIfDamaged(error);
  });
  process.on('uncaughtException', (error) => {
    log('uncaught-exception', { code: codeOf(error) });
    // Else nothing is known about the state any more; every answered command is on disk already.
    if (!closeIfDamaged(error)) stop(1);
  });
}

/** Code or kind of an error. Its message stays out: it may quote what somebody wrote. */
export function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const { code } = error as { code?: unknown };
  return typeof code === 'string' ? code : error.name;
}
