import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useEngine } from '../../client/EngineProvider.tsx';
import { errorSentence } from '../../client/error-sentence.ts';
import { RecoveryResult } from './RecoveryResult.tsx';

interface RecoveryFormProps {
  email: string;
  onBack: () => void;
  backLabel: string;
}

/** Sends what a closed store still holds, by the key that the organization keeps for this device. Shows no record of it. */
export function RecoveryForm({ email, onBack, backLabel }: RecoveryFormProps) {
  const engine = useEngine();
  const [recoveryKey, setRecoveryKey] = useState('');
  const [complaint, setComplaint] = useState('');
  const recover = useMutation(
    engine.session.recover.mutationOptions({ onSuccess: () => setRecoveryKey('') }),
  );
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    setComplaint(recoveryKey.trim() === '' ? 'Enter the recovery key.' : '');
    if (recoveryKey.trim() !== '') recover.mutate({ email, recoveryKey });
  };
  if (recover.data !== undefined) {
    return <RecoveryResult outcome={recover.data} onBack={onBack} backLabel={backLabel} />;
  }
  return (
    <Box component="form" noValidate onSubmit={onSubmit} sx={{ display: 'grid', gap: 2 }}>
      <Typography variant="h2">Send with a recovery key</Typography>
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        Your administrator reads it to you: eight groups of five letters and digits. It sends what this device
        holds and opens nothing on the screen.
      </Typography>
      {recover.error === null ? null : <Alert severity="error">{errorSentence(recover.error)}</Alert>}
      <TextField
        label="Recovery key"
        value={recoveryKey}
        onChange={(event) => setRecoveryKey(event.target.value)}
        multiline
        minRows={2}
        error={complaint !== ''}
        helperText={complaint === '' ? 'Capital or small letters, with or without hyphens.' : complaint}
        slotProps={{
          htmlInput: {
            readOnly: recover.isPending,
            spellCheck: false,
            autoComplete: 'off',
            autoCapitalize: 'characters',
            style: { fontFamily: 'ui-monospace, monospace', letterSpacing: '0.04em' },
          },
        }}
      />
      <Button type="submit" variant="contained" size="large" disabled={recover.isPending}>
        Send what is here
      </Button>
      <Box sx={{ display: 'flex', alignItems: 'center', minHeight: '1.75rem', gap: 1 }}>
        <Box role="status" sx={{ flex: 1 }}>
          {recover.isPending ? <LinearProgress aria-label="Sending" /> : null}
        </Box>
        <Button onClick={onBack} disabled={recover.isPending}>
          {backLabel}
        </Button>
      </Box>
    </Box>
  );
}
