import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { PlanCopy } from '#shared/domain/care-plan.ts';
import type { PatientCopy } from '#shared/domain/patient-copy-shape.ts';
import { useEngine } from '../../client/EngineProvider.tsx';
import { errorSentence } from '../../client/error-sentence.ts';
import { notify } from '../../ui/notices/notices.ts';
import { LANGUAGE_NAMES, METHOD_LABELS } from './words.ts';

interface GiveCopyDialogProps {
  patientId: string;
  copy: PatientCopy;
  onClose: () => void;
}

/** To whom the copy was given, and how. */
export function GiveCopyDialog({ patientId, copy, onClose }: GiveCopyDialogProps) {
  const [recipient, setRecipient] = useState(copy.patientName);
  const [method, setMethod] = useState<PlanCopy['method']>('mail');
  const giving = useMutation(useEngine().carePlans.giveCopy.mutationOptions());
  const give = (event: FormEvent) => {
    event.preventDefault();
    if (giving.isPending) return;
    const { versionId, language } = copy;
    giving.mutate(
      { patientId, versionId, recipient, method, language },
      {
        onSuccess: () => {
          notify('Recorded: the copy was given.', { tone: 'good' });
          onClose();
        },
      },
    );
  };
  return (
    <Dialog open onClose={onClose} maxWidth="xs" fullWidth aria-labelledby="give-copy-title">
      <DialogTitle id="give-copy-title">Record the copy as given</DialogTitle>
      <form onSubmit={give} noValidate>
        <DialogContent sx={{ display: 'grid', gap: 2, pt: 1 }}>
          {giving.error === null ? null : <Alert severity="error">{errorSentence(giving.error)}</Alert>}
          <TextField
            label="Given to"
            value={recipient}
            autoFocus
            sx={{ mt: 0.75 }}
            slotProps={{ htmlInput: { maxLength: 200 } }}
            onChange={(event) => setRecipient(event.target.value)}
          />
          <TextField
            select
            label="How"
            value={method}
            onChange={(event) => setMethod(PlanCopy.shape.method.parse(event.target.value))}
          >
            {PlanCopy.shape.method.options.map((one) => (
              <MenuItem key={one} value={one}>
                {METHOD_LABELS[one]}
              </MenuItem>
            ))}
          </TextField>
          <TextField
            label="Version and language"
            value={`Version ${copy.version}, ${LANGUAGE_NAMES[copy.language]}`}
            slotProps={{ input: { readOnly: true } }}
          />
        </DialogContent>
        <DialogActions>
          <Button color="inherit" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" variant="contained" disabled={giving.isPending}>
            Record
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
