import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import TextField from '@mui/material/TextField';
import { useMutation } from '@tanstack/react-query';
import { useEngine } from '../../../client/EngineProvider.tsx';
import { errorSentence } from '../../../client/error-sentence.ts';
import { notify } from '../../../ui/notices/notices.ts';
import { useKeptState } from '../autosave/use-kept-state.ts';

/** Adds words to a signed call. The call itself stays as it was signed. */
export function AddAddendum({ callId }: { callId: string }) {
  const [isOpen, setOpen] = useKeptState(`addendum-open ${callId}`, false);
  const [text, setText] = useKeptState(`addendum ${callId}`, '');
  const add = useMutation(
    useEngine().calls.addAddendum.mutationOptions({
      onError: (error) => notify(errorSentence(error), { tone: 'critical' }),
      onSuccess: () => {
        setText('');
        setOpen(false);
        notify('Added to the call. What was signed stays as it was.', { tone: 'good' });
      },
    }),
  );
  if (!isOpen) {
    return (
      <Link component="button" variant="caption" sx={{ ml: 1.5 }} onClick={() => setOpen(true)}>
        Add words
      </Link>
    );
  }
  const save = () => {
    if (text.trim() !== '' && !add.isPending) add.mutate({ callId, text });
  };
  return (
    <Box sx={{ display: 'grid', gap: 1, mt: 1 }}>
      <TextField
        autoFocus
        label="What is to be added to this call"
        helperText="The call is signed and stays as it is. Your words stand below it with your name and the time."
        multiline
        minRows={2}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          event.stopPropagation();
          save();
        }}
        slotProps={{ htmlInput: { maxLength: 20_000 } }}
      />
      <Box sx={{ display: 'flex', gap: 1 }}>
        <Button
          size="small"
          variant="contained"
          onClick={save}
          disabled={text.trim() === '' || add.isPending}
        >
          Add to the call
        </Button>
        <Button size="small" color="inherit" onClick={() => setOpen(false)}>
          Not now
        </Button>
      </Box>
    </Box>
  );
}
