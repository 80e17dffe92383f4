/** @file An edit on one device until it is to be read on another, in another engine, through the server. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { CarePlanContent } from '#shared/domain/care-plan.ts';
import { type Device, startDevice, until } from '#tests/support/device.ts';
import { type Row, row } from '../row.ts';
import { inSetting, type Setting } from '../sync/setting.ts';

const EDITS = 200;
const PATIENTS = 20;
const PAUSE_MS = 60;

/** From the call of the command on one to the answer that shows it on the other. */
export async function syncVisible(say: (line: string) => void): Promise<Row[]> {
  return inSetting({ patients: PATIENTS }, async (setting) => {
    const writer = await ready(setting, 'writer');
    const reader = await ready(setting, 'reader');
    const { patientId } = (await writer.engine.queue.today()).rows[0] ?? {};
    if (!patientId) throw new Error('There is no patient to write about.');
    const { pass, close } = await openRelay(setting.databaseUrl);
    const seen = watch(reader, patientId);
    const ours: number[] = [];
    const bare: number[] = [];
    for (let edit = 0; edit < EDITS; edit += 1) {
      const { carePlan } = await writer.engine.patients.chart({ patientId });
      if (!carePlan) throw new Error('There is no plan to edit.');
      const base = CarePlanContent.parse(carePlan);
      const words = `Edit ${edit}`;
      const [problem, ...others] = base.problems;
      if (!problem) throw new Error('There is no problem to word anew.');
      const content = { ...base, problems: [{ ...problem, title: words }, ...others] };
      const visible = seen(words);
      const start = performance.now();
      await writer.engine.carePlans.save({ patientId, base, content });
      await visible;
      ours.push(performance.now() - start);
      bare.push(await pass(JSON.stringify(content)));
      await sleep(PAUSE_MS);
    }
    await Promise.all([writer.close(), reader.close(), close()]);
    const facts = {
      what: `${EDITS} edits of a care plan, saved on one device until read on another`,
      unit: 'ms' as const,
    };
    const name = 'an HTTP POST and a NOTIFY that comes back';
    say(
      `  p50 ${p(ours, 0.5).toFixed(1)} ms, p99 ${p(ours, 0.99).toFixed(1)} ms; bare ${p(bare, 0.5).toFixed(1)} ms`,
    );
    return [
      row({ name: 'sync.visible-elsewhere-p50', ...facts }, ours, { name, runs: bare }),
      row({ name: 'sync.visible-elsewhere-p99', ...facts }, [p(ours, 0.99)], { name, runs: [p(bare, 0.99)] }),
    ];
  });
}

async function ready({ folder, serverUrl, account }: Setting, name: string): Promise<Device> {
  const device = startDevice({ folder: join(folder, name), serverUrl });
  await device.engine.session.signIn({ email: account.email, passphrase: account.passphrase });
  const status = async () => {
    for await (const one of await device.engine.sync.status()) return one;
    throw new Error('The status stream ended.');
  };
  await until('the first copy', status, ({ isInitialSyncDone }) => isInitialSyncDone, 60_000);
  return device;
}

/** Reads the chart at each notice, as a screen does. Answers a promise of the moment when it shows the words. */
function watch(device: Device, patientId: string): (words: string) => Promise<void> {
  let wanted = '';
  let tell: () => void = () => undefined;
  void (async () => {
    for await (const { collections } of await device.engine.session.changes()) {
      if (!collections.includes('carePlans')) continue;
      const { carePlan } = await device.engine.patients.chart({ patientId });
      if (carePlan?.problems[0]?.title === wanted) tell();
    }
  })().catch(() => undefined);
  return (words) => {
    wanted = words;
    return new Promise((resolve) => {
      tell = resolve;
    });
  };
}

/** The least that carries words from one process to another by way of PostgreSQL. */
async function openRelay(
  databaseUrl: string,
): Promise<{ pass(body: string): Promise<number>; close(): Promise<void> }> {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 1 });
  const listener = new pg.Client({ connectionString: databaseUrl });
  await listener.connect();
  await listener.query('listen bench');
  const server = createServer(async (request, response) => {
    for await (const _ of request);
    await pool.query(`notify bench, 'news'`);
    response.end('{}');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    async pass(body) {
      const start = performance.now();
      const heard = once(listener, 'notification');
      await (await fetch(url, { method: 'POST', body })).text();
      await heard;
      return performance.now() - start;
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await Promise.all([pool.end(), listener.end()]);
    },
  };
}

function p(runs: readonly number[], share: number): number {
  const sorted = [...runs].sort((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
