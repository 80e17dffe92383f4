/** @file What every store in the bench is asked to do, and how long it takes. Runs in Node and in a browser page. */
import type { Call } from '#shared/domain/call.ts';
import { makeCalls, PAGE_SIZE, patientOf } from './documents.ts';

/** A store that is measured. */
export interface Contestant {
  /** Opens what is there, or makes it empty. */
  open(): Promise<void>;
  close(): Promise<void>;
  /** Adds new documents. When it answers, they are as safe as this store makes them. */
  insert(calls: readonly Call[]): Promise<void>;
  /** The newest calls of everybody, read to plain objects. Answers how many. */
  queuePage(): Promise<number>;
  /** The newest calls of one patient. */
  historyPage(patientId: string): Promise<number>;
}

/** Milliseconds: one number a run. */
export interface Timings {
  queuePage: number[];
  historyPage: number[];
  coldOpen: number[];
}

const ROUNDS = 9;
const PAGES_A_ROUND = 20;
const BATCH = 500;

/** Fills the store with calls up to `size`, in the batches in which sync brings them. Answers milliseconds. */
export async function fill(store: Contestant, size: number, from = 0): Promise<number> {
  let spent = 0;
  for (let at = from; at < size; at += BATCH) {
    const calls = makeCalls(size, at, Math.min(BATCH, size - at));
    const start = performance.now();
    await store.insert(calls);
    spent += performance.now() - start;
  }
  return spent;
}

/** Saves single new documents, one after the other. `size` is how many there are already. */
export async function timeSaves(store: Contestant, size: number, count: number): Promise<number[]> {
  const runs: number[] = [];
  for (let index = 0; index < count; index++) {
    const calls = makeCalls(size, size + index, 1);
    const start = performance.now();
    await store.insert(calls);
    runs.push(performance.now() - start);
  }
  return runs;
}

/** What of a store is timed: one in memory cannot be closed, and one may serve a single order. */
export interface Asked {
  isPersistent: boolean;
  hasHistory: boolean;
}

/** First pages, and an open of the closed store up to its first page. */
export async function timePages(
  store: Contestant,
  size: number,
  { isPersistent, hasHistory }: Asked = { isPersistent: true, hasHistory: true },
): Promise<Timings> {
  const askQueue = async () => expectFull(await store.queuePage());
  const timings: Timings = {
    queuePage: await timeRounds(askQueue),
    historyPage: hasHistory ? await timeHistory(store, size) : [],
    coldOpen: [],
  };
  for (let round = 0; isPersistent && round < ROUNDS; round++) {
    await store.close();
    const start = performance.now();
    await store.open();
    await askQueue();
    timings.coldOpen.push(performance.now() - start);
  }
  return timings;
}

/** First pages of the history of one patient after the other. */
export function timeHistory(store: Contestant, size: number): Promise<number[]> {
  let question = 0;
  return timeRounds(async () => expectFull(await store.historyPage(patientOf(size, question++))));
}

function expectFull(found: number): void {
  if (found !== PAGE_SIZE) throw new Error(`A page held ${found} documents, not ${PAGE_SIZE}.`);
}

// A browser's clock ticks too slowly for one page; the first round warms up and does not count.
async function timeRounds(ask: () => Promise<void>): Promise<number[]> {
  const runs: number[] = [];
  for (let round = 0; round <= ROUNDS; round++) {
    const start = performance.now();
    for (let page = 0; page < PAGES_A_ROUND; page++) await ask();
    if (round > 0) runs.push((performance.now() - start) / PAGES_A_ROUND);
  }
  return runs;
}
