/** @file What a bench measures: one number, beside the same job done by a named baseline in the same run. */

export interface Measurement {
  /** Middle of the runs. */
  value: number;
  /** All runs, in the order they were made. */
  runs: number[];
}

export interface Row {
  /** `engine.first-queue-page`. */
  name: string;
  what: string;
  unit: 'ms' | 'kB' | 'frames';
  ours: Measurement;
  baseline: Measurement & { name: string };
  /** Ours divided by the baseline: lower is better. */
  ratio: number;
}

/** The middle of some runs. */
export function measured(runs: number[]): Measurement {
  const sorted = [...runs].sort((left, right) => left - right);
  return { value: sorted[Math.floor(sorted.length / 2)] ?? Number.NaN, runs };
}

/** Puts a row together. */
export function row(
  facts: Pick<Row, 'name' | 'what' | 'unit'>,
  ours: number[],
  baseline: { name: string; runs: number[] },
): Row {
  const mine = measured(ours);
  const theirs = measured(baseline.runs);
  return {
    ...facts,
    ours: mine,
    baseline: { name: baseline.name, ...theirs },
    ratio: mine.value / theirs.value,
  };
}

/** The rows as a table for a terminal. */
export function table(rows: readonly Row[]): string {
  const number = (value: number) => (value < 10 ? value.toFixed(2) : value.toFixed(0));
  const lines = rows.map((one) => [
    one.name,
    `${number(one.ours.value)} ${one.unit}`,
    `${number(one.baseline.value)} ${one.unit}`,
    one.ratio.toFixed(2),
    `${one.what}; baseline: ${one.baseline.name}`,
  ]);
  const all = [['row', 'ours', 'baseline', 'ratio', 'what'], ...lines];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...all.map((line) => line[column]?.length ?? 0)));
  return all
    .map((line) => line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '))
    .join('\n');
}
