import Box from '@mui/material/Box';
import { useMemo } from 'react';
import type { TaskRow, TaskList as Tasks } from '#shared/contract/engine/tasks.ts';
import type { TaskGroup } from '#shared/domain/task-groups.ts';
import { cellStyle, groupHeadStyle, rowStyleOf } from '../../ui/row-styles.ts';
import { useVirtualRows } from '../../ui/use-virtual-rows.ts';
import { TaskDue, TaskOwnerName, TaskTitle } from './TaskLine.tsx';
import { GROUP_WORDS } from './task-words.ts';

const ROW_HEIGHT = 38;
const COLUMNS = 'minmax(12rem, 1.8fr) minmax(8rem, 1fr) minmax(7.5rem, 0.8fr) minmax(7rem, 0.8fr)';

type Line = { group: TaskGroup; row: null } | { group: TaskGroup; row: TaskRow };

interface TaskListProps {
  list: Tasks;
  chosenId: string;
  now: number;
  onChoose: (taskId: string) => void;
  onStep: (by: number) => void;
  onOpen: () => void;
}

/** The tasks under their groups, of which only the lines in sight are drawn. One is chosen; the arrow keys move the choice. */
export function TaskList({ list, chosenId, now, onChoose, onStep, onOpen }: TaskListProps) {
  const lines = useMemo(() => linesOf(list.rows), [list.rows]);
  const at = lines.findIndex(({ row }) => row?.taskId === chosenId);
  const { grid, items, height, onKeyDown } = useVirtualRows({
    count: lines.length,
    keyOf: (index) => lines[index]?.row?.taskId ?? lines[index]?.group ?? index,
    rowHeight: ROW_HEIGHT,
    headHeight: 0,
    chosen: at,
    // With the first row of a group, its heading.
    shown: lines[at - 1]?.row === null ? at - 1 : at,
    ...{ onStep, onOpen },
  });
  return (
    <Box
      ref={grid}
      role="grid"
      aria-label="Tasks"
      aria-rowcount={lines.length}
      tabIndex={0}
      {...(at < 0 ? {} : { 'aria-activedescendant': `task-${chosenId}` })}
      onKeyDown={onKeyDown}
      sx={{
        flex: 1,
        minHeight: { xs: 360, md: 0 },
        overflow: 'auto',
        '& > *': { minWidth: '38rem' },
        '&:focus-visible': { outlineOffset: '-2px' },
      }}
    >
      <Box role="rowgroup" sx={{ position: 'relative' }} style={{ height }}>
        {items.map((item) => {
          const line = lines[item.index];
          if (line === undefined) return null;
          const place = { height: ROW_HEIGHT, transform: `translateY(${item.top}px)` };
          const isChosen = line.row?.taskId === chosenId;
          return line.row === null ? (
            <Box key={item.key} role="row" aria-rowindex={item.index + 1} sx={groupHeadStyle} style={place}>
              <Box role="rowheader" sx={line.group === 'overdue' ? { color: 'error.main' } : {}}>
                {GROUP_WORDS[line.group]}{' '}
                <Box component="span" sx={{ fontWeight: 500 }}>
                  {list.counts[line.group]}
                </Box>
              </Box>
            </Box>
          ) : (
            <Box
              key={item.key}
              id={`task-${line.row.taskId}`}
              role="row"
              aria-rowindex={item.index + 1}
              aria-selected={isChosen}
              onClick={() => onChoose(line.row.taskId)}
              onDoubleClick={onOpen}
              style={place}
              sx={{
                ...rowStyle,
                backgroundColor: isChosen ? 'desk.selected' : 'transparent',
                boxShadow: isChosen ? (theme) => `inset 3px 0 0 ${theme.vars.palette.primary.main}` : 'none',
                '&:hover': { backgroundColor: isChosen ? 'desk.selected' : 'desk.hover' },
              }}
            >
              <Box role="gridcell" sx={{ minWidth: 0 }}>
                <TaskTitle row={line.row} />
              </Box>
              <Box role="gridcell" sx={cellStyle}>
                {line.row.patientName}
              </Box>
              <Box role="gridcell" sx={cellStyle}>
                <TaskDue row={line.row} now={now} />
              </Box>
              <Box role="gridcell" sx={cellStyle}>
                <TaskOwnerName row={line.row} />
              </Box>
            </Box>
          );
        })}
      </Box>
    </Box>
  );
}

const rowStyle = rowStyleOf(COLUMNS);

/** The rows, each group under its heading. */
function linesOf(rows: readonly TaskRow[]): Line[] {
  return rows.flatMap((row, index): Line[] => {
    const { group } = row;
    return rows[index - 1]?.group === group
      ? [{ group, row }]
      : [
          { group, row: null },
          { group, row },
        ];
  });
}
