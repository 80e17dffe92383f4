import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import type { EscalationView } from '#shared/contract/engine/escalations.ts';
import { OWN_STEPS } from '#shared/domain/escalation-rules.ts';
import { useKeptState } from '../patient/autosave/use-kept-state.ts';
import { useEscalationActions } from './use-escalations.ts';

/** A line of free words, noted with its time at Enter. */
export function NoteLine({ view }: { view: EscalationView }) {
  const { taskId } = view.row;
  const { addStep, isPending } = useEscalationActions();
  const [text, setText] = useKeptState(`escalation-note ${taskId}`, '');
  const save = () => {
    if (text.trim() === '' || isPending) return;
    addStep({ taskId, stepId: OWN_STEPS.note, text: text.trim() }, { onSuccess: () => setText('') });
  };
  return (
    <>
      <TextField
        fullWidth
        label="Note with its time"
        value={text}
        disabled={!view.isOpen}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.ctrlKey) return;
          event.preventDefault();
          save();
        }}
        slotProps={{ htmlInput: { maxLength: 2000 } }}
      />
      <Button color="inherit" onClick={save} disabled={!view.isOpen || text.trim() === ''}>
        Note
      </Button>
    </>
  );
}
