import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useMutation } from '@tanstack/react-query';
import type { ChartCall } from '#shared/contract/engine/patients.ts';
import { hasCorrected, openReturn } from '#shared/domain/call-reviews.ts';
import { useEngine } from '../../../client/EngineProvider.tsx';
import { errorSentence } from '../../../client/error-sentence.ts';
import { KeyHint } from '../../../ui/KeyHint.tsx';
import { notify } from '../../../ui/notices/notices.ts';
import { useKeptState } from '../autosave/use-kept-state.ts';

/** A call that came back to its author: the words with which she answers what stands above it. What she signed stays as it is. */
export function AnswerReturn({ entry: { call, authors } }: { entry: ChartCall }) {
  const [text, setText] = useKeptState(`answer-return ${call.id}`, '');
  const answer = useMutation(
    useEngine().callReviews.answer.mutationOptions({
      onSuccess: () => {
        setText('');
        notify('Answered. Your words stand below the call, and the task is done.', { tone: 'good' });
      },
    }),
  );
  const returned = openReturn(call);
  if (returned === null) return null;
  const isDone = text.trim() !== '' || hasCorrected(call);
  const send = () => {
    if (isDone && !answer.isPending) answer.mutate({ callId: call.id, addendum: text });
  };
  return (
    <Alert severity="warning" sx={{ mt: 0.75, '& .MuiAlert-message': { flex: 1, minWidth: 0 } }}>
      <Typography variant="body2" sx={{ fontWeight: 600 }}>
        {authors[returned.by] || 'A supervisor'} returned this call for a correction
      </Typography>
      <TextField
        label={hasCorrected(call) ? 'More to be added (optional)' : 'What is to be added to this call'}
        helperText="It stands below the signed note with your name and the time."
        multiline
        fullWidth
        minRows={2}
        margin="dense"
        value={text}
        onChange={({ target }) => setText(target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          event.stopPropagation();
          send();
        }}
        slotProps={{ htmlInput: { maxLength: 20_000 } }}
      />
      {answer.isError ? (
        <Typography variant="body2" role="alert" sx={{ color: 'desk.criticalText', mb: 0.5 }}>
          {errorSentence(answer.error)}
        </Typography>
      ) : null}
      <Button
        size="small"
        variant="contained"
        aria-keyshortcuts="Control+Enter"
        disabled={!isDone || answer.isPending}
        onClick={send}
      >
        Add and answer
        <Box component="span" aria-hidden sx={{ ml: 1 }}>
          <KeyHint keys="Ctrl+Enter" />
        </Box>
      </Button>
    </Alert>
  );
}
