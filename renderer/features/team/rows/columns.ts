import type { TeamColumn } from '#shared/domain/team-rows.ts';

/** The columns of the table, in order. */
export const COLUMNS: readonly { column: TeamColumn; head: string; isNumber: boolean; width: string }[] = [
  { column: 'name', head: 'Patient', isNumber: false, width: 'minmax(11rem, 1.5fr)' },
  { column: 'careManagerName', head: 'Care manager', isNumber: false, width: 'minmax(8rem, 1fr)' },
  { column: 'minutes', head: 'Minutes of goal', isNumber: true, width: '8rem' },
  { column: 'lastContactAt', head: 'Last contact', isNumber: false, width: '7rem' },
  { column: 'attempts', head: 'Attempts', isNumber: true, width: '5.5rem' },
  { column: 'overdue', head: 'Overdue', isNumber: true, width: '5.5rem' },
  { column: 'needs', head: 'Needs', isNumber: true, width: '5rem' },
  { column: 'escalations', head: 'Escalated', isNumber: true, width: '6rem' },
  { column: 'unsigned', head: 'Unsigned', isNumber: true, width: '5.5rem' },
  { column: 'plans', head: 'Plans', isNumber: true, width: '4.5rem' },
];

/** The widths, after that of the ticks. */
export const GRID_COLUMNS = ['1.25rem', ...COLUMNS.map(({ width }) => width)].join(' ');
