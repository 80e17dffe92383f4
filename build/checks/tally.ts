/** A test that did not run, and why. */
export interface Skipped {
  name: string;
  reason: string;
}

/** What one runner found. */
export interface Tally {
  passed: number;
  failed: number;
  skipped: Skipped[];
}

/** What a runner's reporter sends to this process: how far it is, and at the end its tally. */
export type TallyMessage = { kind: 'progress'; done: number } | { kind: 'tally'; tally: Tally };

/** The sum over several runners. */
export function sum(tallies: readonly Tally[]): Tally {
  return {
    passed: tallies.reduce((total, { passed }) => total + passed, 0),
    failed: tallies.reduce((total, { failed }) => total + failed, 0),
    skipped: tallies.flatMap(({ skipped }) => skipped),
  };
}

/** The last line of `npm test`: "412 passed, 0 failed", and the skipped ones when there are some. */
export function inWords({ passed, failed, skipped }: Tally): string {
  return `${passed} passed, ${failed} failed${skipped.length > 0 ? `, ${skipped.length} skipped` : ''}`;
}
