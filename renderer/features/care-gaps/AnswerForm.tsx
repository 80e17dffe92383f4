import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useNow } from '../../client/use-now.ts';
import { todayAtDesk } from '../patient/formats.ts';

interface AnswerFormProps {
  words: string;
  dayLabel: string;
  onSave(on: string, note: string): void;
  onCancel(): void;
}

/** Asks for the day, which is today where nothing else is said, and a note. Enter saves, Escape leaves. */
export function AnswerForm({ words, dayLabel, onSave, onCancel }: AnswerFormProps) {
  const today = todayAtDesk(useNow(60_000));
  const [on, setOn] = useState(today);
  const [note, setNote] = useState('');
  return (
    <Box
      component="form"
      aria-label={words}
      onSubmit={(event) => {
        event.preventDefault();
        if (on !== '') onSave(on, note);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onCancel();
      }}
      sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center', pt: 0.75 }}
    >
      <TextField
        autoFocus
        size="small"
        type="date"
        label={dayLabel}
        value={on}
        onChange={(event) => setOn(event.target.value)}
        slotProps={{ inputLabel: { shrink: true }, htmlInput: { max: today } }}
        sx={{ width: 190 }}
      />
      <TextField
        size="small"
        label="Note"
        placeholder="Where, which kind, in whose words"
        value={note}
        onChange={(event) => setNote(event.target.value)}
        slotProps={{ htmlInput: { maxLength: 2000 } }}
        sx={{ flex: 1, minWidth: 200 }}
      />
      <Button type="submit" size="small" variant="contained" disabled={on === ''}>
        Save: {words.toLowerCase()}
      </Button>
      <Button size="small" color="inherit" onClick={onCancel}>
        Not now
      </Button>
    </Box>
  );
}
