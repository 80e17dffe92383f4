/** @file The sums of the supervisor's board: what one row adds to each number, and which rows stand behind a number. Pure. */
import type { Staff, StaffDevice } from './staff.ts';
import { TeamCounts, TeamMetric, type TeamPatient } from './team-patient.ts';

/** Nothing counted yet. */
export function noCounts(): TeamCounts {
  return TeamCounts.parse(Object.fromEntries(TeamMetric.options.map((metric) => [metric, 0])));
}

/** What one patient adds to a number. */
export function countOf(row: TeamPatient, metric: TeamMetric): number {
  switch (metric) {
    case 'patients':
      return 1;
    case 'reached':
      return Number(row.isReached);
    case 'none':
    case 'under':
    case 'goal':
    case 'beyond':
    case 'unmeasured':
      return Number(row.band === metric);
    case 'atGoal':
      return Number(row.band === 'goal' || row.band === 'beyond');
    default:
      return row[metric];
  }
}

/** Adds a patient to the sums, or takes her out again (`times` -1). */
export function addCounts(sums: TeamCounts, row: TeamPatient, times: 1 | -1): void {
  for (const metric of TeamMetric.options) sums[metric] += times * countOf(row, metric);
}

/** A device that has not spoken to the server for longer than this may hold work that nobody else sees. */
export const SILENT_AFTER = 24 * 3_600_000;

/** The devices of a person that have been silent for too long, the longest silent first. */
export function silentDevices({ devices }: Pick<Staff, 'devices'>, now: number): StaffDevice[] {
  return devices
    .filter(({ lastContactAt }) => now - Date.parse(lastContactAt) > SILENT_AFTER)
    .sort((left, right) => (left.lastContactAt < right.lastContactAt ? -1 : 1));
}
