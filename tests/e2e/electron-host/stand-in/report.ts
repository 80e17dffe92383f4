/** @file What the stand-in tells the test that launched it, over Node's own channel between parent and child. */

/** Messages to the test. */
export type Report =
  | { kind: 'browser'; endpoint: string; pid: number }
  | { kind: 'window'; targetId: string; address: string }
  | { kind: 'external-link'; url: string }
  | { kind: 'notification'; title: string; body: string }
  | { kind: 'error-box'; title: string; content: string }
  | { kind: 'failure'; message: string };

/** Orders of the test. */
export type Order = { kind: 'quit' } | { kind: 'power'; event: string } | { kind: 'crash-page' };

export const report = {
  send(message: Report): void {
    if (process.connected) process.send?.(message);
  },
  /** Something went wrong in the stand-in itself, or the app touched what is not offered. The test fails on it. */
  failure(error: unknown): void {
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
    process.stderr.write(`Electron stand-in: ${message}\n`);
    report.send({ kind: 'failure', message });
  },
};
