import { printTrouble } from '../trouble.ts';
import { StopStack } from './stop-stack.ts';

const STOP_WITHIN_MS = 10_000;

/**
 * Runs a command that starts things and stays: on Ctrl-C (or SIGTERM, or a closed terminal) everything is stopped and the
 * exit code is 0; when starting fails, what was started is stopped, the reason printed, and the exit code is 1.
 */
export async function runUntilStopped(start: (stops: StopStack) => Promise<void>): Promise<void> {
  const stops = new StopStack();
  let ready = false;
  let ending = false;

  /** A part that hangs is left behind after ten seconds. */
  async function end(exitCode: number): Promise<void> {
    ending = true;
    setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref();
    await stops.stopAll();
    process.exit(exitCode);
  }

  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (ready && !ending) console.log('\nStopping Careline.');
      void end(ready ? 0 : 130);
    });
  }

  try {
    await start(stops);
    ready = true;
  } catch (error) {
    // Being stopped in the middle of starting makes the start fail; that is no news.
    if (ending) return;
    printTrouble(error);
    await end(1);
  }
}
