import { startCareline } from '../start/careline.ts';
import { readSettings } from '../start/settings.ts';
import { StopStack } from '../start/stop-stack.ts';
import { printTrouble } from '../trouble.ts';

const STOP_WITHIN_MS = 10_000;
const stops = new StopStack();
let ready = false;
let ending = false;

/** Stops everything that was started and ends this process; a part that hangs is left behind after ten seconds. */
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
  await startCareline(readSettings(process.env), stops);
  ready = true;
} catch (error) {
  printTrouble(error);
  await end(1);
}
