/** @file The local store beside four others: bulk insert, durable save, first pages and cold opens at three sizes. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory';
import { getRxStorageEncryptedSqlite } from '#electron/store/index.ts';
import { type Row, row } from '../row.ts';
import { openBrowserPage } from '../store/browser.ts';
import { byHand } from '../store/by-hand.ts';
import {
  type Asked,
  type Contestant,
  fill,
  type Timings,
  timeHistory,
  timePages,
  timeSaves,
} from '../store/contestant.ts';
import { PAGE_SIZE } from '../store/documents.ts';
import { pouch } from '../store/pouch.ts';
import { rxContestant } from '../store/rx-contestant.ts';

const BULK = 20_000;
const SAVES = 300;
const SIZES = [6_000, 60_000, 300_000] as const;
/** The larger sizes take the slow ones many minutes to fill; what they cost shows at the others. */
const SIZES_OF_SLOW_ONES = [6_000, 60_000] as const;
const SIZES_OF_BROWSERS = [6_000] as const;
const BULK_RUNS = 3;

/** What one store needed, in milliseconds. */
interface Result {
  name: string;
  bulk: number[];
  saves: number[];
  pages: Map<number, Timings>;
}

const survives = 'its save survives a power cut';
const doesNot = 'its save does not survive a power cut';

/** Measures all of them, one after the other, in the same run. */
export async function storeRows(say: (line: string) => void): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'careline-bench-'));
  const place = (name: string) => join(folder, name);
  try {
    say('Store: ours, and hand-written SQL …');
    const key = new Uint8Array(32).fill(7);
    const ours = await measure(say, 'Careline', SIZES, (name) =>
      rxContestant(
        () => getRxStorageEncryptedSqlite({ path: place(`${name}.db`), key }) as never,
        `bench-${name}`,
      ),
    );
    const others = [
      await measure(say, `hand-written SQL on the same encrypted SQLite; ${survives}`, SIZES, (name) =>
        byHand(place(`${name}-by-hand.db`)),
      ),
      await measure(
        say,
        `RxDB memory storage; ${doesNot}: it is in memory`,
        SIZES_OF_SLOW_ONES,
        (name) => {
          const storage = getRxStorageMemory();
          return rxContestant(() => storage as never, `bench-memory-${name}`);
        },
        { isPersistent: false, hasHistory: true },
      ),
      await measurePouch(say, folder),
      ...(await measureBrowser(say, folder)),
    ];
    return [...others.flatMap((other) => rowsOf(ours, other)), ...flatness(ours)];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function measure(
  say: (line: string) => void,
  name: string,
  sizes: readonly number[],
  make: (name: string) => Contestant,
  asked?: Asked,
): Promise<Result> {
  const result: Result = { name, bulk: [], saves: [], pages: new Map() };
  for (let run = 0; run < BULK_RUNS; run++) {
    const store = make(`bulk-${run}`);
    await store.open();
    result.bulk.push(await fill(store, BULK));
    await store.close();
  }
  const store = make('pages');
  await store.open();
  let filled = 0;
  for (const size of sizes) {
    say(`  ${name.split(';')[0]}: ${size} documents …`);
    await fill(store, size, filled);
    filled = size;
    result.pages.set(size, await timePages(store, size, asked));
    if (size === sizes[0]) {
      result.saves = await timeSaves(store, size, SAVES);
      filled += SAVES;
    }
  }
  await store.close();
  return result;
}

async function measurePouch(say: (line: string) => void, folder: string): Promise<Result> {
  const name = `PouchDB on LevelDB, its ids made for the page; ${doesNot}`;
  const queue = await measure(
    say,
    name,
    SIZES_OF_SLOW_ONES,
    (part) => pouch(join(folder, `pouch-${part}`), 'queue'),
    { isPersistent: true, hasHistory: false },
  );
  const store = pouch(join(folder, 'pouch-history'), 'history');
  await store.open();
  let filled = 0;
  for (const [size, timings] of queue.pages) {
    await fill(store, size, filled);
    filled = size;
    const history = await timeHistory(store, size);
    queue.pages.set(size, { ...timings, historyPage: history });
  }
  await store.close();
  return queue;
}

async function measureBrowser(say: (line: string) => void, folder: string): Promise<Result[]> {
  const page = await openBrowserPage(folder);
  const results: Result[] = [];
  try {
    for (const kind of ['dexie', 'sealed-dexie'] as const) {
      const name =
        kind === 'dexie'
          ? `RxDB on Dexie in Chromium, not encrypted; ${doesNot}`
          : `the web home's sealed Dexie in Chromium; ${doesNot}`;
      const result: Result = { name, bulk: [], saves: [], pages: new Map() };
      result.bulk.push(await page.ask('bulkInsert', kind, BULK));
      let filled = 0;
      for (const size of SIZES_OF_BROWSERS) {
        say(`  ${name.split(';')[0]}: ${size} documents …`);
        result.pages.set(size, await page.ask('pages', kind, filled, size));
        filled = size;
        if (result.saves.length === 0) {
          result.saves = await page.ask('saves', kind, size, SAVES);
          filled += SAVES;
        }
      }
      results.push(result);
    }
  } finally {
    await page.close();
  }
  return results;
}

function rowsOf(ours: Result, other: Result): Row[] {
  const facts = (name: string, what: string) => ({ name: `store.${name}`, what, unit: 'ms' as const });
  const beside = (runs: number[]) => ({ name: other.name, runs });
  const rows = [
    row(facts('bulk-insert', `${BULK} documents in batches of 500`), ours.bulk, beside(other.bulk)),
    row(facts('save-p50', 'one document saved and flushed'), ours.saves, beside(other.saves)),
    row(facts('save-p99', 'one document saved and flushed'), [p99(ours.saves)], beside([p99(other.saves)])),
  ];
  for (const [size, timings] of other.pages) {
    const mine = ours.pages.get(size);
    if (!mine) continue;
    rows.push(
      row(
        facts(`queue-page-${size}`, `newest ${PAGE_SIZE} of ${size}`),
        mine.queuePage,
        beside(timings.queuePage),
      ),
      row(
        facts(`history-page-${size}`, `newest ${PAGE_SIZE} of one patient, of ${size}`),
        mine.historyPage,
        beside(timings.historyPage),
      ),
    );
    if (timings.coldOpen.length === 0) continue;
    rows.push(
      row(
        facts(`cold-open-${size}`, `closed store to first page, of ${size}`),
        mine.coldOpen,
        beside(timings.coldOpen),
      ),
    );
  }
  return rows;
}

/** The same page on the largest and on the smallest store: 1 is flat. */
function flatness(ours: Result): Row[] {
  const [small, , large] = SIZES;
  return (['queuePage', 'historyPage', 'coldOpen'] as const).map((name) =>
    row(
      {
        name: `store.flat.${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`,
        what: `${large} documents`,
        unit: 'ms',
      },
      ours.pages.get(large)?.[name] ?? [],
      { name: `the same with ${small} documents`, runs: ours.pages.get(small)?.[name] ?? [] },
    ),
  );
}

function p99(runs: readonly number[]): number {
  const sorted = [...runs].sort((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * 0.99))] ?? Number.NaN;
}
