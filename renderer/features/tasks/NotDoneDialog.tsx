import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { type FormEvent, useId, useState } from 'react';
import type { TaskRow } from '#shared/contract/engine/tasks.ts';
import { LineField } from '../../ui/LineField.tsx';
import { useMoveTask } from './use-move-task.ts';

/** Why a task is closed without being done. One that comes again ends with this. */
export function NotDoneDialog({
  row,
  onClose,
  onDone,
}: {
  row: TaskRow;
  onClose: () => void;
  onDone: () => void;
}) {
  const id = useId();
  const [note, setNote] = useState('');
  const { move, isBusy } = useMoveTask(onDone);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (note.trim() !== '') move(row, { action: 'cancelled', note: note.trim() }, 'closed, not done');
  };
  return (
    <Dialog open onClose={onClose} aria-labelledby={id} maxWidth="xs" fullWidth>
      <form onSubmit={onSubmit}>
        <DialogTitle id={id}>Close, not done: {row.title}</DialogTitle>
        <DialogContent sx={{ '&&': { pt: 0.5 } }}>
          <LineField
            autoFocus
            label="Why it is not done"
            value={note}
            onChange={setNote}
            helperText={row.recurrence === null ? ' ' : 'It does not come again after this.'}
            maxLength={2000}
          />
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="contained" disabled={note.trim() === ''} loading={isBusy}>
            Close the task
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
