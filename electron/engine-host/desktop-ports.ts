/** @file What the desktop home gives the engine. */
import { randomFillSync } from 'node:crypto';
import { hostname, platform } from 'node:os';
import { join } from 'node:path';
import { Notification, safeStorage } from 'electron';
import { newUuid } from '#shared/domain/uuid.ts';
import type { EnginePorts, Log } from '#shared/engine/ports.ts';
import { createStoreVault } from '#shared/engine/vault/store-vault.ts';
import { eraseStoreFiles, finishErasures } from '../platform/erase-files.ts';
import { createKeychain } from '../platform/keychain.ts';
import { createDesktopStores } from '../platform/upgrade/desktop-stores.ts';
import { createVaultRecordFiles } from '../platform/vault-records.ts';
import { createEngineFetch } from './network.ts';

const systems: Readonly<Record<string, string>> = { darwin: 'macOS', win32: 'Windows', linux: 'Linux' };

export interface DesktopPortsOptions {
  /** The app's own data folder; `accounts/` and `stores/` are made in it. */
  dataFolder: string;
  serverUrl: string;
  log: Log;
}

/** The engine's ports on the desktop: real clocks, files, Chromium's network. Call when the app is ready. */
export function createDesktopPorts({ dataFolder, serverUrl, log }: DesktopPortsOptions): EnginePorts {
  const folder = join(dataFolder, 'stores');
  const stores = createDesktopStores({ folder, log, now: Date.now });
  const records = createVaultRecordFiles(join(dataFolder, 'accounts'), () => log('account-file-damaged'));
  const finished = finishErasures(folder).then((count) => {
    if (count > 0) log('erased', { kind: 'rest-of-an-account', count });
  });
  // Whoever opens a store hears of it.
  finished.catch(() => log('erase.not-finished'));
  return {
    home: 'desktop',
    deviceName: deviceName(),
    serverUrl,
    now: Date.now,
    monotonic: () => performance.now(),
    newId: () => newUuid(Date.now(), randomFillSync),
    fetch: createEngineFetch(),
    after(milliseconds, callback) {
      const timer = setTimeout(callback, milliseconds);
      return () => clearTimeout(timer);
    },
    vault: createStoreVault({
      records,
      openStorage: async (...store) => {
        await finished;
        return stores.openStorage(...store);
      },
      eraseStorage: (databaseName) => eraseStoreFiles(folder, databaseName),
      keychain: createKeychain(safeStorage, platform()),
    }),
    stores: stores.keeper,
    notify: showTaskDue,
    log,
  };
}

/** Stands on a locked screen too and in the system's list of notices: no name, no word of the task. */
function showTaskDue(): void {
  if (Notification.isSupported()) new Notification({ title: 'Careline', body: 'A task is due' }).show();
}

/** The machine's name and system, so that an administrator can tell which device to retire; at most 120 characters. */
function deviceName(): string {
  return `${hostname().slice(0, 80) || 'Computer'} (${systems[platform()] ?? platform()})`;
}
