/** @file The call queue: ranked from scratch and after one change, narrowed at each key, searched; and what a beat of the clock costs. */
import { performance } from 'node:perf_hooks';
import { PROGRAM_TARGETS } from '#shared/content/program-targets.ts';
import { rankQueue } from '#shared/domain/queue.ts';
import { createLiveQueue } from '#shared/domain/queue-live.ts';
import type { Desk } from '#shared/engine/desk.ts';
import { searchPatients } from '#shared/engine/features/patient-search.ts';
import { type BenchCaseload, benchCaseload, NOW, PRACTICE_ZONE } from '../queue/caseload.ts';
import { clockBeats } from '../queue/clock-beats.ts';
import { filterInBrowser } from '../queue/filter-in-browser.ts';
import { type Row, row } from '../row.ts';

const RUNS = 9;
const CHANGES = 200;

export async function queueRows(say: (line: string) => void): Promise<Row[]> {
  say('Inventing caseloads of 250 and 5,000 patients …');
  const small = benchCaseload(250);
  const large = benchCaseload(5000);
  const rows = [...ranking('250', small), ...ranking('5000', large), growth(small, large), search(large)];
  say('Typing into Today in a browser …');
  rows.push(await filterInBrowser(large, say));
  say('Letting a clock beat …');
  rows.push(await clockBeats());
  return rows;
}

function timed(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function runs(work: () => unknown, count = RUNS): number[] {
  work();
  return Array.from({ length: count }, () => timed(work));
}

const fromScratch = (caseload: BenchCaseload) =>
  createLiveQueue(caseload).at(NOW, PRACTICE_ZONE, PROGRAM_TARGETS);

const everything = ({ patients, tasks, calls, timeEntries }: BenchCaseload) =>
  rankQueue({
    ...{ now: NOW, practiceTimeZone: PRACTICE_ZONE, targets: PROGRAM_TARGETS },
    ...{ patients: [...patients.values()], tasks, calls, timeEntries },
  });

const documentsOf = ({ patients, tasks, calls, timeEntries }: BenchCaseload) => ({
  ...{ patients, tasks, calls, timeEntries },
});

/** Each run is the middle of many changes: a call made now, to one patient after another. */
function afterChanges(caseload: BenchCaseload): number[] {
  const live = createLiveQueue(caseload);
  live.at(NOW, PRACTICE_ZONE, PROGRAM_TARGETS);
  const ids = [...caseload.patients.keys()];
  const change = (index: number) => {
    const id = ids[(index * 37) % ids.length] ?? '';
    const calls = caseload.calls.get(id) ?? [];
    const last = calls.at(-1);
    const at = new Date(NOW - 60_000).toISOString();
    if (last) caseload.calls.set(id, [...calls.slice(0, -1), { ...last, startedAt: at, endedAt: at }]);
    return timed(() => {
      live.touch(id);
      live.at(NOW, PRACTICE_ZONE, PROGRAM_TARGETS);
    });
  };
  return Array.from({ length: RUNS }, (_, run) => {
    const times = Array.from({ length: CHANGES }, (__, index) => change(run * CHANGES + index));
    return times.sort((left, right) => left - right)[CHANGES / 2] ?? Number.NaN;
  });
}

function ranking(size: string, caseload: BenchCaseload): Row[] {
  const ranked = everything(caseload);
  if (ranked.length < caseload.patients.size / 2)
    throw new Error('The queue is too short: little was measured.');
  return [
    row(
      {
        name: `queue.rank-${size}`,
        what: `${size} patients ranked from scratch, with the month and its forecast`,
        unit: 'ms',
      },
      runs(() => fromScratch(caseload)),
      {
        name: 'the same documents copied once (structuredClone), nothing worked out',
        runs: runs(() => structuredClone(documentsOf(caseload))),
      },
    ),
    row(
      {
        name: `queue.change-${size}`,
        what: `after one call among ${size} patients, with the month and its forecast`,
        unit: 'ms',
      },
      afterChanges(caseload),
      { name: 'ranking everybody again', runs: runs(() => everything(caseload)) },
    ),
  ];
}

/** The list is twenty times as long: no more than twenty times the time is its own growth. */
function growth(small: BenchCaseload, large: BenchCaseload): Row {
  const times = large.patients.size / small.patients.size;
  return row(
    { name: 'queue.change-growth', what: 'after one call among 5,000 patients', unit: 'ms' },
    afterChanges(large),
    {
      name: `${times} times that of 250 patients: the growth of the list`,
      runs: afterChanges(small).map((one) => one * times),
    },
  );
}

const TYPED = ['ma', 'mar', 'mari', '555', '555-01', '(518) 555-01', 'wil', 'win', '3/4/1950', 'CL-100'];
const SHOWN = 50;

function search(caseload: BenchCaseload): Row {
  const desk = deskOf(caseload);
  const all = [...caseload.patients.values()];
  const scan = (text: string) => {
    const words = text.toLowerCase().split(/\s+/);
    const found = all.filter((patient) => {
      const phones = patient.phones.map(({ number }) => number.replace(/\D/g, '')).join(' ');
      const words_ =
        `${patient.givenName} ${patient.familyName} ${patient.recordNumber} ${phones}`.toLowerCase();
      return words.every((word) => words_.includes(word));
    });
    return found.sort((left, right) => left.familyName.localeCompare(right.familyName)).slice(0, SHOWN);
  };
  const perKey = (work: (text: string) => unknown) =>
    runs(() => TYPED.forEach((text) => void work(text))).map((one) => one / TYPED.length);
  return row(
    {
      name: 'queue.search-5000',
      what: `patients.search at each key, ${SHOWN} rows of 5,000 patients`,
      unit: 'ms',
    },
    perKey((text) => searchPatients(desk, text, SHOWN)),
    { name: 'every record read and the names sorted at each key', runs: perKey(scan) },
  );
}

/** As much of a desk as the search asks for. */
function deskOf({ patients, factsOf }: BenchCaseload): Desk {
  const caseload = { patients, factsOf, staff: new Map(), watch: () => undefined };
  const person = { practiceTimeZone: PRACTICE_ZONE };
  return { caseload, person, ports: { now: () => NOW } } as unknown as Desk;
}
