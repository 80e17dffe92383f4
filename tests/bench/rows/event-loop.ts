/** @file How late the event loop of the engine's thread is while a first copy arrives and the queue is asked for all the time. */
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MessageChannel, Worker } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import { startServer } from '#server/app/start-server.ts';
import { ensureDemoOrganisation } from '#server/demo/ensure-demo-organisation.ts';
import type { EngineContract } from '#shared/contract/engine/index.ts';
import { startTestCluster } from '#tests/support/postgres-cluster.ts';
import { type Row, row } from '../row.ts';
import type { DelayReport } from './event-loop.worker.ts';

const RUNS = 3;
const PATIENTS = 200;
const ASK_EVERY_MS = 100;
const IDLE_MS = 5000;

/** Measures each run on a new device. The baseline is the same engine a moment later, with nothing to do. */
export async function eventLoop(say: (line: string) => void): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'careline-bench-'));
  const cluster = await startTestCluster();
  try {
    say('Making the demo organization …');
    const { accounts } = await ensureDemoOrganisation({
      databaseUrl: cluster.url,
      patientsPerCareManager: PATIENTS,
      report: () => undefined,
    });
    const account = accounts.find(({ role }) => role === 'care-manager');
    if (!account) throw new Error('The demo has no care manager.');
    const server = await startServer({ databaseUrl: cluster.url, port: 0, log: 'silent' });
    const busy: DelayReport[] = [];
    const idle: DelayReport[] = [];
    let received = 0;
    for (let run = 0; run < RUNS; run++) {
      const device = startDevice(join(folder, `device-${run}`), server.url);
      await device.engine.session.signIn({ email: account.email, passphrase: account.passphrase });
      await device.delays();
      received = await untilCopied(device.engine, say);
      busy.push(await device.delays());
      await sleep(1000);
      await device.delays();
      await sleep(IDLE_MS);
      idle.push(await device.delays());
      await device.stop();
      say(
        `  run ${run + 1}: p99 ${busy.at(-1)?.p99.toFixed(1)} ms, longest ${busy.at(-1)?.longest.toFixed(1)} ms`,
      );
    }
    await server.close();
    const what = `${received} documents arrive, the queue is asked for every ${ASK_EVERY_MS} ms`;
    const rowOf = (name: keyof DelayReport, label: string) =>
      row(
        { name: `main.event-loop-${label}`, what, unit: 'ms' },
        busy.map((report) => report[name]),
        { name: 'the same engine idle', runs: idle.map((report) => report[name]) },
      );
    return [
      rowOf('p50', 'delay-p50'),
      rowOf('p99', 'delay-p99'),
      rowOf('longest', 'delay-longest'),
      rowOf('computedP99', 'computing-p99'),
    ];
  } finally {
    await cluster.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

function startDevice(folder: string, serverUrl: string) {
  const control = new MessageChannel();
  const channel = new MessageChannel();
  const delay = new MessageChannel();
  const worker = new Worker(new URL('./event-loop.worker.ts', import.meta.url), {
    workerData: {
      port: control.port2,
      enginePort: channel.port2,
      delayPort: delay.port2,
      folder,
      serverUrl,
      clockOffset: 0,
      speed: 1,
      keychainWords: '',
      isKeyCheap: false,
      logFile: '',
    },
    transferList: [control.port2, channel.port2, delay.port2],
    execArgv: [],
  });
  const engine: ContractRouterClient<EngineContract> = createORPCClient(
    new RPCLink({ port: channel.port1 as never }),
  );
  channel.port1.start();
  return {
    engine,
    /** The delays since the last call. */
    async delays(): Promise<DelayReport> {
      delay.port1.postMessage('report');
      const [report] = await once(delay.port1, 'message');
      return report;
    },
    async stop() {
      for (const { port1 } of [control, channel, delay]) port1.close();
      await worker.terminate();
    },
  };
}

/** Asks for the queue as a screen does that refreshes all the time. Answers how many documents came. */
async function untilCopied(
  engine: ContractRouterClient<EngineContract>,
  say: (line: string) => void,
): Promise<number> {
  let received = 0;
  let isDone = false;
  const follow = (async () => {
    for await (const status of await engine.sync.status()) {
      received = Math.max(received, status.received);
      if (status.isInitialSyncDone) break;
    }
    isDone = true;
  })();
  let rows = 0;
  while (!isDone) {
    rows = (await engine.queue.today()).rows.length;
    await sleep(ASK_EVERY_MS);
  }
  await follow;
  say(`  ${received} documents, ${rows} rows in the queue`);
  return received;
}

function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
