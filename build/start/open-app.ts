import { type ChildProcess, spawn } from 'node:child_process';
import { root } from '../root.ts';

/** A window of the desktop app that `npm start` opened. */
export interface DesktopApp {
  stop(): Promise<void>;
}

/** Opens the desktop app on this server; `closed` is called when the person closes it. */
export function openDesktopApp(program: string, serverUrl: string, closed: () => void): DesktopApp {
  const child = spawn(program, [root], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, CARELINE_SERVER: serverUrl },
  });
  let stopping = false;
  const ended = new Promise<void>((resolve) => {
    child.once('error', () => resolve());
    child.once('exit', () => {
      resolve();
      if (!stopping) closed();
    });
  });
  return {
    async stop() {
      stopping = true;
      child.kill('SIGTERM');
      await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 3_000).unref())]);
    },
  };
}

/** Opens an address in the default browser; resolves to false when this computer has none to open it with. */
export function openBrowser(url: string): Promise<boolean> {
  return new Promise((resolve) => {
    const child = browserCommand(url);
    child.once('error', () => resolve(false));
    child.once('exit', (code) => resolve(code === 0));
    // A browser that starts with the command stays in the foreground: no bad news is good news.
    setTimeout(() => resolve(true), 2_000).unref();
    child.unref();
  });
}

function browserCommand(url: string): ChildProcess {
  const options = { stdio: 'ignore', detached: true } as const;
  if (process.platform === 'darwin') return spawn('open', [url], options);
  if (process.platform === 'win32') return spawn('rundll32', ['url.dll,FileProtocolHandler', url], options);
  return spawn('xdg-open', [url], options);
}
