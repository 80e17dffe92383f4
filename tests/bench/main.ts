/** @file `npm run bench`: prints each row with its baseline and the ratio; `--json FILE` writes them too. */
import { writeFile } from 'node:fs/promises';
import { Command } from 'commander';
import { type Row, table } from './row.ts';
import { engineFirstPage } from './rows/engine-first-page.ts';
import { eventLoop } from './rows/event-loop.ts';
import { formRows } from './rows/form.ts';
import { planRows } from './rows/plan.ts';
import { queueRows } from './rows/queue.ts';
import { rendererFirstLoad } from './rows/renderer-first-load.ts';
import { storeRows } from './rows/store.ts';
import { syncFleet } from './rows/sync-fleet.ts';
import { syncInitial } from './rows/sync-initial.ts';
import { syncStreams } from './rows/sync-streams.ts';
import { syncVisible } from './rows/sync-visible.ts';
import { syncWeek } from './rows/sync-week.ts';
import { teamRows } from './rows/team.ts';

const BENCHES: readonly { name: string; run: (say: (line: string) => void) => Promise<Row[]> }[] = [
  { name: 'engine', run: engineFirstPage },
  { name: 'store', run: storeRows },
  { name: 'main', run: eventLoop },
  { name: 'sync.initial', run: syncInitial },
  { name: 'sync.week', run: syncWeek },
  { name: 'sync.fleet', run: syncFleet },
  { name: 'sync.visible', run: syncVisible },
  { name: 'sync.idle', run: syncStreams },
  { name: 'queue', run: queueRows },
  { name: 'form', run: formRows },
  { name: 'plan', run: planRows },
  { name: 'team', run: teamRows },
  { name: 'renderer', run: rendererFirstLoad },
];

/** Runs the benches whose name begins with `--only`, or all. Answers the exit code. */
export async function main(argv: string[]): Promise<number> {
  const program = new Command('bench')
    .description(
      'Measures Careline against named baselines in the same run. Ratios below 1 are better than the baseline.',
    )
    .option('--json <file>', 'also write the rows to this file')
    .option('--only <name>', `run one of: ${BENCHES.map(({ name }) => name).join(', ')}`)
    .exitOverride();
  const options = program.parse(argv, { from: 'user' }).opts<{ json?: string; only?: string }>();
  const chosen = BENCHES.filter(({ name }) => !options.only || name.startsWith(options.only));
  if (chosen.length === 0) {
    process.stderr.write(
      `There is no bench named ${options.only}. Choose one of: ${BENCHES.map(({ name }) => name).join(', ')}.\n`,
    );
    return 1;
  }
  const rows: Row[] = [];
  for (const bench of chosen) rows.push(...(await bench.run((line) => process.stderr.write(`${line}\n`))));
  process.stdout.write(`${table(rows)}\n`);
  if (options.json)
    await writeFile(options.json, `${JSON.stringify({ at: new Date().toISOString(), rows }, null, 2)}\n`);
  return 0;
}
