/** @file From the start of the engine to the first queue page, with a caseload of 200 patients and 12 months of history. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { startServer } from '#server/app/start-server.ts';
import { ensureDemoOrganisation } from '#server/demo/ensure-demo-organisation.ts';
import { startDevice, until } from '#tests/support/device.ts';
import { startTestCluster } from '#tests/support/postgres-cluster.ts';
import { type Row, row } from '../row.ts';
import { type ByHandData, writeStoreByHand } from './store-by-hand.ts';

const RUNS = 5;

/** Measures in a fresh thread each time, key derivation included, the server away. */
export async function engineFirstPage(say: (line: string) => void): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'careline-bench-'));
  const cluster = await startTestCluster();
  try {
    say('Making the demo organization and copying one caseload to a device …');
    const { accounts } = await ensureDemoOrganisation({ databaseUrl: cluster.url, report: () => undefined });
    const account = accounts.find(({ role }) => role === 'care-manager');
    if (!account) throw new Error('The demo has no care manager.');
    const server = await startServer({ databaseUrl: cluster.url, port: 0, log: 'silent' });
    const first = startDevice({ folder, serverUrl: server.url });
    const { email, passphrase } = account;
    const signedIn = await first.engine.session.signIn({ email, passphrase });
    await until(
      'the first copy',
      () => pendingStatus(first.engine),
      (status) => status.isInitialSyncDone,
      300_000,
    );
    await first.close();
    await server.close();
    const data: ByHandData = { path: join(folder, 'by-hand.sqlite'), passphrase };
    const documents = await writeStoreByHand(
      data.path,
      cluster.url,
      signedIn.person?.staffId ?? '',
      passphrase,
    );

    const ours: number[] = [];
    const byHand: number[] = [];
    for (let run = 0; run < RUNS; run += 1) {
      const start = performance.now();
      const device = startDevice({ folder, serverUrl: 'http://127.0.0.1:9' });
      await device.engine.session.signIn({ email, passphrase });
      const view = await device.engine.queue.today();
      ours.push(performance.now() - start);
      if (view.rows.length === 0) throw new Error('The queue is empty: nothing was measured.');
      await device.close();
      byHand.push(await readByHand(data));
    }
    const what = `start to first queue page, ${documents} documents, Argon2id included`;
    return [
      row({ name: 'engine.first-queue-page', what, unit: 'ms' }, ours, {
        name: 'hand-written SQL on the same encrypted SQLite, same rules',
        runs: byHand,
      }),
    ];
  } finally {
    await cluster.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function pendingStatus(engine: ReturnType<typeof startDevice>['engine']) {
  for await (const status of await engine.sync.status()) return status;
  throw new Error('The status stream ended.');
}

async function readByHand(data: ByHandData): Promise<number> {
  const start = performance.now();
  const worker = new Worker(new URL('./store-by-hand.worker.ts', import.meta.url), {
    workerData: data,
    execArgv: [],
  });
  const rows = await new Promise<number>((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  });
  const took = performance.now() - start;
  if (rows === 0) throw new Error('The baseline found an empty queue.');
  await worker.terminate();
  return took;
}
