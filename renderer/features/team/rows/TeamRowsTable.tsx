import Box from '@mui/material/Box';
import type { Theme } from '@mui/material/styles';
import type { KeyboardEvent, MouseEvent } from 'react';
import { useNavigate } from 'react-router';
import type { TeamTableRow } from '#shared/domain/team-rows.ts';
import { cellStyle } from '../../../ui/row-styles.ts';
import { useVirtualRows } from '../../../ui/use-virtual-rows.ts';
import { GRID_COLUMNS } from './columns.ts';
import { TeamRow } from './TeamRow.tsx';
import { TeamRowsHead } from './TeamRowsHead.tsx';
import { tick, tickAll, tickNone, useTeamRows } from './team-rows-store.ts';

const ROW_HEIGHT = 36;
const HEAD_HEIGHT = 32;

/**
 * Patients as a table, of which only the rows in sight are drawn. The arrow keys choose one, Enter opens the chart. Space ticks the chosen one; Shift with
 * an arrow or a click ticks all from the chosen one on, Ctrl+A all rows, Escape none.
 */
export function TeamRowsTable({ rows, label }: { rows: TeamTableRow[]; label: string }) {
  const navigate = useNavigate();
  const selectedId = useTeamRows((view) => view.selectedId);
  const ticked = useTeamRows((view) => view.ticked);
  const chosen = rows.findIndex(({ patientId }) => patientId === selectedId);
  const { grid, items, height, isChosenDrawn, onKeyDown } = useVirtualRows({
    count: rows.length,
    keyOf: (index) => rows[index]?.patientId ?? index,
    rowHeight: ROW_HEIGHT,
    headHeight: HEAD_HEIGHT,
    chosen,
    onStep: (by) => {
      const next = Math.min(rows.length - 1, Math.max(0, chosen + by));
      useTeamRows.setState({ selectedId: rows[next]?.patientId ?? null });
    },
    onOpen: () => {
      if (rows[chosen]) navigate(`/patients/${rows[chosen].patientId}`);
    },
  });
  const onKeys = (event: KeyboardEvent) => {
    if (event.target !== grid.current) return;
    const step = event.shiftKey ? ({ ArrowDown: 1, ArrowUp: -1 }[event.key] ?? 0) : 0;
    if (step !== 0) tick(rows, Math.min(rows.length - 1, Math.max(0, chosen + step)), true);
    else if (event.key === ' ') tick(rows, chosen, event.shiftKey);
    else if (event.key === 'a' && event.ctrlKey) tickAll(rows);
    else if (event.key === 'Escape' && ticked.size > 0) tickNone();
    else return onKeyDown(event);
    event.preventDefault();
    event.stopPropagation();
  };
  const onClick = ({ target, shiftKey }: MouseEvent) => {
    const index = target instanceof HTMLInputElement ? target.dataset.index : undefined;
    if (index !== undefined) tick(rows, Number(index), shiftKey);
  };
  return (
    <Box
      ref={grid}
      role="grid"
      aria-label={label}
      aria-rowcount={rows.length + 1}
      tabIndex={0}
      {...(isChosenDrawn ? { 'aria-activedescendant': `team-${selectedId}` } : {})}
      onKeyDown={onKeys}
      onClick={onClick}
      sx={tableStyle}
    >
      <TeamRowsHead rows={rows} />
      <Box role="rowgroup" className="body" style={{ height }}>
        {items.map(({ index, key, top }) => {
          const row = rows[index];
          return row === undefined ? null : (
            <TeamRow
              key={key}
              row={row}
              index={index}
              isSelected={index === chosen}
              isTicked={ticked.has(row.patientId)}
              top={top}
              height={ROW_HEIGHT}
            />
          );
        })}
      </Box>
    </Box>
  );
}

const tableStyle = (theme: Theme) => ({
  flex: 1,
  minHeight: { xs: 360, md: 0 },
  overflow: 'auto',
  fontSize: '0.8125rem',
  '& > *': { minWidth: '70rem' },
  '&:focus-visible': { outlineOffset: '-2px' },
  '& [role=row]': {
    display: 'grid',
    gridTemplateColumns: GRID_COLUMNS,
    columnGap: theme.spacing(2.5),
    alignItems: 'center',
    paddingInline: theme.spacing(1.75),
    borderBottom: `1px solid ${theme.vars.palette.desk.line}`,
  },
  '& .head': { position: 'sticky', top: 0, zIndex: 1, backgroundColor: theme.vars.palette.desk.well },
  '& .head [role=row]': {
    height: HEAD_HEIGHT,
    fontSize: '0.75rem',
    fontWeight: 600,
    color: theme.vars.palette.text.secondary,
  },
  '& .body': { position: 'relative' },
  '& .body [role=row]': { position: 'absolute', insetInline: 0, top: 0 },
  '& .body [role=row]:hover': { backgroundColor: theme.vars.palette.desk.hover },
  '& .body [aria-selected=true]': {
    backgroundColor: theme.vars.palette.desk.selected,
    boxShadow: `inset 3px 0 0 ${theme.vars.palette.primary.main}`,
  },
  '& input[type=checkbox]': {
    ...{ width: 16, height: 16, margin: 0, display: 'block', cursor: 'pointer' },
    accentColor: theme.vars.palette.primary.main,
  },
  '& [role=gridcell]': cellStyle,
  // Above the link that covers the row, and wide enough to be hit.
  '& .tick': { position: 'relative', zIndex: 1, overflow: 'visible' },
  '& .tick input::after': { content: '""', position: 'absolute', inset: '-10px -10px' },
  '& .number': { textAlign: 'right' },
  '& .zero, & small': { color: theme.vars.palette.text.secondary, fontSize: '0.75rem' },
  '& .warning': { color: theme.vars.palette.warning.main, fontWeight: 600 },
  '& a': { color: 'inherit', fontWeight: 600, textDecoration: 'none' },
  // The link covers the row, so that one may click anywhere.
  '& a::after': { content: '""', position: 'absolute', inset: 0 },
});
