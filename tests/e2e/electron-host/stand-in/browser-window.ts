/** @file Windows. Each is a page of the real Chromium. */
import { checkOptions, notOffered, OfferedEmitter, offered, preventable } from './offered.ts';
import { report } from './report.ts';
import { defaultSession } from './session.ts';
import { WebContents } from './web-contents.ts';

const events = ['page-title-updated', 'ready-to-show', 'closed', 'unresponsive'];

const knownOptions = [
  ...[
    'title',
    'width',
    'height',
    'minWidth',
    'minHeight',
    'show',
    'autoHideMenuBar',
    'backgroundColor',
    'webPreferences',
  ],
];

/** Preferences that must have this value: a page of Chromium is never anything else. */
const fixedPreferences: Readonly<Record<string, boolean>> = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  spellcheck: false,
};

interface WindowOptions {
  title: string;
  width: number;
  height: number;
  webPreferences: Record<string, unknown> & { preload: string };
}

/** All windows that are open. */
export const openWindows: Set<WindowInside> = new Set();

/** Called when the last window closed. */
export const windowsClosed: { listener: () => void } = { listener: () => undefined };

class WindowInside extends OfferedEmitter {
  readonly contents: WebContents;
  readonly title: string;
  #isDestroyed = false;

  constructor(options: WindowOptions) {
    super('BrowserWindow', events);
    checkOptions('BrowserWindow', options, knownOptions);
    const { preload, devTools: _unused, ...preferences } = options.webPreferences;
    for (const [name, value] of Object.entries(preferences)) {
      if (!(name in fixedPreferences)) throw notOffered(`webPreferences.${name}`);
      if (fixedPreferences[name] !== value) throw notOffered(`webPreferences.${name}: ${String(value)}`);
    }
    for (const name of ['sandbox', 'contextIsolation', 'nodeIntegration', 'webviewTag']) {
      if (!(name in preferences)) throw new Error(`webPreferences.${name} must be written down.`);
    }
    this.title = options.title;
    this.contents = new WebContents(defaultSession, preload, options);
    this.contents.once('dom-ready', () => this.emit('ready-to-show'));
    this.contents.on('did-finish-load', () => {
      // Electron takes the page's title unless the app prevents it; a title may hold health data.
      const event = preventable({});
      this.emit('page-title-updated', event, '', false);
      if (!event.defaultPrevented) notOffered('a window title that follows the page');
      const { targetId } = this.contents;
      report.send({ kind: 'window', targetId, address: this.contents.getURL() });
    });
    this.contents.once('destroyed', () => {
      this.#isDestroyed = true;
      openWindows.delete(this);
      this.emit('closed');
      if (openWindows.size === 0) windowsClosed.listener();
    });
    openWindows.add(this);
  }

  get webContents(): WebContents {
    return this.contents.face;
  }

  loadURL(address: string): Promise<void> {
    return this.contents.loadURL(address);
  }

  isDestroyed(): boolean {
    return this.#isDestroyed;
  }

  // A page of a headless Chromium is always shown and never minimised.
  show(): void {}
  focus(): void {}
  restore(): void {}
  isMinimized(): boolean {
    return false;
  }
}

/** As Electron's BrowserWindow. A function, because what `new` answers is the guarded object. */
export const BrowserWindow = function BrowserWindow(options: WindowOptions) {
  return offered('BrowserWindow', new WindowInside(options));
} as unknown as new (
  options: WindowOptions,
) => WindowInside;
