import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { TaskList } from '#shared/contract/engine/tasks.ts';
import { useEngine } from '../../client/EngineProvider.tsx';
import { QueryState } from '../../client/QueryState.tsx';
import { KeyHint } from '../../ui/KeyHint.tsx';
import { useShortcut } from '../../ui/keyboard/use-shortcut.ts';
import { Panel } from '../../ui/Panel.tsx';
import type { NamedPatient } from '../PatientField.tsx';
import { MoreList } from '../patient/summary/MoreList.tsx';
import { newTaskFor } from './new-task-store.ts';
import { TaskDue, TaskTitle } from './TaskLine.tsx';
import { NO_TASK_FILTER, useTasks } from './tasks-store.ts';

interface PatientTasksPanelProps {
  patient: NamedPatient;
  now: number;
}

/** What somebody still has to do for a patient, the most pressing first, each as it stands in the list of tasks. */
export function PatientTasksPanel({ patient, now }: PatientTasksPanelProps) {
  const { patientId } = patient;
  const query = useQuery(
    useEngine().tasks.list.queryOptions({ input: { ...NO_TASK_FILTER, scope: 'team', patientId } }),
  );
  const openOf = ({ rows }: TaskList) => rows.filter(({ group }) => group !== 'done');
  useShortcut('u', () => newTaskFor(patient), {
    description: 'New task for this patient',
    group: 'Patient',
  });
  const choose = (taskId: string, title: string) =>
    useTasks.setState({ chosenId: taskId, filter: { ...NO_TASK_FILTER, text: title } });
  return (
    <Panel
      title="Open tasks"
      note={query.data && openOf(query.data).length}
      actions={
        <Button
          size="small"
          onClick={() => newTaskFor(patient)}
          endIcon={<KeyHint keys="u" />}
          aria-keyshortcuts="u"
        >
          New task
        </Button>
      }
    >
      <QueryState query={query} what="the open tasks" rows={2}>
        {(list) => (
          <MoreList entries={openOf(list)} first={4} empty="Nothing open." keyOf={({ taskId }) => taskId}>
            {(row) => (
              <Box
                component={Link}
                to="/tasks"
                onClick={() => choose(row.taskId, row.title)}
                sx={{
                  ...{ display: 'flex', gap: 1, alignItems: 'center', width: '100%' },
                  ...{ fontSize: '0.8125rem', color: 'inherit', textDecoration: 'none' },
                  ...{ cursor: 'pointer', '&:hover': { backgroundColor: 'desk.hover' } },
                }}
              >
                <Box sx={{ flex: 1, minWidth: 0 }}>
                  <TaskTitle row={row} />
                </Box>
                <TaskDue row={row} now={now} />
              </Box>
            )}
          </MoreList>
        )}
      </QueryState>
    </Panel>
  );
}
