/** @file One Careline per data folder: a second start shows the window of the first. */
import type { App, BrowserWindow } from 'electron';

/** Takes the lock. Answers false when another instance has it; that one is told to show itself. */
export function takeSingleInstance(app: App, window: () => BrowserWindow | undefined): boolean {
  if (!app.requestSingleInstanceLock()) return false;
  app.on('second-instance', () => focus(window()));
  app.on('activate', () => focus(window()));
  return true;
}

function focus(window: BrowserWindow | undefined): void {
  if (window === undefined) return;
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
