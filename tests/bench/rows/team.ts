/** @file The supervisor's board of 25 care managers and 5,000 patients: counted, kept live, opened into its patients. */
import { performance } from 'node:perf_hooks';
import { type Row, row } from '../row.ts';
import { teamTableRows } from '../team/table-in-browser.ts';
import { answers, callArrives, liveTeam, momentOf, teamCaseload } from '../team/team-world.ts';

const RUNS = 9;
/** As many as a minute brings. */
const CALLS = 100;

export async function teamRows(say: (line: string) => void): Promise<Row[]> {
  say('Inventing a team of 25 care managers and 5,000 patients …');
  const caseload = teamCaseload();
  const { patients, tasks, calls, timeEntries } = caseload;
  const fromScratch = () => momentOf(liveTeam(caseload));
  const live = liveTeam(caseload);
  if (momentOf(live).byManager.size !== 25) throw new Error('The team is too small: little was measured.');
  let number = 0;
  const minuteOfCalls = () => {
    for (let count = 0; count < CALLS; count += 1) {
      live.touch(callArrives(caseload, number));
      number += 1;
      momentOf(live);
    }
  };
  const rows = [
    row(
      { name: 'team.first-board', what: '5,000 patients counted into the board from scratch', unit: 'ms' },
      runs(fromScratch),
      {
        name: 'the same documents copied once (structuredClone), nothing counted',
        runs: runs(() => structuredClone({ patients, tasks, calls, timeEntries })),
      },
    ),
    row(
      {
        name: 'team.change',
        what: `each of ${CALLS} calls that arrive, until the board is right`,
        unit: 'ms',
      },
      runs(minuteOfCalls).map((took) => took / CALLS),
      { name: 'a full recount', runs: runs(fromScratch) },
    ),
  ];
  say('Looking through 5,000 patients in a browser …');
  return [...rows, ...(await teamTableRows(answers(momentOf(live)), say))];
}

function runs(work: () => unknown): number[] {
  work();
  return Array.from({ length: RUNS }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
}
