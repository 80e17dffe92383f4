import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import TextField from '@mui/material/TextField';
import { type FormEvent, useId, useMemo, useState } from 'react';
import type { TaskRow } from '#shared/contract/engine/tasks.ts';
import { toInstant } from '#shared/domain/primitives.ts';
import { snoozeChoices } from '#shared/domain/queue-put-off.ts';
import { useSession } from '../../client/live-store.ts';
import { ChoiceButtons, numberKeys } from '../../ui/ChoiceButtons.tsx';
import { dateTimeText, formatDateTime } from '../../ui/format.ts';
import { LineField } from '../../ui/LineField.tsx';
import { useMoveTask } from './use-move-task.ts';

interface PutOffTaskDialogProps {
  row: TaskRow;
  onClose: () => void;
  onDone: () => void;
}

/** Until when. A number key takes one of the times, so that it costs two keys in all. */
export function PutOffTaskDialog({ row, onClose, onDone }: PutOffTaskDialogProps) {
  const id = useId();
  const zone = useSession()?.person?.practiceTimeZone ?? 'America/New_York';
  const times = useMemo(() => snoozeChoices(Date.now(), zone), [zone]);
  const [at, setAt] = useState('');
  const [note, setNote] = useState('');
  const { move, isBusy } = useMoveTask(onDone);
  const putOff = (until: string) =>
    move(row, { action: 'put-off', until, note: note.trim() }, `put off until ${formatDateTime(until)}`);
  const putOffTo = ({ until }: (typeof times)[number]) => putOff(until);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    const chosen = new Date(at).getTime();
    if (!Number.isNaN(chosen)) putOff(toInstant(chosen));
  };
  return (
    <Dialog
      open
      onClose={onClose}
      onKeyDown={numberKeys(times, putOffTo)}
      aria-labelledby={id}
      maxWidth="xs"
      fullWidth
    >
      <form onSubmit={onSubmit}>
        <DialogTitle id={id}>Put off: {row.title}</DialogTitle>
        <DialogContent sx={{ '&&': { pt: 0.5 } }}>
          <ChoiceButtons
            choices={times}
            wordsOf={({ label }) => label}
            onTake={putOffTo}
            isBusy={isBusy}
            isFirst
          />
          <TextField
            type="datetime-local"
            label="Another time"
            value={at}
            onChange={({ target }) => setAt(target.value)}
            fullWidth
            size="small"
            margin="dense"
            slotProps={{ inputLabel: { shrink: true }, htmlInput: { min: dateTimeText(Date.now()) } }}
          />
          <LineField label="Why (for the history)" value={note} onChange={setNote} maxLength={2000} />
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="contained" disabled={at === ''} loading={isBusy}>
            Put off
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
