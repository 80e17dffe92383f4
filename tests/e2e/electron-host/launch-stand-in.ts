/** @file Launches the app on the stand-in: its real main bundle in a Node 24 process, its windows in a real Chromium. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from '@playwright/test';
import { chromiumLaunchOptions } from '#tests/support/chromium.ts';
import type { DesktopApp, Launch } from './desktop-app.ts';
import type { Order, Report } from './stand-in/report.ts';

const entry = fileURLToPath(new URL('./stand-in/start.ts', import.meta.url));
const startLimitMilliseconds = 30_000;

/** Launches the app on the stand-in. */
export async function launchOnStandIn(launch: Launch): Promise<DesktopApp> {
  const { executablePath, env } = chromiumLaunchOptions();
  const settings = JSON.stringify({ executablePath, env });
  const child = spawn(
    process.execPath,
    [
      '--disable-warning=ExperimentalWarning',
      ...launch.modules.map((path) => `--import=${pathToFileURL(path)}`),
      entry,
      settings,
      launch.mainBundle,
      `--user-data-dir=${launch.userDataDir}`,
    ],
    { env: launch.env, stdio: ['ignore', 'inherit', 'pipe', 'ipc'] },
  );
  const run = followChild(child);

  /** Ends the app and answers when it and its Chromium are gone: a restart must not meet a half-closed profile. */
  async function stop(end: () => void): Promise<void> {
    const exited = child.exitCode === null && child.signalCode === null ? once(child, 'exit') : undefined;
    end();
    await exited;
    await processGone(run.browserPid());
  }

  let browser: Browser;
  let page: Page;
  try {
    await run.first('window');
    browser = await chromium.connectOverCDP((await run.first('browser')).endpoint);
    page = await pageOfApp(browser);
  } catch (error) {
    await stop(() => child.kill('SIGKILL'));
    throw error;
  }

  return {
    page,
    ranOn: 'stand-in',
    pid: child.pid ?? 0,
    externalLinks: async () => run.reports('external-link').map(({ url }) => url),
    power: async (event) => order(child, { kind: 'power', event }),
    crashPage: async () => order(child, { kind: 'crash-page' }),
    path: async () => URL.parse(run.reports('window').at(-1)?.address ?? '')?.pathname ?? '',
    kill: (signal) => stop(() => child.kill(signal)),
    async close() {
      await stop(() => order(child, { kind: 'quit' }));
      const failures = run.reports('failure').map(({ message }) => message);
      if (failures.length > 0) throw new Error(failures.join('\n'));
      if (child.exitCode !== 0) throw new Error(`The app ended with ${child.exitCode}: ${run.stderr()}`);
    },
  };
}

function order(child: ChildProcess, message: Order): void {
  if (child.connected) child.send(message);
}

type ReportOf<Kind extends Report['kind']> = Extract<Report, { kind: Kind }>;

/** Collects what the child reports and writes. */
function followChild(child: ChildProcess) {
  const all: Report[] = [];
  let stderr = '';
  child.stderr?.on('data', (chunk) => {
    stderr = (stderr + chunk).slice(-10_000);
  });
  child.on('message', (message) => all.push(message as Report));
  const reports = <Kind extends Report['kind']>(kind: Kind) =>
    all.filter((message): message is ReportOf<Kind> => message.kind === kind);

  return {
    reports,
    stderr: () => stderr,
    browserPid: () => reports('browser')[0]?.pid,
    /** The first report of a kind, also when it came already. */
    first<Kind extends Report['kind']>(kind: Kind): Promise<ReportOf<Kind>> {
      return new Promise((resolve, reject) => {
        const fail = (why: string) => {
          reject(new Error(`The desktop app ${why}. ${stderr}`));
        };
        const timer = setTimeout(() => fail(`did not get as far as "${kind}"`), startLimitMilliseconds);
        const look = () => {
          const [failure] = reports('failure');
          if (failure !== undefined) fail(`failed: ${failure.message}`);
          const [found] = reports(kind);
          if (found === undefined) return;
          clearTimeout(timer);
          resolve(found);
        };
        child.on('message', look);
        child.once('close', (code) => {
          clearTimeout(timer);
          fail(`ended with ${code}`);
        });
        look();
      });
    },
  };
}

async function pageOfApp(browser: Browser): Promise<Page> {
  const page = browser.contexts()[0]?.pages()[0];
  if (page === undefined) throw new Error('The window has no page.');
  await page.waitForLoadState('load');
  return page;
}

// Chromium hangs on the child by a pipe and ends with it.
async function processGone(pid: number | undefined): Promise<void> {
  const isThere = () => {
    try {
      return pid !== undefined && pid > 0 && process.kill(pid, 0);
    } catch {
      return false;
    }
  };
  for (let waited = 0; isThere(); waited += 20) {
    if (waited > 5000) throw new Error(`Chromium ${pid} outlived the app.`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
