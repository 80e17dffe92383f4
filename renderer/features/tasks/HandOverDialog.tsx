import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import FormControlLabel from '@mui/material/FormControlLabel';
import { useId, useState } from 'react';
import { ROLE_LABELS } from '#shared/content/labels.ts';
import type { TaskOwner, TaskRow } from '#shared/contract/engine/tasks.ts';
import { ChoiceButtons, numberKeys } from '../../ui/ChoiceButtons.tsx';
import { LineField } from '../../ui/LineField.tsx';
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
  return (
    <Dialog
      open
      onClose={onClose}
      onKeyDown={numberKeys(owners, give)}
      aria-labelledby={id}
      maxWidth="xs"
      fullWidth
    >
      <DialogTitle id={id}>Hand over: {row.title}</DialogTitle>
      <DialogContent sx={{ '&&': { pt: 0.5 } }}>
        <ChoiceButtons
          choices={owners}
          wordsOf={({ name, role }) => `${name}, ${ROLE_LABELS[role].toLowerCase()}`}
          onTake={give}
          isBusy={isBusy}
          isFirst
        />
        <FormControlLabel
          control={<Checkbox checked={isDelegated} onChange={(_event, isOn) => setDelegated(isOn)} />}
          label="Delegate: it stays on my list until it is done"
        />
        <LineField label="What the other should know" value={note} onChange={setNote} maxLength={2000} />
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>Cancel</Button>
      </DialogActions>
    </Dialog>
  );
}
