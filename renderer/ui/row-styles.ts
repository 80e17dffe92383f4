/** @file How the lines of a list look of which only those in sight are drawn: see use-rows-in-sight.ts. */
import type { Theme } from '@mui/material/styles';

/** The heading of a group among the rows. */
export const groupHeadStyle = {
  ...{ position: 'absolute', insetInline: 0, top: 0, display: 'flex', alignItems: 'center', px: 1.5 },
  ...{ fontSize: '0.75rem', fontWeight: 700, color: 'text.secondary', backgroundColor: 'desk.well' },
  ...{ borderBottom: '1px solid', borderColor: 'desk.line' },
} as const;

/** What stands above the columns. */
export function headStyleOf(columns: string) {
  return {
    ...{ display: 'grid', gridTemplateColumns: columns, columnGap: 2, alignItems: 'center', px: 1.5 },
    ...{ fontSize: '0.75rem', fontWeight: 600, color: 'text.secondary' },
    ...{ borderBottom: '1px solid', borderColor: 'desk.line' },
  } as const;
}

/** A row, in these columns. */
export function rowStyleOf(columns: string) {
  return {
    ...{ position: 'absolute', insetInline: 0, top: 0, px: 1.5, fontSize: '0.8125rem', cursor: 'default' },
    ...{ display: 'grid', gridTemplateColumns: columns, columnGap: 2, alignItems: 'center' },
    ...{ borderBottom: '1px solid', borderColor: 'desk.line' },
  } as const;
}

/** A line that can be chosen. */
export function choiceStyle(isChosen: boolean) {
  return {
    backgroundColor: isChosen ? 'desk.selected' : 'transparent',
    boxShadow: isChosen ? ({ vars }: Theme) => `inset 3px 0 0 ${vars.palette.primary.main}` : 'none',
    '&:hover': { backgroundColor: isChosen ? 'desk.selected' : 'desk.hover' },
  };
}

/** A cell whose words are cut where its column ends. */
export const cellStyle = {
  ...{ minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
} as const;
