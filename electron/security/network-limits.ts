/** @file What the window's session may fetch and save: our own pages, and no download but an auditor's packet that the person saves. */
import type { DownloadItem, Session } from 'electron';
import type { Log } from '#shared/engine/ports.ts';
import { isAppAddress } from './app-address.ts';

/**
 * The second net behind the content security policy: requests of the window to anything but our own scheme are cancelled,
 * downloads that a page starts are refused but for an auditor's packet, for which the person is asked where it goes, and words are not sent to a
 * spelling service.
 */
export function limitNetwork(session: Session, log: Log): void {
  session.webRequest.onBeforeRequest((details, callback) => {
    const isAllowed = isAppAddress(details.url) || isOfTheBrowser(details.url);
    if (!isAllowed) log('request-blocked', { kind: details.resourceType });
    callback({ cancel: !isAllowed });
  });
  session.on('will-download', (event, item) => {
    if (isPacket(item)) {
      item.setSaveDialogOptions({ title: 'Save the packet', defaultPath: item.getFilename() });
      log('download-asked');
      return;
    }
    event.preventDefault();
    log('download-refused');
  });
  session.setSpellCheckerEnabled(false);
}

// Images as data: addresses and the developer tools of an unpackaged app load without a network.
function isOfTheBrowser(address: string): boolean {
  return ['data:', 'devtools:', 'chrome:'].includes(URL.parse(address)?.protocol ?? '');
}

/** A file that our own page made, under the name that such packets have: month and mark, and nothing of the patient. */
function isPacket(item: DownloadItem): boolean {
  const url = URL.parse(item.getURL());
  const isOwn = url?.protocol === 'blob:' && isAppAddress(url.pathname);
  return isOwn && /^auditor-packet-\d{4}-\d{2}-[0-9a-f]{8}\.(pdf|json)$/.test(item.getFilename());
}
