/** @file The module that `electron` resolves to in the main process. Exactly what the app uses; a name that is missing fails to import. */
import { declareScheme } from './addresses.ts';
import { App } from './app.ts';
import { ipcMain as ipc } from './ipc-main.ts';
import { OfferedEmitter, offered } from './offered.ts';
import { report } from './report.ts';
import { standInSafeStorage } from './safe-storage.ts';
import { defaultSession, sessionFace, sessionOf } from './session.ts';

export { BrowserWindow } from './browser-window.ts';

/** Used by the stand-in itself. */
export const standInApp: App = new App();
export const standInPower: OfferedEmitter = new OfferedEmitter('powerMonitor', [
  'suspend',
  'resume',
  'lock-screen',
  'unlock-screen',
  'shutdown',
]);

export const app = offered('app', standInApp);
export const powerMonitor = offered('powerMonitor', standInPower);
export const ipcMain = offered('ipcMain', ipc);

export const session = offered('session', {
  defaultSession: sessionFace(defaultSession),
  fromPartition: (partition: string, _options?: { cache: boolean }) => sessionFace(sessionOf(partition)),
});

export const protocol = offered('protocol', {
  registerSchemesAsPrivileged(
    schemes: { scheme: string; privileges: { standard?: boolean; secure?: boolean } }[],
  ) {
    for (const { scheme, privileges } of schemes) {
      // The page's stand-in address is https: standard and secure, and nothing less.
      if (!privileges.standard || !privileges.secure)
        throw new Error(`The scheme ${scheme} must be standard and secure.`);
      declareScheme(scheme);
    }
  },
});

export const shell = offered('shell', {
  async openExternal(url: string) {
    report.send({ kind: 'external-link', url });
  },
});

export const dialog = offered('dialog', {
  showErrorBox(title: string, content: string) {
    process.stderr.write(`${title}: ${content}\n`);
    report.send({ kind: 'error-box', title, content });
  },
});

export const Menu = offered('Menu', {
  buildFromTemplate: (template: object[]) => ({ template }),
  setApplicationMenu(_menu: object | null) {},
});

export const nativeTheme = offered('nativeTheme', { shouldUseDarkColors: false });

export const safeStorage = offered('safeStorage', standInSafeStorage());

export class Notification {
  readonly #options: { title: string; body: string };

  constructor(options: { title: string; body: string }) {
    this.#options = options;
  }

  static isSupported(): boolean {
    return true;
  }

  show(): void {
    report.send({ kind: 'notification', ...this.#options });
  }
}
