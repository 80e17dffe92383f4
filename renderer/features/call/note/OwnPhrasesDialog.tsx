import Delete from '@mui/icons-material/DeleteOutlined';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import IconButton from '@mui/material/IconButton';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { NotePhrase } from '#shared/domain/note-phrase.ts';
import { useEngine } from '../../../client/EngineProvider.tsx';
import { errorSentence } from '../../../client/error-sentence.ts';

const NO_WORDS: NotePhrase = { word: '', text: '' };

/** The phrases a nurse writes for herself. They stay on this device. */
export function OwnPhrasesDialog({ onClose }: { onClose(): void }) {
  const engine = useEngine();
  const queryClient = useQueryClient();
  const own = useQuery(engine.notePhrases.own.queryOptions()).data ?? [];
  const save = useMutation(engine.notePhrases.save.mutationOptions());
  const [written, setWritten] = useState(NO_WORDS);
  const [problem, setProblem] = useState('');

  const keep = (phrases: NotePhrase[], after: () => void) =>
    save.mutate(
      { phrases },
      {
        onSuccess: (kept) => {
          queryClient.setQueryData(engine.notePhrases.own.queryKey(), kept);
          after();
        },
        onError: (error) => setProblem(errorSentence(error)),
      },
    );
  const add = (event: FormEvent) => {
    event.preventDefault();
    const parsed = NotePhrase.safeParse({ ...written, word: written.word.replace(/^;/, '').toLowerCase() });
    if (!parsed.success) return setProblem(parsed.error.issues[0]?.message ?? 'This phrase cannot be kept.');
    setProblem('');
    keep([...own.filter(({ word }) => word !== parsed.data.word), parsed.data], () => setWritten(NO_WORDS));
  };
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" aria-labelledby="own-phrases-title">
      <DialogTitle id="own-phrases-title">Your phrases</DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 1.5 }}>
        <Typography variant="body2" color="textSecondary">
          Type ; and the word in a note. They are kept on this device, for you alone. Put ___ where something
          is to be filled in, and write nothing about a patient.
        </Typography>
        <Box component="ul" aria-label="Your phrases" sx={{ listStyle: 'none', m: 0, p: 0 }}>
          {own.map((phrase) => (
            <Box component="li" key={phrase.word} sx={{ display: 'flex', gap: 1, alignItems: 'center' }}>
              <Typography variant="body2" sx={{ fontWeight: 650, minWidth: 96 }}>
                ;{phrase.word}
              </Typography>
              <Typography variant="body2" sx={{ flex: 1 }}>
                {phrase.text}
              </Typography>
              <IconButton
                aria-label={`Remove ;${phrase.word}`}
                onClick={() =>
                  keep(
                    own.filter((other) => other !== phrase),
                    () => setWritten(phrase),
                  )
                }
              >
                <Delete fontSize="small" />
              </IconButton>
            </Box>
          ))}
        </Box>
        <Box
          component="form"
          onSubmit={add}
          sx={{ display: 'grid', gap: 1, gridTemplateColumns: '120px 1fr auto' }}
        >
          <TextField
            autoFocus
            label="Word"
            value={written.word}
            onChange={(event) => setWritten({ ...written, word: event.target.value })}
            slotProps={{ htmlInput: { maxLength: 17, autoComplete: 'off', spellCheck: false } }}
          />
          <TextField
            label="Phrase"
            value={written.text}
            onChange={(event) => setWritten({ ...written, text: event.target.value })}
            slotProps={{ htmlInput: { maxLength: 2000 } }}
          />
          <Button type="submit" variant="outlined" disabled={save.isPending}>
            Keep
          </Button>
        </Box>
        {problem === '' ? null : <Alert severity="error">{problem}</Alert>}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>Done</Button>
      </DialogActions>
    </Dialog>
  );
}
