import Box from '@mui/material/Box';
import type { TaskRow, TaskList as Tasks } from '#shared/contract/engine/tasks.ts';
import { GroupedGrid } from '../../ui/GroupedGrid.tsx';
import { cellStyle } from '../../ui/row-styles.ts';
import { TaskDue, TaskOwnerName, TaskTitle } from './TaskLine.tsx';
import { GROUP_WORDS } from './task-words.ts';

const COLUMNS = 'minmax(12rem, 1.8fr) minmax(8rem, 1fr) minmax(7.5rem, 0.8fr) minmax(7rem, 0.8fr)';

interface TaskListProps {
  list: Tasks;
  chosenId: string;
  now: number;
  onChoose: (taskId: string) => void;
  onStep: (by: number) => void;
  onOpen: () => void;
}

/** The tasks under their groups. */
export function TaskList({ list, chosenId, now, ...moves }: TaskListProps) {
  return (
    <GroupedGrid
      label="Tasks"
      rows={list.rows}
      {...{ keyOf, groupOf, ...moves }}
      chosenKey={chosenId}
      columns={COLUMNS}
      minWidth="38rem"
      heading={(group) => (
        <Box component="span" sx={group === 'overdue' ? { color: 'error.main' } : {}}>
          {GROUP_WORDS[group]}{' '}
          <Box component="span" sx={{ fontWeight: 500 }}>
            {list.counts[group]}
          </Box>
        </Box>
      )}
    >
      {(row) => (
        <>
          <Box role="gridcell" sx={{ minWidth: 0 }}>
            <TaskTitle row={row} />
          </Box>
          <Box role="gridcell" sx={cellStyle}>
            {row.patientName}
          </Box>
          <Box role="gridcell" sx={cellStyle}>
            <TaskDue row={row} now={now} />
          </Box>
          <Box role="gridcell" sx={cellStyle}>
            <TaskOwnerName row={row} />
          </Box>
        </>
      )}
    </GroupedGrid>
  );
}

const keyOf = ({ taskId }: TaskRow) => taskId;
const groupOf = ({ group }: TaskRow) => group;
