import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useState } from 'react';

interface ReasonFormProps {
  label: string;
  action: string;
  onSave(reason: string): void;
  onCancel(): void;
}

/** Asks for a reason in a few words. Enter saves, Escape leaves. */
export function ReasonForm({ label, action, onSave, onCancel }: ReasonFormProps) {
  const [reason, setReason] = useState('');
  const save = () => {
    if (reason.trim() !== '') onSave(reason.trim());
  };
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
      <TextField
        autoFocus
        size="small"
        label={label}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') save();
          if (event.key === 'Escape') onCancel();
        }}
        slotProps={{ htmlInput: { maxLength: 2000 } }}
        sx={{ flex: 1, minWidth: 260 }}
      />
      <Button size="small" variant="contained" onClick={save} disabled={reason.trim() === ''}>
        {action}
      </Button>
      <Button size="small" color="inherit" onClick={onCancel}>
        Not now
      </Button>
    </Box>
  );
}
