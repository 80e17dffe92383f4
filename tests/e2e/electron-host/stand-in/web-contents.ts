/** @file The contents of a window: a page of the real Chromium. */
import { toAppAddress, toPageAddress } from './addresses.ts';
import { browser } from './browser.ts';
import type { CdpSession } from './cdp-connection.ts';
import { ipcMain } from './ipc-main.ts';
import { notOffered, OfferedEmitter, offered, preventable } from './offered.ts';
import { applyPermissions } from './permissions.ts';
import { installPreload } from './preload-bridge.ts';
import { report } from './report.ts';
import { openRequestGate } from './request-gate.ts';
import type { Session } from './session.ts';

type WindowOpenHandler = (details: { url: string; frameName: string; disposition: string }) => {
  action: string;
};

const events = [
  'will-navigate',
  'will-frame-navigate',
  'will-redirect',
  'will-attach-webview',
  'render-process-gone',
  'did-finish-load',
  'dom-ready',
  'destroyed',
];

/** As Electron's WebContents, as far as the app uses it. The page exists once `ready` answers. */
export class WebContents extends OfferedEmitter {
  /** Called with each new contents; the app object emits it. */
  static created: (contents: WebContents) => void = () => undefined;
  readonly ready: Promise<CdpSession>;
  readonly session: Session;
  /** As the app gets it; compared by identity. */
  readonly face: WebContents = offered('webContents', this);
  targetId = '';
  #mainFrameId = '';
  #address = '';
  #isDestroyed = false;
  #hasCrashed = false;
  /** Addresses the main process asked for; all other navigations count as the page's own. */
  readonly #expected = new Set<string>();
  #openHandler: WindowOpenHandler | undefined;

  constructor(session: Session, preload: string, size: { width: number; height: number }) {
    super('webContents', events);
    this.session = session;
    WebContents.created(this);
    this.ready = this.#create(preload, size);
    this.ready.catch((error) => report.failure(error));
  }

  get mainFrame() {
    return offered('WebFrameMain', { url: this.#address, origin: originOf(this.#address), parent: null });
  }

  setWindowOpenHandler(handler: WindowOpenHandler): void {
    this.#openHandler = handler;
  }

  isDestroyed(): boolean {
    return this.#isDestroyed;
  }

  getURL(): string {
    return this.#address;
  }

  reload(): void {
    this.loadURL(this.#address).catch((error) => report.failure(error));
  }

  async loadURL(address: string): Promise<void> {
    const cdp = await this.ready;
    this.#expected.add(address);
    await applyPermissions(this, address);
    const url = toPageAddress(address);
    this.#hasCrashed = false;
    const { errorText } = await cdp.send<{ errorText?: string }>('Page.navigate', { url });
    if (errorText !== undefined) throw new Error(errorText);
  }

  async close(): Promise<void> {
    await this.ready;
    if (!this.#isDestroyed) await browser().cdp.send('Target.closeTarget', { targetId: this.targetId });
  }

  /** Makes the page's process die. */
  crash(): void {
    this.ready.then((cdp) => cdp.send('Page.crash')).catch(() => undefined);
  }

  async #create(preload: string, { width, height }: { width: number; height: number }): Promise<CdpSession> {
    const { cdp: root, session } = browser();
    const target = { url: 'about:blank', width, height, newWindow: true };
    const { targetId } = await root.send<{ targetId: string }>('Target.createTarget', target);
    const attach = { targetId, flatten: true };
    const { sessionId } = await root.send<{ sessionId: string }>('Target.attachToTarget', attach);
    const cdp = session(sessionId);
    this.targetId = targetId;
    this.#listen(cdp, root);
    await Promise.all(['Page.enable', 'Inspector.enable'].map((method) => cdp.send(method)));
    const { frameTree } = await cdp.send<{ frameTree: { frame: { id: string } } }>('Page.getFrameTree');
    this.#mainFrameId = frameTree.frame.id;
    const mainFrameId = () => this.#mainFrameId;
    await installPreload({
      cdp,
      preload,
      mainFrameId,
      onIpc: (channel, message, ports) => ipcMain.receive(this, channel, message, ports),
      onError: report.failure,
    });
    await cdp.send('Runtime.enable');
    await openRequestGate({
      cdp,
      session: this.session,
      mainFrameId,
      isNavigationPrevented: (...facts) => this.#isNavigationPrevented(...facts),
      onError: report.failure,
    });
    return cdp;
  }

  #listen(cdp: CdpSession, root: CdpSession): void {
    cdp.on('Page.frameNavigated', ({ frame }) => {
      if (frame.parentId === undefined) this.#address = toAppAddress(frame.url);
    });
    cdp.on('Page.domContentEventFired', () => this.emit('dom-ready'));
    cdp.on('Page.loadEventFired', () => {
      if (this.#address !== 'about:blank') this.emit('did-finish-load');
    });
    cdp.on('Page.frameRequestedNavigation', ({ frameId, url }) => {
      // Addresses that no request is made for, such as tel:, never come to the request gate.
      if (!/^https?:/.test(url)) this.#isNavigationPrevented(url, frameId === this.#mainFrameId, false);
    });
    cdp.on('Page.windowOpen', ({ url, windowName }) => this.#openWindow(toAppAddress(url), windowName));
    cdp.on('Inspector.targetCrashed', () => this.#crashed());
    root.on('Target.targetDestroyed', ({ targetId }) => {
      if (targetId !== this.targetId || this.#isDestroyed) return;
      this.#isDestroyed = true;
      this.emit('destroyed');
    });
  }

  #crashed(): void {
    if (this.#hasCrashed) return;
    this.#hasCrashed = true;
    this.emit('render-process-gone', preventable({}), { reason: 'crashed', exitCode: 139 });
  }

  #isNavigationPrevented(url: string, isMainFrame: boolean, isRedirect: boolean): boolean {
    if (isMainFrame && !isRedirect && this.#expected.delete(url)) return false;
    const facts = { url, isMainFrame, isSameDocument: false };
    if (isRedirect) return this.#isPrevented('will-redirect', facts);
    const isFramePrevented = this.#isPrevented('will-frame-navigate', facts);
    return (isMainFrame && this.#isPrevented('will-navigate', facts)) || isFramePrevented;
  }

  #isPrevented(event: string, facts: object): boolean {
    const details = preventable(facts);
    this.emit(event, details);
    return details.defaultPrevented;
  }

  // Chromium was started so that it opens no new window; the app's answer must agree.
  #openWindow(url: string, frameName: string): void {
    const answer = this.#openHandler?.({ url, frameName, disposition: 'foreground-tab' });
    if (answer?.action !== 'deny') notOffered('a window opened by a page');
  }
}

function originOf(address: string): string {
  const url = URL.parse(address);
  return url === null ? 'null' : `${url.protocol}//${url.host}`;
}
