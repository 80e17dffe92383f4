import Repeat from '@mui/icons-material/Repeat';
import Box from '@mui/material/Box';
import { TASK_KIND_LABELS, TASK_PRIORITY_LABELS } from '#shared/content/labels.ts';
import type { TaskRow } from '#shared/contract/engine/tasks.ts';
import { cellStyle } from '../../ui/row-styles.ts';
import { StatusChip } from '../../ui/StatusChip.tsx';
import { dueWords, PRIORITY_TONES, recurrenceWords } from './task-words.ts';

/** The title of a task with its kind, how urgent it is, and whether it comes again. */
export function TaskTitle({ row }: { row: TaskRow }) {
  const kind = TASK_KIND_LABELS[row.kind];
  const isSaid = row.title.toLowerCase().startsWith(kind.toLowerCase());
  return (
    <Box sx={{ display: 'flex', gap: 0.75, alignItems: 'center', minWidth: 0 }}>
      <Box component="span" sx={{ ...cellStyle, fontWeight: 550 }}>
        {row.title}
      </Box>
      {isSaid ? null : (
        <Box component="span" sx={{ fontSize: '0.75rem', color: 'text.secondary', flexShrink: 0 }}>
          {kind}
        </Box>
      )}
      {row.priority === 'routine' || row.group === 'done' ? null : (
        <StatusChip tone={PRIORITY_TONES[row.priority]} label={TASK_PRIORITY_LABELS[row.priority]} />
      )}
      {row.recurrence === null ? null : (
        <Box
          component="span"
          role="img"
          aria-label={recurrenceWords(row.recurrence)}
          title={recurrenceWords(row.recurrence)}
          sx={{ display: 'inline-flex', color: 'text.secondary' }}
        >
          <Repeat aria-hidden sx={{ fontSize: '0.95rem' }} />
        </Box>
      )}
    </Box>
  );
}

/** When it is due; overdue stands out by its words too, as its group says so. */
export function TaskDue({ row, now }: { row: TaskRow; now: number }) {
  return (
    <Box
      component="span"
      sx={{ ...cellStyle, color: row.group === 'overdue' ? 'error.main' : 'text.secondary' }}
    >
      {dueWords(row, now)}
    </Box>
  );
}

/** Who has it, and who delegated it. */
export function TaskOwnerName({ row }: { row: TaskRow }) {
  return (
    <Box component="span" sx={{ ...cellStyle, color: 'text.secondary' }}>
      {row.ownerName}
      {row.delegatedByName === '' ? '' : `, for ${row.delegatedByName}`}
    </Box>
  );
}
