import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import type { CallReviewView, SupervisorWord } from '#shared/contract/engine/call-reviews.ts';
import { wordsProblem } from '#shared/domain/call-reviews.ts';
import { useEngine } from '../../client/EngineProvider.tsx';
import { errorSentence } from '../../client/error-sentence.ts';
import { notify } from '../../ui/notices/notices.ts';

interface WordDialogProps {
  view: CallReviewView;
  word: SupervisorWord;
  onClose: () => void;
}

interface Words {
  title: string;
  text: string;
  label: string;
  done: string;
  notice: string;
}

/** The words of a review. Ctrl+Enter sends; a co-signature needs none, so its button has the focus. */
export function WordDialog({ view, word, onClose }: WordDialogProps) {
  const id = useId();
  const { callId, staffName, standing } = view.row;
  const [text, setText] = useState('');
  const [dueOn, setDueOn] = useState(view.suggestedDueOn);
  const [missing, setMissing] = useState('');
  const words = wordsOf(word, staffName, standing === 'returned');
  const review = useMutation(
    useEngine().callReviews.review.mutationOptions({
      onSuccess: () => {
        notify(words.notice, { tone: 'good' });
        onClose();
      },
    }),
  );
  const send = (event?: FormEvent) => {
    event?.preventDefault();
    const problem = wordsProblem(word, text);
    setMissing(problem);
    if (problem !== '' || review.isPending) return;
    review.mutate({ callId, kind: word, text: text.trim(), dueOn: word === 'returned' ? dueOn : '' });
  };
  return (
    <Dialog open onClose={onClose} maxWidth="xs" fullWidth aria-labelledby={id}>
      <form onSubmit={send} noValidate>
        <DialogTitle id={id}>{words.title}</DialogTitle>
        <DialogContent sx={{ display: 'grid', gap: 1.5, '&&': { pt: 0.5 } }}>
          {review.isError ? <Alert severity="error">{errorSentence(review.error)}</Alert> : null}
          <Typography variant="body2">{words.text}</Typography>
          <TextField
            label={words.label}
            value={text}
            multiline
            minRows={2}
            maxRows={8}
            autoFocus={word !== 'co-signed'}
            error={missing !== ''}
            helperText={missing || ' '}
            slotProps={{ htmlInput: { maxLength: 4000 } }}
            onChange={({ target }) => setText(target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send();
            }}
          />
          {word === 'returned' ? (
            <TextField
              type="date"
              label="To be corrected by"
              value={dueOn}
              onChange={({ target }) => setDueOn(target.value)}
              slotProps={{ inputLabel: { shrink: true } }}
            />
          ) : null}
        </DialogContent>
        <DialogActions>
          <Button color="inherit" onClick={onClose}>
            Cancel
          </Button>
          <Button
            type="submit"
            variant="contained"
            autoFocus={word === 'co-signed'}
            disabled={review.isPending}
            aria-keyshortcuts="Control+Enter"
          >
            {words.done}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

function wordsOf(word: SupervisorWord, author: string, isReturned: boolean): Words {
  if (word === 'comment') {
    return {
      title: 'Comment on this call',
      text: `${author} reads it in the chart. Nothing of the signed call changes.`,
      label: 'Your comment',
      done: 'Comment',
      notice: 'Your comment stands below the call.',
    };
  }
  if (word === 'returned') {
    return {
      title: 'Return this call for a correction',
      text: `${author} gets a task with your words. What was signed stays; the correction is added below it.`,
      label: 'What is to be corrected',
      done: 'Return to the author',
      notice: `Returned. ${author} has a task for it.`,
    };
  }
  return {
    title: 'Co-sign this call',
    text: isReturned
      ? `Your name and the time stand below the call. It does not wait for a correction any more, and the task of ${author} ends.`
      : 'Your name and the time stand below the call as it is now.',
    label: 'A word with it (optional)',
    done: 'Co-sign',
    notice: 'Co-signed.',
  };
}
