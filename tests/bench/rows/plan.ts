/** @file From a key in a goal to the frame that shows it, in a plan of twelve problems and sixty goals, on a slow processor. */
import { type BuiltPage, buildPage, percentile95, pressKeys } from '../browser-page.ts';
import { GOALS, largeChart, PROBLEMS } from '../plan/large-plan.ts';
import { type Row, row } from '../row.ts';

const ROUNDS = 5;
const SLOWED_BY = 4;
const TEXT = 'and she says that the church is too far in winter';

export async function planRows(say: (line: string) => void): Promise<Row[]> {
  say(`Typing into a goal of a plan with ${PROBLEMS} problems and ${GOALS} goals …`);
  const built = await buildPage(new URL('../plan/page', import.meta.url));
  try {
    const ours: number[] = [];
    const byHand: number[] = [];
    // In turns, so that a busy moment of the machine meets both.
    for (let round = 0; round < ROUNDS; round += 1) {
      ours.push(await typed(built, 'mountPlan'));
      byHand.push(await typed(built, 'mountByHand'));
    }
    const what = `a key in a goal until the frame that shows it, ${PROBLEMS} problems and ${GOALS} goals, processor slowed by ${SLOWED_BY}, p95`;
    const name = 'a plain uncontrolled textarea form of the same size';
    return [row({ name: 'plan.key-press', what, unit: 'ms' }, ours, { name, runs: byHand })];
  } finally {
    await built.close();
  }
}

async function typed(built: BuiltPage, mount: 'mountPlan' | 'mountByHand'): Promise<number> {
  const page = await built.open({ slowedBy: SLOWED_BY });
  await page.evaluate(`bench.${mount}(${JSON.stringify(largeChart())})`);
  const before = await words();
  const times = await pressKeys(page, TEXT);
  if ((await words()).length !== before.length + TEXT.length)
    throw new Error('The keys did not arrive in the field.');
  await page.close();
  return percentile95(times);

  function words(): Promise<string> {
    return page.evaluate('document.activeElement.value');
  }
}
