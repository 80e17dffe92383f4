/** @file Runs the chapters of the kill lab, two at a time, and sums up what they found. */
import { CLOCK_LIMIT_MS, type KillResult, liveChapter } from './chapter.ts';
import type { KillPhase } from './phases.ts';
import type { KillWorld } from './world.ts';

/** Kills of one chapter. A run is replayed with its chapter, because each goes on with the folder of the one before. */
export const CHAPTER = 10;

export interface KillOrder {
  world: KillWorld;
  runs: number;
  seed: number;
  /** Number of the first chapter, from 1. */
  from: number;
  /** Chapters at a time. */
  lanes: number;
  /** Only these kinds of kills. */
  phases?: readonly KillPhase[];
  onResult(result: KillResult): void;
}

export interface KillSummary {
  results: KillResult[];
  /** The folders that were kept because something failed in them. */
  kept: string[];
  durationMs: number;
}

/** Runs all kills. Ends early after ten chapters with failures: by then the cause is not chance. */
export async function runKills(order: KillOrder): Promise<KillSummary> {
  const start = performance.now();
  const results: KillResult[] = [];
  const kept: string[] = [];
  const chapters = Array.from({ length: Math.ceil(order.runs / CHAPTER) }, (_, index) => order.from + index);
  async function lane(): Promise<void> {
    for (let number = chapters.shift(); number !== undefined && kept.length < 10; number = chapters.shift()) {
      const from = (number - 1) * CHAPTER + 1;
      const last = (order.from - 1) * CHAPTER + order.runs;
      const folder = await liveChapter({
        world: order.world,
        seed: order.seed,
        number,
        from,
        ...(order.phases ? { phases: order.phases } : {}),
        kills: Math.min(CHAPTER, last - from + 1),
        onResult(result) {
          results.push(result);
          order.onResult(result);
        },
      });
      if (folder) kept.push(folder);
    }
  }
  await Promise.all(Array.from({ length: order.lanes }, lane));
  return { results, kept, durationMs: performance.now() - start };
}

/** The command that lives through the chapter of a run again. */
export function replayCommand(seed: number, run: number, phase?: string): string {
  const only = phase === undefined ? '' : ` --phase '${phase}'`;
  return `npm run lab -- kill --seed ${seed} --chapter ${Math.ceil(run / CHAPTER)} --runs ${CHAPTER} --lanes 1${only}`;
}

/** The table at the end, in words and numbers. */
export function killTable({ results, durationMs }: KillSummary, seed: number): string {
  const phases = new Map<string, number>();
  for (const { phase } of results) phases.set(phase, (phases.get(phase) ?? 0) + 1);
  const count = (kind: string) =>
    results.filter(({ failures }) => failures.some((failure) => failure.kind === kind)).length;
  const losses = results.flatMap(({ clockLossMs }) => (clockLossMs === null ? [] : [clockLossMs]));
  const acknowledged = results.reduce((sum, result) => sum + result.acknowledged, 0);
  const lines: [string, string | number][] = [
    ['kills', results.length],
    ...[...phases].sort().map(([phase, kills]): [string, number] => [`  ${phase}`, kills]),
    ['acknowledged writes', acknowledged],
    ['runs with acknowledged writes lost', count('lost')],
    ['runs with something torn', count('torn')],
    ['runs with a damaged file or chain', count('file')],
    ['runs that failed otherwise', count('failed')],
    ['clocks that ran at the kill', losses.length],
    ['worst clock loss', `${Math.round(Math.max(0, ...losses))} ms (limit ${CLOCK_LIMIT_MS} ms)`],
    ['duration', `${Math.round(durationMs / 1000)} s`],
    ['seed', seed],
  ];
  const width = Math.max(...lines.map(([name]) => name.length));
  return lines.map(([name, value]) => `${name.padEnd(width)}  ${value}`).join('\n');
}
