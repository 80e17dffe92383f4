/** @file What the window's session may fetch and save: our own pages, and no download but a paper of ours that the person saves. */
import type { DownloadItem, Session } from 'electron';
import type { Log } from '#shared/engine/ports.ts';
import { isAppAddress } from './app-address.ts';

/**
 * The second net behind the content security policy: requests of the window to anything but our own scheme are cancelled,
 * downloads that a page starts are refused but for an auditor's packet and a patient's copy of her plan, for which the person is asked where they go, and
 * words are not sent to a spelling service.
 */
export function limitNetwork(session: Session, log: Log): void {
  session.webRequest.onBeforeRequest((details, callback) => {
    const isAllowed = isAppAddress(details.url) || isOfTheBrowser(details.url);
    if (!isAllowed) log('request-blocked', { kind: details.resourceType });
    callback({ cancel: !isAllowed });
  });
  session.on('will-download', (event, item) => {
    const title = titleOf(item);
    if (title !== undefined) {
      item.setSaveDialogOptions({ title, defaultPath: item.getFilename() });
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

/** The names of the papers that our own page makes: month and mark, or version and language, and nothing of the patient. */
const PAPERS: readonly { name: RegExp; title: string }[] = [
  { name: /^auditor-packet-\d{4}-\d{2}-[0-9a-f]{8}\.(pdf|json)$/, title: 'Save the packet' },
  { name: /^care-plan-copy-\d{1,4}-(en|es)\.pdf$/, title: 'Save the patient’s copy' },
];

/** What the dialog is called that asks where a paper of our own page goes; undefined for any other file. */
function titleOf(item: DownloadItem): string | undefined {
  const url = URL.parse(item.getURL());
  const isOwn = url?.protocol === 'blob:' && isAppAddress(url.pathname);
  return isOwn ? PAPERS.find(({ name }) => name.test(item.getFilename()))?.title : undefined;
}
