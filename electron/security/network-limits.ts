/** @file What the window's session may fetch and save: our own pages, and no downloads but those the main process starts. */
import type { Session } from 'electron';
import type { Log } from '#shared/engine/ports.ts';
import { isAppAddress } from './app-address.ts';

/**
 * The second net behind the content security policy: requests of the window to anything but our own scheme are cancelled,
 * downloads that a page starts are refused, and words are not sent to a spelling service.
 */
export function limitNetwork(session: Session, log: Log): void {
  session.webRequest.onBeforeRequest((details, callback) => {
    const isAllowed = isAppAddress(details.url) || isOfTheBrowser(details.url);
    if (!isAllowed) log('request-blocked', { kind: details.resourceType });
    callback({ cancel: !isAllowed });
  });
  session.on('will-download', (event) => {
    event.preventDefault();
    log('download-refused');
  });
  session.setSpellCheckerEnabled(false);
}

// Images as data: addresses and the developer tools of an unpackaged app load without a network.
function isOfTheBrowser(address: string): boolean {
  return ['data:', 'devtools:', 'chrome:'].includes(URL.parse(address)?.protocol ?? '');
}
