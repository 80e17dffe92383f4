/**
 * @file Entry of the desktop app, run by Electron as the main process. It only puts the parts together: the guards first,
 * then engine and window. The engine and its encrypted store live in this process; the window only asks.
 */
import { join } from 'node:path';
import { app, type BrowserWindow, dialog, powerMonitor, session } from 'electron';
import { createDesktopPorts } from '../engine-host/desktop-ports.ts';
import { type EngineHost, startEngineHost } from '../engine-host/engine-host.ts';
import { readServerUrl, ServerUrlError } from '../engine-host/server-url.ts';
import { createFileLog } from '../platform/log.ts';
import { appStartUrl } from '../security/app-address.ts';
import { crashUrl, registerAppScheme, serveAppScheme } from '../security/app-scheme.ts';
import { guardNavigation } from '../security/navigation.ts';
import { limitNetwork } from '../security/network-limits.ts';
import { guardPermissions } from '../security/permissions.ts';
import { codeOf, createReloadAllowance, loadQuietly, reviveWindow, watchProcess } from './crash-handling.ts';
import { setAppMenu } from './menu.ts';
import { watchPower } from './power.ts';
import { handleShutdown } from './shutdown.ts';
import { takeSingleInstance } from './single-instance.ts';
import { createAppWindow } from './window.ts';

// Beside this bundle, both in the build folder and in the packaged app.
const preload = join(import.meta.dirname, 'preload.cjs');
const rendererFolder = join(import.meta.dirname, '..', 'desktop');

let window: BrowserWindow | undefined;
let engineHost: EngineHost | undefined;

app.enableSandbox();
registerAppScheme();

if (takeSingleInstance(app, () => window)) start();
else app.quit();

function start(): void {
  const fileLog = createFileLog({ folder: join(app.getPath('userData'), 'logs'), now: Date.now });
  const log = fileLog.write;
  const shutdown = handleShutdown({
    app,
    log,
    close: async () => engineHost?.close(),
    flushLog: fileLog.flushed,
  });
  watchProcess({
    app,
    process,
    log,
    stop: shutdown.stop,
    closeIfDamaged: (error) => engineHost?.closeIfDamaged(error) ?? false,
  });
  guardNavigation(app, log);
  log('start', { version: app.getVersion(), platform: process.platform, node: process.versions.node });

  const mayReload = createReloadAllowance(() => performance.now());
  app
    .whenReady()
    .then(() => {
      guardSession();
      startEngine();
      openWindow();
    })
    .catch((error: unknown) => {
      log('start-failed', { code: codeOf(error) });
      const sentence = error instanceof ServerUrlError ? error.message : `It stopped with ${codeOf(error)}.`;
      dialog.showErrorBox('Careline cannot start', sentence);
      shutdown.stop(1);
    });

  function guardSession(): void {
    guardPermissions(session.defaultSession, log);
    limitNetwork(session.defaultSession, log);
    serveAppScheme(session.defaultSession, rendererFolder);
  }

  function startEngine(): void {
    const serverUrl = readServerUrl(process.env.CARELINE_SERVER);
    const ports = createDesktopPorts({ dataFolder: app.getPath('userData'), serverUrl, log });
    const host = startEngineHost(ports, () => window?.webContents);
    engineHost = host;
    watchPower(powerMonitor, host.powerChanged, () => shutdown.stop(0));
  }

  function openWindow(): void {
    const devTools = !app.isPackaged;
    setAppMenu({ platform: process.platform, devTools });
    const opened = createAppWindow({ preload, devTools });
    window = opened;
    reviveWindow(opened, {
      log,
      crashUrl,
      mayReload,
      isQuitting: shutdown.isQuitting,
      onGone: () => engineHost?.disconnect(),
    });
    opened.on('closed', () => {
      engineHost?.disconnect();
      window = undefined;
    });
    loadQuietly(opened, appStartUrl, log);
  }
}
