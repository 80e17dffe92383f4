import Box from '@mui/material/Box';
import { useMemo } from 'react';
import type { MonthCloseRow } from '#shared/contract/engine/month-close.ts';
import type { ClosingStanding } from '#shared/domain/month-closing.ts';
import { cellStyle, groupHeadStyle, rowStyleOf } from '../../ui/row-styles.ts';
import { StatusChip } from '../../ui/StatusChip.tsx';
import { useVirtualRows } from '../../ui/use-virtual-rows.ts';
import { codesWords, minutesWords, reasonTitle, STANDING_WORDS } from './closing-words.ts';

const ROW_HEIGHT = 38;
const HEAD_HEIGHT = 30;
const HEADS = ['Patient', 'Care manager', 'Minutes', 'Codes', 'What is missing'];
const COLUMNS =
  'minmax(10rem, 1.2fr) minmax(7rem, 0.8fr) minmax(7rem, 0.9fr) minmax(6rem, 0.8fr) minmax(11rem, 1.6fr)';
const CHIPS = 2;

type Line = { standing: ClosingStanding; row: MonthCloseRow | null };

interface CloseListProps {
  /** Those of a standing together. */
  rows: readonly MonthCloseRow[];
  chosenId: string;
  onChoose(patientId: string): void;
  onStep(by: number): void;
  onOpen(): void;
}

/** The patients under how their month stands, of which only the lines in sight are drawn. */
export function CloseList({ rows, chosenId, onChoose, onStep, onOpen }: CloseListProps) {
  const lines = useMemo(() => linesOf(rows), [rows]);
  const counts = useMemo(() => Object.groupBy(rows, ({ standing }) => standing), [rows]);
  const at = lines.findIndex(({ row }) => row?.patientId === chosenId);
  const { grid, items, height, onKeyDown } = useVirtualRows({
    count: lines.length,
    keyOf: (index) => lines[index]?.row?.patientId ?? lines[index]?.standing ?? index,
    rowHeight: ROW_HEIGHT,
    headHeight: HEAD_HEIGHT,
    chosen: at,
    // With the first row of a group, its heading.
    shown: lines[at - 1]?.row === null ? at - 1 : at,
    ...{ onStep, onOpen },
  });
  const isDrawn = items.some(({ index }) => index === at);
  return (
    <Box
      ref={grid}
      role="grid"
      aria-label="Months of the patients"
      aria-rowcount={lines.length + 1}
      tabIndex={0}
      {...(isDrawn ? { 'aria-activedescendant': `close-${chosenId}` } : {})}
      onKeyDown={onKeyDown}
      sx={{
        flex: 1,
        minHeight: { xs: 360, md: 0 },
        overflow: 'auto',
        '& > *': { minWidth: '48rem' },
        '&:focus-visible': { outlineOffset: '-2px' },
      }}
    >
      <Box
        role="rowgroup"
        sx={{ position: 'sticky', top: 0, zIndex: 1, backgroundColor: 'background.paper' }}
      >
        <Box role="row" aria-rowindex={1} sx={columnHeadStyle} style={{ height: HEAD_HEIGHT }}>
          {HEADS.map((head) => (
            <Box key={head} role="columnheader">
              {head}
            </Box>
          ))}
        </Box>
      </Box>
      <Box role="rowgroup" sx={{ position: 'relative' }} style={{ height }}>
        {items.map(({ index, key, top }) => {
          const line = lines[index];
          if (line === undefined) return null;
          const place = { height: ROW_HEIGHT, transform: `translateY(${top}px)` };
          if (line.row === null) {
            return (
              <Box key={key} role="row" aria-rowindex={index + 2} sx={groupHeadStyle} style={place}>
                <Box role="rowheader">
                  {STANDING_WORDS[line.standing].title}{' '}
                  <Box component="span" sx={{ fontWeight: 500 }}>
                    {counts[line.standing]?.length}
                  </Box>
                </Box>
              </Box>
            );
          }
          const { patientId } = line.row;
          const isChosen = patientId === chosenId;
          return (
            <Box
              key={key}
              id={`close-${patientId}`}
              role="row"
              aria-rowindex={index + 2}
              aria-selected={isChosen}
              onClick={() => onChoose(patientId)}
              onDoubleClick={onOpen}
              style={place}
              sx={{
                ...rowStyle,
                backgroundColor: isChosen ? 'desk.selected' : 'transparent',
                boxShadow: isChosen ? (theme) => `inset 3px 0 0 ${theme.vars.palette.primary.main}` : 'none',
                '&:hover': { backgroundColor: isChosen ? 'desk.selected' : 'desk.hover' },
              }}
            >
              <Cells row={line.row} />
            </Box>
          );
        })}
      </Box>
    </Box>
  );
}

function Cells({ row }: { row: MonthCloseRow }) {
  const titles = [...new Set(row.reasons.map(({ what }) => reasonTitle(what)))];
  const more = titles.length - CHIPS;
  const isChanged = row.standing === 'changed' && row.closed !== null;
  return (
    <>
      <Box role="gridcell" sx={cellStyle}>
        <strong>{row.name}</strong>{' '}
        <Box component="small" sx={{ color: 'text.secondary' }}>
          {row.recordNumber}
        </Box>
      </Box>
      <Box role="gridcell" sx={cellStyle}>
        {row.careManagerName || 'Nobody'}
      </Box>
      <Box role="gridcell" sx={cellStyle}>
        {minutesWords(row.numbers)}
      </Box>
      <Box role="gridcell" sx={cellStyle}>
        {codesWords(row.numbers)}
      </Box>
      <Box role="gridcell" sx={{ ...cellStyle, display: 'flex', gap: 0.5, alignItems: 'center' }}>
        {isChanged && row.closed ? `closed with ${minutesWords(row.closed)}` : null}
        {row.standing === 'closed' || isChanged
          ? null
          : titles
              .slice(0, CHIPS)
              .map((title) => (
                <StatusChip
                  key={title}
                  label={title}
                  tone={row.standing === 'blocked' ? 'caution' : 'neutral'}
                />
              ))}
        {row.standing !== 'closed' && !isChanged && more > 0 ? <small>and {more} more</small> : null}
      </Box>
    </>
  );
}

const columnHeadStyle = {
  ...{ display: 'grid', gridTemplateColumns: COLUMNS, columnGap: 2, alignItems: 'center', px: 1.5 },
  ...{ fontSize: '0.75rem', fontWeight: 600, color: 'text.secondary' },
  ...{ borderBottom: '1px solid', borderColor: 'desk.line' },
} as const;

const rowStyle = rowStyleOf(COLUMNS);

/** The rows, each group under its heading. */
function linesOf(rows: readonly MonthCloseRow[]): Line[] {
  return rows.flatMap((row, index): Line[] => {
    const { standing } = row;
    const own = { standing, row };
    return rows[index - 1]?.standing === standing ? [own] : [{ standing, row: null }, own];
  });
}
