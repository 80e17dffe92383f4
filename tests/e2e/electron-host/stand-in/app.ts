/** @file The app object: life and end of the main process. */
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '#build/root.ts';
import { browser } from './browser.ts';
import { openWindows, windowsClosed } from './browser-window.ts';
import { takeInstanceLock } from './instance-lock.ts';
import { notOffered, OfferedEmitter, preventable } from './offered.ts';
import { WebContents } from './web-contents.ts';

const events = [
  'ready',
  'web-contents-created',
  'child-process-gone',
  'second-instance',
  'activate',
  'before-quit',
  'will-quit',
  'quit',
  'window-all-closed',
];

/** As Electron's `app`, as far as the app uses it. */
export class App extends OfferedEmitter {
  readonly isPackaged = false;
  #isReady = false;
  #isLeaving = false;
  readonly #ready = Promise.withResolvers<void>();

  constructor() {
    super('app', events);
    WebContents.created = (contents) => this.emit('web-contents-created', preventable({}), contents.face);
    windowsClosed.listener = () => this.#allWindowsClosed();
  }

  enableSandbox(): void {
    if (this.#isReady) throw new Error('app.enableSandbox() must be called before the app is ready.');
  }

  requestSingleInstanceLock(): boolean {
    const onSecond = () => this.emit('second-instance', preventable({}), [], '', null);
    return takeInstanceLock(this.getPath('userData'), onSecond);
  }

  whenReady(): Promise<void> {
    return this.#ready.promise;
  }

  getPath(name: string): string {
    if (name === 'userData') return dataFolder();
    if (name === 'temp') return tmpdir();
    throw notOffered(`app.getPath('${name}')`);
  }

  getVersion(): string {
    return JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version;
  }

  quit(): void {
    const before = preventable({});
    this.emit('before-quit', before);
    if (before.defaultPrevented) return;
    const will = preventable({});
    this.emit('will-quit', will);
    if (!will.defaultPrevented) this.exit(0);
  }

  exit(exitCode = 0): void {
    if (this.#isLeaving) return;
    this.#isLeaving = true;
    this.emit('quit', preventable({}), exitCode);
    const leave = () => process.exit(exitCode);
    if (this.#isReady) browser().close().then(leave, leave);
    // A second instance never became ready; its word to the first must still leave.
    else setTimeout(leave, 100);
  }

  /** Electron became ready. */
  becomeReady(): void {
    this.#isReady = true;
    this.#ready.resolve();
    this.emit('ready');
  }

  get isLeaving(): boolean {
    return this.#isLeaving;
  }

  #allWindowsClosed(): void {
    if (this.#isLeaving || openWindows.size > 0) return;
    if (this.listenerCount('window-all-closed') === 0) this.quit();
    else this.emit('window-all-closed');
  }
}

/** The folder of `--user-data-dir`, which Electron itself understands the same way. */
export function dataFolder(): string {
  const argument = process.argv.find((word) => word.startsWith('--user-data-dir='));
  if (argument === undefined) throw notOffered('a start without --user-data-dir');
  return argument.slice('--user-data-dir='.length);
}
