/** @file What the numbers of the board are called, and where they open. */
import type { TeamCounts, TeamMetric } from '#shared/domain/team-patient.ts';
import type { Share } from '../../ui/charts/ShareBar.tsx';
import { plural } from '../../ui/format.ts';
import { bandFill } from '../month/band-words.ts';

/** The heading of the table behind a number. */
export const METRIC_TITLES: Readonly<Record<TeamMetric, string>> = {
  patients: 'Patients',
  reached: 'Reached this month',
  attempts: 'Attempts this month',
  seconds: 'Minutes this month',
  secondsToday: 'Minutes today',
  none: 'No minutes yet',
  under: 'Under the goal',
  goal: 'Goal reached',
  beyond: 'Next threshold reached',
  unmeasured: 'Not counted by minutes',
  atGoal: 'Goal reached',
  overdue: 'Overdue tasks',
  needs: 'Open needs',
  escalations: 'Open escalations',
  unsigned: 'Notes without a signature',
  plans: 'Plans waiting for approval',
};

/** The bands that have a place on the bar, the fewest minutes first. */
export const MEASURED_BANDS = ['none', 'under', 'goal', 'beyond'] as const;
export const ALL_BANDS = [...MEASURED_BANDS, 'unmeasured'] as const;

/** The bands of some patients as shares of a bar. */
export function bandShares(counts: TeamCounts): Share[] {
  return MEASURED_BANDS.map((band, index) => ({ key: band, value: counts[band], fill: bandFill(index) }));
}

/** What a number counts, with it: `7 overdue tasks`. Minutes are whole. */
export function metricWords(metric: TeamMetric, count: number): string {
  switch (metric) {
    case 'attempts':
      return plural(count, 'attempt');
    case 'seconds':
    case 'secondsToday':
      return plural(Math.floor(count / 60), 'minute');
    case 'overdue':
      return plural(count, 'overdue task');
    case 'needs':
      return plural(count, 'open need');
    case 'escalations':
      return plural(count, 'open escalation');
    case 'unsigned':
      return plural(count, 'note');
    case 'plans':
      return plural(count, 'plan');
    default:
      return plural(count, 'patient');
  }
}

/** The address of the table behind a number: of one care manager, or of all where none is named. It holds ids, never words. */
export function rowsPath(metric: TeamMetric, staffId?: string): string {
  return `/team/patients?show=${metric}${staffId === undefined ? '' : `&of=${staffId || 'nobody'}`}`;
}
