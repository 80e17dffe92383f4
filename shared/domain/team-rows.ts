/** @file The table behind a number of the board: narrowed by text and by band, in the order asked for. Pure. */
import type { MinutesBand, TeamPatient } from './team-patient.ts';

/** A patient of the table with her care manager's name. */
export interface TeamTableRow extends TeamPatient {
  careManagerName: string;
}

/** The columns that order the table. */
export const TEAM_COLUMNS = [
  'name',
  'careManagerName',
  'minutes',
  'lastContactAt',
  'attempts',
  'overdue',
  'needs',
  'escalations',
  'unsigned',
  'plans',
] as const;
export type TeamColumn = (typeof TEAM_COLUMNS)[number];

export interface TeamTableView {
  text: string;
  band: MinutesBand | null;
  column: TeamColumn;
  isDescending: boolean;
}

const collator = new Intl.Collator('en', { numeric: true });

/** Orders all rows by name, once: `teamTable` keeps that order among equals. */
export function byName(rows: readonly TeamTableRow[]): TeamTableRow[] {
  return [...rows].sort(
    (left, right) => collator.compare(left.name, right.name) || (left.patientId < right.patientId ? -1 : 1),
  );
}

/** The rows that fit, in order. `rows` are in the order of `byName`; every word of the text must be found in name, record number, care manager or programs. */
export function teamTable(rows: readonly TeamTableRow[], view: TeamTableView): TeamTableRow[] {
  const words = view.text.toLowerCase().split(/\s+/).filter(Boolean);
  const found = rows.filter(
    (row) =>
      (view.band === null || row.band === view.band) &&
      (words.length === 0 || words.every((word) => wordsOf(row).includes(word))),
  );
  const { column } = view;
  if (column === 'name') return view.isDescending ? found.reverse() : found;
  const times = view.isDescending ? -1 : 1;
  return found.sort((left, right) => times * compare(left[column], right[column]));
}

function wordsOf(row: TeamTableRow): string {
  return `${row.name} ${row.recordNumber} ${row.careManagerName} ${row.programs.join(' ')}`.toLowerCase();
}

function compare(left: string | number, right: string | number): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
