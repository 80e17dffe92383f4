/** @file A first copy of a caseload with a year of history, from an empty device to complete. */
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Device, startDevice } from '#tests/support/device.ts';
import { type Row, row } from '../row.ts';
import { openRivals } from '../sync/rivals.ts';
import { inSetting, type Setting, settle } from '../sync/setting.ts';

const RUNS = 3;
const PATIENTS = 200;
/** When the window asks for the queue while a first copy arrives, in milliseconds from its start: renderer/client/refresher.ts. */
const WINDOW_ASKS = [0, 400, 1200, 2800, 4800, 6800];
/** To see when the rows are there, it is asked this often. */
const ASK_EVERY_MS = 100;
const ASK_PRECISION_MS = 20;
const POUCH_BATCHES = [100, 1000];

/** Each run is a new device; ours and the baselines take turns. */
export async function syncInitial(say: (line: string) => void): Promise<Row[]> {
  say('Making the demo organization …');
  return inSetting({ patients: PATIENTS }, async (setting) => {
    const rivals = await openRivals(setting);
    const ours: Copied[] = [];
    const asked: Copied[] = [];
    const plain: number[] = [];
    const encrypted: number[] = [];
    const pouch: number[] = [];
    for (let run = 0; run < RUNS; run += 1) {
      const copied = await firstCopy(setting, `device-${run}`, (answers) => WINDOW_ASKS[answers]);
      ours.push(copied);
      await settle();
      asked.push(await firstCopy(setting, `asked-${run}`, (answers) => answers * ASK_EVERY_MS));
      await settle();
      plain.push(await rivals.byHand(`by-hand-${run}`, { sequence: 0, isEncrypted: false }));
      encrypted.push(await rivals.byHand(`by-hand-${run}`, { sequence: 0, isEncrypted: true }));
      await settle();
      let best = Number.POSITIVE_INFINITY;
      for (const batchSize of POUCH_BATCHES) {
        const took = await rivals.pouch(`pouch-${run}-${batchSize}`, batchSize);
        say(`    pouch ${batchSize}: ${took.toFixed(0)}`);
        best = Math.min(best, took);
      }
      pouch.push(best);
      await settle();
      say(
        `  run ${run + 1}: ${JSON.stringify(copied)}, asked often ${JSON.stringify(asked.at(-1))}, by hand ${plain.at(-1)?.toFixed(0)}, encrypted ${encrypted.at(-1)?.toFixed(0)}, pouch ${best.toFixed(0)}`,
      );
    }
    await rivals.close();
    const what = `${rivals.documents} documents of ${PATIENTS} patients to an empty device, whose queue is asked for as the window does`;
    const times = ours.map(({ took }) => took);
    const askedTimes = asked.map(({ took }) => took);
    const facts = (name: string, text: string) => ({
      name: `sync.initial${name}`,
      what: text,
      unit: 'ms' as const,
    });
    return [
      row(facts('', what), times, {
        name: 'PouchDB from express-pouchdb, both on LevelDB, the better of two batch sizes',
        runs: pouch,
      }),
      row(facts('-limit', what), times, {
        name: 'COPY out of PostgreSQL into a plain SQLite file, one transaction',
        runs: plain,
      }),
      row(facts('-limit-encrypted', what), times, {
        name: 'the same into an encrypted file',
        runs: encrypted,
      }),
      row(
        facts('-first-rows', 'until the queue shows rows'),
        asked.map(({ firstRows }) => firstRows),
        { name: 'the whole copy, asked for the queue ten times a second', runs: askedTimes },
      ),
      row(
        facts('-queue-full', 'until the queue shows every patient it will'),
        asked.map(({ allRows }) => allRows),
        { name: 'the whole copy, asked for the queue ten times a second', runs: askedTimes },
      ),
      row(
        facts('-queue-answer', 'longest answer of the queue while the copy runs'),
        asked.map(({ slowest }) => slowest),
        { name: 'the same a moment later', runs: asked.map(({ calm }) => calm) },
      ),
    ];
  });
}

interface Copied {
  took: number;
  firstRows: number;
  allRows: number;
  slowest: number;
  calm: number;
  received: number;
}

/** `nextAsk`: when the queue is asked for after so many answers, in milliseconds from the start; at once if that has passed. */
async function firstCopy(
  { folder, serverUrl, account }: Setting,
  name: string,
  nextAsk: (answers: number) => number | undefined,
): Promise<Copied> {
  const device = startDevice({ folder: join(folder, name), serverUrl });
  const { email, passphrase } = account;
  await device.engine.session.signIn({ email, passphrase });
  const start = performance.now();
  let took = 0;
  let received = 0;
  const follow = (async () => {
    for await (const status of await device.engine.sync.status()) {
      received = Math.max(received, status.received);
      if (status.isInitialSyncDone) break;
    }
    took = performance.now() - start;
  })();
  const answers: { rows: number; at: number; took: number }[] = [];
  while (took === 0) {
    const at = nextAsk(answers.length) ?? Number.POSITIVE_INFINITY;
    if (performance.now() - start >= at) answers.push(await askQueue(device, start));
    else await sleep(ASK_PRECISION_MS);
  }
  await follow;
  await sleep(500);
  const calm = await askQueue(device, start);
  answers.push(calm);
  await device.close();
  const reached = (rows: number) => answers.find((answer) => answer.rows >= rows)?.at ?? Number.NaN;
  return {
    ...{ took, received },
    firstRows: reached(1),
    allRows: reached(calm.rows),
    slowest: Math.max(...answers.slice(0, -1).map((answer) => answer.took)),
    calm: calm.took,
  };
}

async function askQueue(device: Device, start: number) {
  const asked = performance.now();
  const { rows } = await device.engine.queue.today();
  const at = performance.now();
  return { rows: rows.length, at: at - start, took: at - asked };
}
