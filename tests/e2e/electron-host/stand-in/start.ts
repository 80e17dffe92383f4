/**
 * @file Entry of the child process that stands in for Electron: `node start.ts <settings as JSON> <main bundle>
 * --user-data-dir=…`. Makes `electron` resolve to the stand-in, runs the app's real main bundle, then becomes ready.
 */
import { registerHooks } from 'node:module';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { dataFolder } from './app.ts';
import { startBrowser } from './browser.ts';
import { openWindows } from './browser-window.ts';
import { standInApp, standInPower } from './electron.ts';
import { preventable } from './offered.ts';
import { type Order, report } from './report.ts';

const standIn = new URL('./electron.ts', import.meta.url).href;
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron'
      ? { url: standIn, format: 'module-typescript', shortCircuit: true }
      : next(specifier, context),
});

const [settings = '', mainBundle = ''] = process.argv.slice(2);
const { executablePath, env } = JSON.parse(settings);

process.on('message', (order: Order) => {
  if (order.kind === 'quit') standInApp.quit();
  else if (order.kind === 'crash-page') for (const { contents } of openWindows) contents.crash();
  else standInPower.emit(order.event, preventable({}));
});
// The test is gone: nobody would ever end this process.
process.on('disconnect', () => standInApp.exit(1));

try {
  await import(pathToFileURL(resolve(mainBundle)).href);
  if (!standInApp.isLeaving) {
    await startBrowser({ executablePath, env, dataFolder: dataFolder() });
    standInApp.becomeReady();
  }
} catch (error) {
  report.failure(error);
  process.exit(70);
}
