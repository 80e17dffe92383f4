/** @file Keeps every window on our own pages: no foreign address, no redirect, no frame, no new window, no webview. */
import type { App, WebContents } from 'electron';
import type { Log } from '#shared/engine/ports.ts';
import { isAppAddress } from './app-address.ts';
import { openExternally } from './external-links.ts';

/** Guards all web contents this app will ever make. Call before the first window. */
export function guardNavigation(app: App, log: Log): void {
  app.on('web-contents-created', (_event, contents) => guardContents(contents, log));
}

function guardContents(contents: WebContents, log: Log): void {
  contents.on('will-navigate', (details) => {
    if (isAppAddress(details.url)) return;
    details.preventDefault();
    log('navigation-blocked');
    openExternally(details.url, log);
  });
  contents.on('will-frame-navigate', (details) => {
    if (details.isMainFrame) return;
    details.preventDefault();
    log('frame-blocked');
  });
  contents.on('will-redirect', (details) => {
    details.preventDefault();
    log('redirect-blocked');
  });
  contents.on('will-attach-webview', (event) => {
    event.preventDefault();
    log('webview-blocked');
  });
  contents.setWindowOpenHandler(({ url }) => {
    log('window-blocked');
    openExternally(url, log);
    return { action: 'deny' };
  });
}
