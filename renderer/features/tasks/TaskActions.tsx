import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { Link as RouterLink } from 'react-router';
import type { TaskOwner, TaskRow } from '#shared/contract/engine/tasks.ts';
import { isOpen, type Task } from '#shared/domain/task.ts';
import { KeyHint } from '../../ui/KeyHint.tsx';
import { useShortcut } from '../../ui/keyboard/use-shortcut.ts';
import { showEscalation } from '../escalation/index.ts';
import { EditTaskDialog } from './EditTaskDialog.tsx';
import { HandOverDialog } from './HandOverDialog.tsx';
import { NotDoneDialog } from './NotDoneDialog.tsx';
import { PutOffTaskDialog } from './PutOffTaskDialog.tsx';
import { useMoveTask } from './use-move-task.ts';

interface TaskActionsProps {
  row: TaskRow;
  view: { task: Task; owners: TaskOwner[]; isReturn: boolean };
  onGone: () => void;
}

/** What can be done with a task, one key each; `p`, `e` and `t` are the clock’s on every screen. */
export function TaskActions({ row, view: { task, owners, isReturn }, onGone }: TaskActionsProps) {
  const [dialog, setDialog] = useState<'put-off' | 'hand-over' | 'edit' | 'not-done' | null>(null);
  const { move, isBusy } = useMoveTask(onGone);
  const others = owners.filter(({ staffId }) => staffId !== row.ownerId);
  const isReferral = row.kind === 'referral';
  const isPlain = !isReferral && !isReturn && row.kind !== 'escalation';
  const isTodo = isOpen(task);
  const close = () => setDialog(null);
  const leave = () => {
    close();
    onGone();
  };
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.75 }}>
      {row.kind === 'escalation' && isTodo ? (
        <Button size="small" variant="contained" color="error" onClick={() => showEscalation(row.taskId)}>
          Show the escalation
        </Button>
      ) : null}
      {isReferral && isTodo ? (
        <Button
          size="small"
          variant="contained"
          component={RouterLink}
          to={`/patients/${row.patientId}/needs`}
        >
          Say what came of it
        </Button>
      ) : null}
      {isReturn && isTodo ? (
        <Button size="small" variant="contained" component={RouterLink} to={`/patients/${row.patientId}`}>
          Answer in the chart
        </Button>
      ) : null}
      <Action
        keys="d"
        words="Done"
        isFirst
        isOffered={isPlain && isTodo}
        isBusy={isBusy}
        onTake={() => move(row, { action: 'completed', note: '' }, 'done')}
      />
      <Action
        keys="z"
        words="Put off"
        isOffered={isTodo && row.kind !== 'escalation'}
        onTake={() => setDialog('put-off')}
      />
      <Action
        keys="o"
        words="Hand over"
        isOffered={isTodo && row.kind !== 'escalation' && !isReturn && others.length > 0}
        onTake={() => setDialog('hand-over')}
      />
      <Action keys="v" words="Change" isOffered={isPlain && isTodo} onTake={() => setDialog('edit')} />
      <Action
        keys="x"
        words="Close, not done"
        isOffered={isPlain && isTodo}
        onTake={() => setDialog('not-done')}
      />
      <Action
        keys="r"
        words="Open again"
        isOffered={isPlain && !isTodo}
        isBusy={isBusy}
        onTake={() => move(row, { action: 'reopened', note: '' }, 'open again')}
      />
      {isTodo && others.length === 0 && isPlain ? (
        <Typography variant="caption" color="textSecondary" sx={{ width: '100%' }}>
          Nobody else on this device sees this patient, so it cannot be handed over.
        </Typography>
      ) : null}
      {dialog === 'put-off' ? <PutOffTaskDialog row={row} onClose={close} onDone={leave} /> : null}
      {dialog === 'hand-over' ? (
        <HandOverDialog row={row} owners={others} onClose={close} onDone={leave} />
      ) : null}
      {dialog === 'edit' ? <EditTaskDialog task={task} onClose={close} /> : null}
      {dialog === 'not-done' ? <NotDoneDialog row={row} onClose={close} onDone={leave} /> : null}
    </Box>
  );
}

interface ActionProps {
  keys: string;
  words: string;
  isOffered: boolean;
  isFirst?: boolean;
  isBusy?: boolean;
  onTake: () => void;
}

function Action({ keys, words, isOffered, isFirst = false, isBusy = false, onTake }: ActionProps) {
  useShortcut(keys, onTake, { description: words, group: 'Tasks', enabled: isOffered });
  if (!isOffered) return null;
  return (
    <Button
      size="small"
      variant={isFirst ? 'contained' : 'outlined'}
      color={isFirst ? 'primary' : 'inherit'}
      disabled={isBusy}
      onClick={onTake}
      endIcon={<KeyHint keys={keys} />}
      aria-keyshortcuts={keys}
    >
      {words}
    </Button>
  );
}
