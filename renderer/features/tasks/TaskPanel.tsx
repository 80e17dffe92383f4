import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { Link as RouterLink } from 'react-router';
import { TASK_KIND_LABELS, TASK_PRIORITY_LABELS, TASK_STATUS_LABELS } from '#shared/content/labels.ts';
import type { TaskRow } from '#shared/contract/engine/tasks.ts';
import { useEngine } from '../../client/EngineProvider.tsx';
import { errorSentence } from '../../client/error-sentence.ts';
import { DataRow } from '../../ui/DataRow.tsx';
import { DefinitionList } from '../../ui/DefinitionList.tsx';
import { formatDateTime } from '../../ui/format.ts';
import { Panel } from '../../ui/Panel.tsx';
import { TaskActions } from './TaskActions.tsx';
import { TaskHistory } from './TaskHistory.tsx';
import { recurrenceWords } from './task-words.ts';

interface TaskPanelProps {
  row: TaskRow;
  now: number;
  /** It left its place in the list. */
  onGone: () => void;
}

/** The chosen task: what it says, what can be done with it, and what happened to it. */
export function TaskPanel({ row, now, onGone }: TaskPanelProps) {
  const query = useQuery(useEngine().tasks.one.queryOptions({ input: { taskId: row.taskId } }));
  const view = query.data;
  return (
    <Box
      sx={{
        ...{ display: 'flex', flexDirection: 'column', gap: 1.5, minHeight: 0 },
        ...{ overflow: { md: 'auto' }, '& > *': { flexShrink: 0 } },
      }}
    >
      <Panel title={row.title}>
        <Link
          component={RouterLink}
          to={`/patients/${row.patientId}`}
          variant="body2"
          sx={{ fontWeight: 600 }}
        >
          {row.patientName}
        </Link>
        {view === undefined || view.task.detail === '' ? null : (
          <Typography variant="body2" sx={{ mt: 0.5, whiteSpace: 'pre-wrap' }}>
            {view.task.detail}
          </Typography>
        )}
        <Box sx={{ my: 1 }}>
          <DefinitionList>
            <DataRow term="Kind">{TASK_KIND_LABELS[row.kind]}</DataRow>
            <DataRow term="Due">{formatDateTime(row.dueAt, now)}</DataRow>
            <DataRow term="Priority">{TASK_PRIORITY_LABELS[row.priority]}</DataRow>
            <DataRow term="State">{TASK_STATUS_LABELS[row.status]}</DataRow>
            <DataRow term="Owner">
              {row.ownerName}
              {row.delegatedByName === '' ? '' : `, for ${row.delegatedByName}`}
            </DataRow>
            {row.recurrence === null ? null : (
              <DataRow term="Comes again">{recurrenceWords(row.recurrence)}</DataRow>
            )}
          </DefinitionList>
        </Box>
        {query.error === null ? null : (
          <Alert severity="error" action={<Button onClick={() => query.refetch()}>Try again</Button>}>
            {errorSentence(query.error)}
          </Alert>
        )}
        {view === undefined ? null : <TaskActions row={row} view={view} onGone={onGone} />}
      </Panel>
      {view === undefined ? null : <TaskHistory view={view} now={now} />}
    </Box>
  );
}
