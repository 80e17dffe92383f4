import { join } from 'node:path';
import { root } from '../root.ts';
import { withProgress } from '../setup/progress.mjs';
import { buildTargets } from '../targets/build-targets.ts';
import { desktopTargets, webTargets } from '../targets/targets.ts';
import { ensureDataFolder } from './data-folder.ts';
import { provideDatabase } from './database.ts';
import { demoTable } from './demo-table.ts';
import { type ElectronProgram, findElectronProgram } from './electron-program.ts';
import { takeInstanceLock } from './instance-lock.ts';
import { openBrowser, openDesktopApp } from './open-app.ts';
import { assertPortFree } from './port.ts';
import type { Settings } from './settings.ts';
import type { StopStack } from './stop-stack.ts';

const host = '127.0.0.1';

/**
 * Brings Careline up: data folder, database, demo organisation, build, server, app. Everything that is started is put on
 * `stops` at once, so that a failure or Ctrl-C in the middle leaves nothing half-started.
 *
 * @throws {Trouble} with one sentence when something outside of Careline is in the way
 */
export async function startCareline(settings: Settings, stops: StopStack): Promise<void> {
  const url = `http://${host}:${settings.port}`;
  ensureDataFolder(settings.dataFolder);
  stops.add('The lock', takeInstanceLock(settings.dataFolder, url));
  await assertPortFree(settings.port, host);

  const database = await provideDatabase(settings);
  stops.add('The database', database.stop);
  const { ensureDemoOrganisation } = await import('#server/demo/ensure-demo-organisation.ts');
  const demo = await withProgress('Preparing the database', (note) =>
    ensureDemoOrganisation({ databaseUrl: database.url, report: note }),
  );

  const electron: ElectronProgram | undefined = settings.open ? await findElectronProgram() : undefined;
  const desktop = electron !== undefined && 'path' in electron;
  await buildTargets(desktop ? [...webTargets, ...desktopTargets] : webTargets);

  const { startServer } = await import('#server/app/start-server.ts');
  const server = await withProgress('Starting the server', () =>
    startServer({ databaseUrl: database.url, port: settings.port, host, webRoot: join(root, 'dist/web') }),
  );
  stops.add('The server', server.close);

  if (electron !== undefined) await openApp(electron, url, stops);
  console.log(`Careline is ready: ${url}\n${demoTable(demo.accounts)}`);
}

async function openApp(electron: ElectronProgram, url: string, stops: StopStack): Promise<void> {
  if ('path' in electron) {
    const closed = () =>
      console.log(`The desktop app was closed. The server still runs at ${url}; Ctrl-C stops it.`);
    const app = openDesktopApp(electron.path, url, closed);
    stops.add('The desktop app', app.stop);
    return;
  }
  const opened = await openBrowser(url);
  console.log(
    `The desktop app cannot be opened here: ${electron.missing}. ` +
      (opened ? 'Opening the web home in your browser instead.' : `Open ${url} in a browser instead.`),
  );
}
