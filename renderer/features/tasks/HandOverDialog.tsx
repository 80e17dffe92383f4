import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import FormControlLabel from '@mui/material/FormControlLabel';
import TextField from '@mui/material/TextField';
import { type KeyboardEvent, useId, useState } from 'react';
import { ROLE_LABELS } from '#shared/content/labels.ts';
import type { TaskOwner, TaskRow } from '#shared/contract/engine/tasks.ts';
import { KeyHint } from '../../ui/KeyHint.tsx';
import { useMoveTask } from './use-move-task.ts';

interface HandOverDialogProps {
  row: TaskRow;
  owners: readonly TaskOwner[];
  onClose: () => void;
  onDone: () => void;
}

/** To whom, among those who see the patient. A number key takes one of them. */
export function HandOverDialog({ row, owners, onClose, onDone }: HandOverDialogProps) {
  const id = useId();
  const [note, setNote] = useState('');
  const [isDelegated, setDelegated] = useState(false);
  const { move, isBusy } = useMoveTask(onDone);
  const give = ({ staffId, name }: TaskOwner) =>
    move(
      row,
      { action: isDelegated ? 'delegated' : 'handed-over', ownerId: staffId, note: note.trim() },
      `${isDelegated ? 'delegated' : 'handed over'} to ${name}`,
    );
  const onKeyDown = (event: KeyboardEvent) => {
    const isTyping = event.target instanceof HTMLInputElement && event.target.type === 'text';
    const chosen = isTyping || event.ctrlKey || event.altKey ? undefined : owners[Number(event.key) - 1];
    if (chosen === undefined) return;
    event.preventDefault();
    give(chosen);
  };
  return (
    <Dialog open onClose={onClose} onKeyDown={onKeyDown} aria-labelledby={id} maxWidth="xs" fullWidth>
      <DialogTitle id={id}>Hand over: {row.title}</DialogTitle>
      <DialogContent sx={{ '&&': { pt: 0.5 } }}>
        {owners.map((owner, index) => (
          <Button
            key={owner.staffId}
            fullWidth
            variant="outlined"
            color="inherit"
            autoFocus={index === 0}
            disabled={isBusy}
            onClick={() => give(owner)}
            endIcon={index < 9 ? <KeyHint keys={String(index + 1)} /> : null}
            sx={{ justifyContent: 'space-between', mb: 0.5, fontWeight: 500 }}
          >
            {owner.name}, {ROLE_LABELS[owner.role].toLowerCase()}
          </Button>
        ))}
        <FormControlLabel
          control={<Checkbox checked={isDelegated} onChange={(_event, isOn) => setDelegated(isOn)} />}
          label="Delegate: it stays on my list until it is done"
        />
        <TextField
          label="What the other should know"
          value={note}
          onChange={({ target }) => setNote(target.value)}
          fullWidth
          size="small"
          margin="dense"
          slotProps={{ htmlInput: { maxLength: 2000, autoComplete: 'off' } }}
        />
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>Cancel</Button>
      </DialogActions>
    </Dialog>
  );
}
