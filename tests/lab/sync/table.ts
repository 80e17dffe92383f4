/** @file What the lab prints: a line for each seed, and the table at the end. */
import type { SeedResult } from './run-seed.ts';

/** The command that runs a seed again. */
export function replayCommand(seed: number, devices: number, steps: number): string {
  return `npm run lab -- sync --seeds ${seed} --devices ${devices} --steps ${steps}`;
}

/** One line for a seed that is done. */
export function seedLine(result: SeedResult): string {
  const { seed, digest, problems, acknowledged, edits, merges, reviews, durationMs } = result;
  const faults = Object.values(result.faults).reduce((sum, count) => sum + count, 0);
  return [
    `seed ${seed}`,
    problems.length === 0 ? 'converged' : `${problems.length} PROBLEMS`,
    `plan ${digest}`,
    `${acknowledged} of ${edits} edits`,
    `${faults} faults`,
    `${merges} merges`,
    `${reviews.conflict} conflicts, ${reviews.late} late, ${reviews['sent-as-is']} as is`,
    `${(durationMs / 1000).toFixed(1)} s`,
  ].join('  ');
}

/** The table at the end. */
export function syncTable(results: readonly SeedResult[], durationMs: number): string {
  const sum = (of: (result: SeedResult) => number) =>
    results.reduce((total, result) => total + of(result), 0);
  const kinds = [...new Set(results.flatMap(({ faults }) => Object.keys(faults)))].sort();
  const lines: [string, string | number][] = [
    ['seeds', results.length],
    ['seeds converged', `${results.filter(({ isSame }) => isSame).length} of ${results.length}`],
    [
      'seeds without a problem',
      `${results.filter(({ problems }) => problems.length === 0).length} of ${results.length}`,
    ],
    ['steps', sum(({ steps }) => steps)],
    ['edits tried', sum(({ edits }) => edits)],
    ['edits acknowledged', sum(({ acknowledged }) => acknowledged)],
    ['faults', sum(({ faults }) => Object.values(faults).reduce((total, count) => total + count, 0))],
    ...kinds.map((kind): [string, number] => [`  ${kind}`, sum(({ faults }) => faults[kind] ?? 0)]),
    ['versions merged by the server', sum(({ merges }) => merges)],
    ['conflicts for a person', sum(({ reviews }) => reviews.conflict)],
    ['late arrivals', sum(({ reviews }) => reviews.late)],
    ['held records sent as they are', sum(({ sentAsIs }) => sentAsIs)],
    ['records repaired by a re-check', sum(({ repaired }) => repaired)],
    ['duration', `${Math.round(durationMs / 1000)} s`],
  ];
  const width = Math.max(...lines.map(([name]) => name.length));
  return lines.map(([name, value]) => `${name.padEnd(width)}  ${value}`).join('\n');
}
