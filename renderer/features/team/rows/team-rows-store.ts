import { create } from 'zustand';
import type { MinutesBand, TeamMetric } from '#shared/domain/team-patient.ts';
import type { TeamColumn, TeamTableView } from '#shared/domain/team-rows.ts';

interface TeamRows extends TeamTableView {
  /** The address that this view belongs to: another number begins anew. */
  address: string;
  selectedId: string | null;
}

const COLUMNS: Partial<Record<TeamMetric, TeamColumn>> = {
  reached: 'lastContactAt',
  attempts: 'attempts',
  seconds: 'minutes',
  secondsToday: 'minutes',
  overdue: 'overdue',
  needs: 'needs',
  escalations: 'escalations',
  unsigned: 'unsigned',
  plans: 'plans',
};

/** In memory only: a filter may hold a name. Coming back from a chart finds the table as it was left. */
export const useTeamRows = create<TeamRows>(() => viewFor('', 'patients'));

/** The view in which the table behind a number opens: the most of what it counts first. */
export function viewFor(address: string, metric: TeamMetric): TeamRows {
  const column = COLUMNS[metric] ?? 'name';
  return { address, text: '', band: null, column, isDescending: column !== 'name', selectedId: null };
}

/** Shows one band, or all again when it is shown already. */
export function toggleBand(band: MinutesBand): void {
  useTeamRows.setState((view) => ({ band: view.band === band ? null : band }));
}

/** Orders by a column; a second time turns the order round. Words begin with A, numbers with the most. */
export function orderBy(column: TeamColumn): void {
  useTeamRows.setState((view) => ({
    column,
    isDescending:
      view.column === column ? !view.isDescending : column !== 'name' && column !== 'careManagerName',
  }));
}
