import TaskAlt from '@mui/icons-material/TaskAlt';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue } from 'react';
import { useNavigate } from 'react-router';
import type { TaskList as Tasks } from '#shared/contract/engine/tasks.ts';
import { useEngine } from '../../client/EngineProvider.tsx';
import { useSession, useSyncStatus } from '../../client/live-store.ts';
import { QueryState } from '../../client/QueryState.tsx';
import { useNow } from '../../client/use-now.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { plural } from '../../ui/format.ts';
import { KeyHint } from '../../ui/KeyHint.tsx';
import { useShortcut } from '../../ui/keyboard/use-shortcut.ts';
import { Page } from '../../ui/Page.tsx';
import { newTaskFor } from './new-task-store.ts';
import { TaskBar } from './TaskBar.tsx';
import { TaskList } from './TaskList.tsx';
import { TaskPanel } from './TaskPanel.tsx';
import { NO_TASK_FILTER, useTasks } from './tasks-store.ts';

/** Its groups move on with the clock, though nothing was changed. */
const LOOK_AGAIN_MS = 60_000;

/** Everything somebody must do by a time: a person's own, or a supervisor's team. */
export function TasksScreen() {
  const engine = useEngine();
  const isSupervisor = useSession()?.person?.role === 'supervisor';
  const { filter } = useTasks();
  const wanted = useDeferredValue(filter);
  const query = useQuery(
    engine.tasks.list.queryOptions({
      input: { ...wanted, scope: isSupervisor ? 'team' : 'mine' },
      placeholderData: keepPreviousData,
      refetchInterval: LOOK_AGAIN_MS,
    }),
  );
  useShortcut('n', () => newTaskFor(null), { description: 'New task', group: 'Tasks' });
  return (
    <Page
      fill
      title="Tasks"
      subtitle={query.data === undefined ? undefined : <Standing list={query.data} />}
      actions={
        <Button
          variant="contained"
          onClick={() => newTaskFor(null)}
          endIcon={<KeyHint keys="n" />}
          aria-keyshortcuts="n"
        >
          New task
        </Button>
      }
    >
      <QueryState query={query} what="the tasks" rows={12} rowHeight={2.4}>
        {(list) => <TaskDesk list={list} />}
      </QueryState>
    </Page>
  );
}

function Standing({ list: { counts } }: { list: Tasks }) {
  const isOffline = useSyncStatus()?.connection === 'unreachable';
  const words = [
    counts.overdue === 0 ? 'nothing overdue' : `${counts.overdue} overdue`,
    `${counts.today} due today`,
    isOffline ? 'not connected: what you do here is kept and sent later' : '',
  ];
  return <span role="status">{words.filter(Boolean).join(' · ')}</span>;
}

function TaskDesk({ list }: { list: Tasks }) {
  const navigate = useNavigate();
  const now = useNow(60_000);
  const { chosenId } = useTasks();
  const { rows } = list;
  const known = rows.findIndex(({ taskId }) => taskId === chosenId);
  const at = Math.max(0, known);
  const chosen = rows[at];
  const step = (by: number) => {
    const target = rows[Math.min(rows.length - 1, Math.max(0, at + by))];
    if (target) useTasks.setState({ chosenId: target.taskId });
  };
  const open = () => {
    if (chosen) void navigate(`/patients/${chosen.patientId}`);
  };
  const group = 'Tasks';
  useShortcut('j', () => step(1), { description: 'Next task', group });
  useShortcut('k', () => step(-1), { description: 'Task before', group });
  useShortcut('ArrowDown', () => step(1), { description: 'Next task', group });
  useShortcut('ArrowUp', () => step(-1), { description: 'Task before', group });
  useShortcut('Enter', open, { description: 'Open the chart', group, isMeant: isNoControl });
  const shown = Object.values(list.counts).reduce((sum, count) => sum + count, 0);
  return (
    <Box
      sx={{
        ...{ flex: 1, minHeight: 0, display: 'grid', gap: 1.5 },
        gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'minmax(0, 1fr) 340px' },
      }}
    >
      <Paper
        component="section"
        variant="outlined"
        aria-label="List of tasks"
        sx={{ display: 'flex', flexDirection: 'column', minHeight: 0, overflow: 'hidden' }}
      >
        <TaskBar owners={list.owners} />
        {rows.length === 0 ? (
          <NoTasks />
        ) : (
          <TaskList
            list={list}
            chosenId={chosen?.taskId ?? ''}
            now={now}
            onChoose={(taskId) => useTasks.setState({ chosenId: taskId })}
            onStep={step}
            onOpen={open}
          />
        )}
        {shown > rows.length ? (
          <Box sx={{ px: 1.5, py: 0.75, fontSize: '0.75rem', color: 'text.secondary' }}>
            The first {plural(rows.length, 'task')} of {shown}. Narrow the list to see the others.
          </Box>
        ) : null}
      </Paper>
      {chosen === undefined ? null : (
        <TaskPanel
          key={chosen.taskId}
          row={chosen}
          now={now}
          // What is done moves to the end of the list; the next one takes its place.
          onGone={() => useTasks.setState({ chosenId: (rows[at + 1] ?? rows[at - 1])?.taskId ?? '' })}
        />
      )}
    </Box>
  );
}

/** Enter on a button or a link is for that one. */
function isNoControl(target: EventTarget | null): boolean {
  return !(target instanceof Element && target.closest('a, button, [role="combobox"]'));
}

function NoTasks() {
  const { filter } = useTasks();
  const isComplete = useSyncStatus()?.isInitialSyncDone ?? true;
  const isNarrowed = JSON.stringify(filter) !== JSON.stringify(NO_TASK_FILTER);
  if (isNarrowed) {
    return (
      <EmptyState
        icon={<TaskAlt />}
        title="No task fits that"
        action={
          <Button variant="outlined" onClick={() => useTasks.setState({ filter: NO_TASK_FILTER })}>
            Show all tasks
          </Button>
        }
      />
    );
  }
  return (
    <EmptyState icon={<TaskAlt />} title={isComplete ? 'Nothing to do' : 'Your tasks are on their way'}>
      {isComplete
        ? 'Callbacks, refills, rides and whatever else you plan for a patient stand here until they are done.'
        : 'They appear here as they arrive.'}
    </EmptyState>
  );
}
