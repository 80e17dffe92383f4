/** @file The engine's thread in the bench of its event loop: a simulated device that says how late its timers were. */
import { createHistogram, monitorEventLoopDelay } from 'node:perf_hooks';
import { type MessagePort, workerData } from 'node:worker_threads';

/** What the bench hears: milliseconds since the last time it asked. */
export interface DelayReport {
  p50: number;
  p99: number;
  longest: number;
  /** What the thread itself computed between two timers, without the waiting for a busy machine's processor and disk. */
  computedP99: number;
}

const RESOLUTION_MS = 1;
const { delayPort } = workerData as { delayPort: MessagePort };
const delays = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
delays.enable();

const computed = createHistogram();
let before = computedSoFar();
setInterval(() => {
  const now = computedSoFar();
  computed.record(Math.max(1, now - before));
  before = now;
}, RESOLUTION_MS);

/** Microseconds of processor time of this thread. */
function computedSoFar(): number {
  const { user, system } = process.threadCpuUsage();
  return user + system;
}

delayPort.on('message', () => {
  // What is measured is how long the timer took altogether; what it was asked for is not delay.
  const milliseconds = (nanoseconds: number) => Math.max(0, nanoseconds / 1e6 - RESOLUTION_MS);
  const report: DelayReport = {
    p50: milliseconds(delays.percentile(50)),
    p99: milliseconds(delays.percentile(99)),
    longest: milliseconds(delays.max),
    computedP99: computed.percentile(99) / 1000,
  };
  delays.reset();
  computed.reset();
  delayPort.postMessage(report);
});

await import('#tests/support/device-worker.ts');
