import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { type FormEvent, useState } from 'react';
import type { CarePlan } from '#shared/domain/care-plan.ts';
import { type PlanDecision, useDecidePlan } from './use-plan-history.ts';

const WORDS: Readonly<Record<PlanDecision, { title: string; text: string; comment: string; done: string }>> =
  {
    submit: {
      title: 'Submit for approval',
      text: 'An RN or practitioner reads what changed and approves the plan or returns it to you.',
      comment: 'A word for who approves (optional)',
      done: 'Submit',
    },
    approve: {
      title: 'Approve this plan',
      text: 'It becomes the active version with your signature. The version before stays on record as superseded.',
      comment: 'A word for the care manager (optional)',
      done: 'Approve and sign',
    },
    return: {
      title: 'Return this plan',
      text: 'It becomes a draft again. Nothing in it is lost.',
      comment: 'What is to be done before it can be approved',
      done: 'Return',
    },
  };

interface DecisionDialogProps {
  decision: PlanDecision;
  plan: CarePlan;
  onClose: () => void;
  /** Called when it is on disk. */
  onDone?: () => void;
}

/** Asks for the comment that goes with a decision. Ctrl+Enter decides. */
export function DecisionDialog({ decision, plan, onClose, onDone }: DecisionDialogProps) {
  const [comment, setComment] = useState('');
  const [isMissing, setIsMissing] = useState(false);
  const { decide, isBusy, problem } = useDecidePlan(() => {
    onClose();
    onDone?.();
  });
  const words = WORDS[decision];
  const send = (event?: FormEvent) => {
    event?.preventDefault();
    const lacks = decision === 'return' && comment.trim() === '';
    setIsMissing(lacks);
    if (!lacks && !isBusy) decide(decision, plan, comment.trim());
  };
  return (
    <Dialog open onClose={onClose} maxWidth="xs" fullWidth aria-labelledby="decision-title">
      <DialogTitle id="decision-title">{words.title}</DialogTitle>
      <form onSubmit={send} noValidate>
        <DialogContent sx={{ display: 'grid', gap: 2, pt: 1 }}>
          {problem === '' ? null : <Alert severity="error">{problem}</Alert>}
          <Typography variant="body2">{words.text}</Typography>
          <TextField
            label={words.comment}
            value={comment}
            multiline
            minRows={2}
            maxRows={8}
            autoFocus
            required={decision === 'return'}
            error={isMissing}
            helperText={isMissing ? 'Say what is to be done, so that the care manager can do it.' : ' '}
            slotProps={{ htmlInput: { maxLength: 2000 } }}
            onChange={(event) => setComment(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && event.ctrlKey) send();
            }}
          />
        </DialogContent>
        <DialogActions>
          <Button color="inherit" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" variant="contained" disabled={isBusy} aria-keyshortcuts="Control+Enter">
            {words.done}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
