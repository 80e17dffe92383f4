import Box from '@mui/material/Box';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { TASK_PRIORITY_LABELS } from '#shared/content/labels.ts';
import { toInstant } from '#shared/domain/primitives.ts';
import { type Recurrence, Task } from '#shared/domain/task.ts';
import type { TaskWords } from '#shared/domain/task-move.ts';
import { dateTimeText } from '../../ui/format.ts';

/** What is written of a task while it is not saved: times as their field has them. */
export type TaskForm = Pick<TaskWords, 'title' | 'detail' | 'priority'> & { due: string; again: string };

const AGAIN: { key: string; label: string; recurrence: Recurrence | null }[] = [
  { key: '', label: 'Only once', recurrence: null },
  { key: '1 day', label: 'Every day', recurrence: { every: 1, unit: 'day' } },
  { key: '1 week', label: 'Every week', recurrence: { every: 1, unit: 'week' } },
  { key: '2 week', label: 'Every 2 weeks', recurrence: { every: 2, unit: 'week' } },
  { key: '1 month', label: 'Every month', recurrence: { every: 1, unit: 'month' } },
  { key: '3 month', label: 'Every 3 months', recurrence: { every: 3, unit: 'month' } },
  { key: '6 month', label: 'Every 6 months', recurrence: { every: 6, unit: 'month' } },
  { key: '12 month', label: 'Every 12 months', recurrence: { every: 12, unit: 'month' } },
];

/** A form that is filled with a task. */
export function formOf({ title, detail, priority, dueAt, recurrence }: TaskWords): TaskForm {
  const again = recurrence === null ? '' : `${recurrence.every} ${recurrence.unit}`;
  return { title, detail, priority, due: dateTimeText(Date.parse(dueAt)), again };
}

/** What a form says, or null while something is missing. What the form does not offer of `before` stays. */
export function wordsOfForm(form: TaskForm, before: TaskWords | null): TaskWords | null {
  const due = new Date(form.due).getTime();
  if (form.title.trim() === '' || Number.isNaN(due)) return null;
  const isSameDue = before !== null && dateTimeText(Date.parse(before.dueAt)) === form.due;
  const chosen = AGAIN.find(({ key }) => key === form.again);
  return {
    ...{ title: form.title.trim(), detail: form.detail.trim(), priority: form.priority },
    dueAt: isSameDue ? before.dueAt : toInstant(due),
    recurrence: chosen ? chosen.recurrence : (before?.recurrence ?? null),
  };
}

/** The fields of a task that a person writes. */
export function TaskFields({
  form,
  onChange,
}: {
  form: TaskForm;
  onChange: (changes: Partial<TaskForm>) => void;
}) {
  const isOffered = AGAIN.some(({ key }) => key === form.again);
  return (
    <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: { sm: '1fr 1fr' } }}>
      <TextField
        label="What is to do"
        value={form.title}
        onChange={({ target }) => onChange({ title: target.value })}
        sx={{ gridColumn: '1 / -1' }}
        slotProps={{ htmlInput: { maxLength: 300, autoComplete: 'off' } }}
      />
      <TextField
        type="datetime-local"
        label="Due"
        value={form.due}
        onChange={({ target }) => onChange({ due: target.value })}
        slotProps={{ inputLabel: { shrink: true } }}
      />
      <TextField
        select
        label="Priority"
        value={form.priority}
        onChange={({ target }) => onChange({ priority: Task.shape.priority.parse(target.value) })}
      >
        {Task.shape.priority.options.map((priority) => (
          <MenuItem key={priority} value={priority}>
            {TASK_PRIORITY_LABELS[priority]}
          </MenuItem>
        ))}
      </TextField>
      <TextField
        select
        label="Comes again"
        value={form.again}
        onChange={({ target }) => onChange({ again: target.value })}
        slotProps={{ inputLabel: { shrink: true }, select: { displayEmpty: true } }}
      >
        {AGAIN.map(({ key, label }) => (
          <MenuItem key={key} value={key}>
            {label}
          </MenuItem>
        ))}
        {isOffered ? null : <MenuItem value={form.again}>Every {form.again}s</MenuItem>}
      </TextField>
      <TextField
        label="Details"
        multiline
        minRows={2}
        value={form.detail}
        onChange={({ target }) => onChange({ detail: target.value })}
        sx={{ gridColumn: '1 / -1' }}
        slotProps={{ htmlInput: { maxLength: 4000 } }}
      />
    </Box>
  );
}
