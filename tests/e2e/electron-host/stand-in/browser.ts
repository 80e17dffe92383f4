/** @file The Chromium behind all windows. It hangs on this process by a pipe: when this process dies, however, it ends too. */

import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { toAppAddress } from './addresses.ts';
import { type CdpSession, connectCdp } from './cdp-connection.ts';
import { report } from './report.ts';
import { defaultSession } from './session.ts';

export interface BrowserSettings {
  executablePath: string;
  env: Record<string, string>;
  dataFolder: string;
}

export interface Browser {
  cdp: CdpSession;
  session(sessionId: string): CdpSession;
  close(): Promise<void>;
}

let present: Browser | undefined;

/** The browser. Throws before it was started: Electron, too, makes no window before the app is ready. */
export function browser(): Browser {
  if (present === undefined) throw new Error('Electron makes no window before the app is ready.');
  return present;
}

/** Starts Chromium and tells the test where to attach. */
export async function startBrowser({ executablePath, env, dataFolder }: BrowserSettings): Promise<void> {
  const child = spawn(executablePath, chromiumArguments(dataFolder), {
    env,
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
  });
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const connection = connectCdp(child.stdio[3] as Writable, child.stdio[4] as Readable);
  const { browser: cdp, session } = connection;
  const endpoint = await endpointIn(child.stderr as Readable);
  await cdp.send('Target.setDiscoverTargets', { discover: true });
  await refuseDownloads(cdp);
  await closeFirstPage(cdp);
  present = {
    cdp,
    session,
    async close() {
      cdp.send('Browser.close').catch(() => undefined);
      await Promise.race([exited, new Promise((resolve) => setTimeout(resolve, 2000))]);
      child.kill('SIGKILL');
    },
  };
  report.send({ kind: 'browser', endpoint, pid: child.pid ?? 0 });
}

function chromiumArguments(dataFolder: string): string[] {
  // Chromium's own sandbox does not run as root; the page's limits that the tests check do not rest on it.
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return [
    '--headless',
    '--remote-debugging-pipe',
    '--remote-debugging-port=0',
    `--user-data-dir=${join(dataFolder, 'stand-in-chromium')}`,
    '--block-new-web-contents',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-dev-shm-usage',
    '--disable-gpu',
    '--disable-renderer-backgrounding',
    '--force-color-profile=srgb',
    '--hide-scrollbars',
    '--no-first-run',
    '--password-store=basic',
    ...asRoot,
    'about:blank',
  ];
}

async function endpointIn(stderr: Readable): Promise<string> {
  let text = '';
  return new Promise((resolve, reject) => {
    stderr.on('data', (chunk) => {
      // Read on after the address, or a full pipe would stop Chromium.
      if (text.length < 20_000) text += chunk;
      const [, endpoint] = /DevTools listening on (ws:\S+)/.exec(text) ?? [];
      if (endpoint !== undefined) resolve(endpoint);
    });
    stderr.once('close', () => reject(new Error(`Chromium did not start: ${text}`)));
  });
}

// Chromium opens a page of its own; the app's windows are the only ones there shall be.
async function closeFirstPage(cdp: CdpSession): Promise<void> {
  const { targetInfos } = await cdp.send<{ targetInfos: { targetId: string }[] }>('Target.getTargets');
  for (const { targetId } of targetInfos) await cdp.send('Target.closeTarget', { targetId });
}

async function refuseDownloads(cdp: CdpSession): Promise<void> {
  cdp.on('Browser.downloadWillBegin', ({ guid, url, suggestedFilename }) => {
    if (defaultSession.isDownloadPrevented(toAppAddress(url), suggestedFilename)) {
      cdp.send('Browser.cancelDownload', { guid }).catch(() => undefined);
    }
  });
  await cdp.send('Browser.setDownloadBehavior', { behavior: 'deny', eventsEnabled: true });
}
