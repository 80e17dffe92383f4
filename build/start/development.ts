import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { root } from '../root.ts';
import { ensureDataFolder } from './data-folder.ts';
import { provideDatabase } from './database.ts';
import { demoTable } from './demo-table.ts';
import { findElectronProgram } from './electron-program.ts';
import { takeInstanceLock } from './instance-lock.ts';
import { openBrowser, openDesktopApp } from './open-app.ts';
import { assertPortFree } from './port.ts';
import type { Settings } from './settings.ts';
import type { StopStack } from './stop-stack.ts';

const host = '127.0.0.1';
const serverPaths = ['/api', '/health', '/metrics'];

/**
 * Runs everything for working on Careline: the server, started again on a change of its sources; the web home with hot
 * reload on the usual port, which passes the server's paths on; and, where Electron is, the desktop app, built again and
 * restarted on a change.
 *
 * @throws {Trouble} as `npm start` does
 */
export async function startDevelopment(settings: Settings, stops: StopStack): Promise<void> {
  const url = `http://${host}:${settings.port}`;
  const serverPort = settings.port + 1;
  ensureDataFolder(settings.dataFolder);
  stops.add('The lock', takeInstanceLock(settings.dataFolder, url));
  await assertPortFree(settings.port, host);
  await assertPortFree(serverPort, host);
  const database = await provideDatabase(settings);
  stops.add('The database', database.stop);
  const { ensureDemoOrganisation } = await import('#server/demo/ensure-demo-organisation.ts');
  const demo = await ensureDemoOrganisation({
    databaseUrl: database.url,
    report: (line) => console.log(line),
  });

  const server = startWatchedServer(database.url, serverPort);
  stops.add('The server', () => endProcess(server));
  const { createServer } = await import('vite');
  const { developmentConfig } = await import('../vite/renderer.ts');
  const web = await createServer(
    developmentConfig(settings.port, host, serverPaths, `http://${host}:${serverPort}`),
  );
  await web.listen();
  stops.add('The web home', () => web.close());

  if (settings.open) await openForDevelopment(url, stops);
  console.log(`Careline is ready for changes: ${url}\n${demoTable(demo.accounts)}`);
}

function startWatchedServer(databaseUrl: string, port: number): ChildProcess {
  const folders = ['server', 'shared'].map((folder) => `--watch-path=${join(root, folder)}`);
  return spawn(
    process.execPath,
    ['--watch', '--watch-preserve-output', ...folders, join(root, 'build/dev/server.ts')],
    {
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, DATABASE_URL: databaseUrl, CARELINE_SERVER_PORT: String(port) },
    },
  );
}

function endProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });
}

async function openForDevelopment(url: string, stops: StopStack): Promise<void> {
  const electron = await findElectronProgram();
  if ('missing' in electron) {
    console.log(`The desktop app cannot be opened here: ${electron.missing}.`);
    if (!(await openBrowser(url))) console.log(`Open ${url} in a browser.`);
    return;
  }
  const { build } = await import('vite');
  const { rendererConfig } = await import('../vite/renderer.ts');
  const { electronMainConfig, electronPreloadConfig } = await import('../vite/electron.ts');
  let app: ReturnType<typeof openDesktopApp> | undefined;
  let restarting = Promise.resolve();
  const restart = () => {
    restarting = restarting.then(async () => {
      await app?.stop();
      app = openDesktopApp(electron.path, url, () =>
        console.log('The desktop app was closed; a change opens it again.'),
      );
    });
  };
  stops.add('The desktop app', async () => app?.stop());
  for (const config of [rendererConfig('desktop'), electronPreloadConfig(), electronMainConfig()]) {
    const watcher = await build({ ...config, build: { ...config.build, watch: {} } });
    if (!('on' in watcher)) continue;
    stops.add('A build', () => watcher.close());
    let first = true;
    await new Promise<void>((resolve) => {
      watcher.on('event', (event) => {
        if (event.code === 'ERROR') console.error(event.error.message);
        if (event.code !== 'END' && event.code !== 'ERROR') return;
        if (!first) restart();
        first = false;
        resolve();
      });
    });
  }
  restart();
}
