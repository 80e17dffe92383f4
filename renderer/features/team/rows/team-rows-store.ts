import { create } from 'zustand';
import type { MinutesBand, TeamMetric } from '#shared/domain/team-patient.ts';
import type { TeamColumn, TeamTableRow, TeamTableView } from '#shared/domain/team-rows.ts';

interface TeamRows extends TeamTableView {
  /** The address that this view belongs to: another number begins anew. */
  address: string;
  selectedId: string | null;
  /** Who is ticked, to be moved. */
  ticked: ReadonlySet<string>;
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
  return {
    address,
    text: '',
    band: null,
    column,
    isDescending: column !== 'name',
    selectedId: null,
    ticked: new Set(),
  };
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

/**
 * Ticks a row or takes its tick away, and chooses it. `isRange`: every row from the chosen one to it is ticked. Rows are those of the table,
 * in its order.
 */
export function tick(rows: readonly TeamTableRow[], index: number, isRange: boolean): void {
  useTeamRows.setState((view) => {
    const row = rows[index];
    if (row === undefined) return view;
    const chosen = rows.findIndex(({ patientId }) => patientId === view.selectedId);
    const from = isRange && chosen >= 0 ? chosen : index;
    const isOn = isRange ? true : !view.ticked.has(row.patientId);
    const ticked = new Set(view.ticked);
    for (const { patientId } of rows.slice(Math.min(from, index), Math.max(from, index) + 1)) {
      if (isOn) ticked.add(patientId);
      else ticked.delete(patientId);
    }
    return { ticked, selectedId: row.patientId };
  });
}

/** Ticks all of these rows, or none where all of them are ticked already. */
export function tickAll(rows: readonly TeamTableRow[]): void {
  useTeamRows.setState(({ ticked: before }) => {
    const areAll = rows.every(({ patientId }) => before.has(patientId));
    const ticked = new Set(before);
    for (const { patientId } of rows) {
      if (areAll) ticked.delete(patientId);
      else ticked.add(patientId);
    }
    return { ticked };
  });
}

/** Takes every tick away. */
export function tickNone(): void {
  useTeamRows.setState({ ticked: new Set() });
}
