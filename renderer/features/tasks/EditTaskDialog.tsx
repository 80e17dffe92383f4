import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { type FormEvent, useId, useState } from 'react';
import type { Task } from '#shared/domain/task.ts';
import { formOf, TaskFields, wordsOfForm } from './TaskFields.tsx';
import { useMoveTask } from './use-move-task.ts';

/** Changes what a task says. */
export function EditTaskDialog({ task, onClose }: { task: Task; onClose: () => void }) {
  const id = useId();
  const [form, setForm] = useState(() => formOf(task));
  const { move, isBusy } = useMoveTask(onClose);
  const words = wordsOfForm(form, task);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (words !== null) move({ ...task, taskId: task.id }, { action: 'changed', words, note: '' }, 'changed');
  };
  return (
    <Dialog open onClose={onClose} aria-labelledby={id} maxWidth="sm" fullWidth>
      <form onSubmit={onSubmit}>
        <DialogTitle id={id}>Change the task</DialogTitle>
        <DialogContent sx={{ '&&': { pt: 1 } }}>
          <TaskFields form={form} onChange={(changes) => setForm((known) => ({ ...known, ...changes }))} />
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="contained" disabled={words === null} loading={isBusy}>
            Save
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
