import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { Patient } from '#shared/domain/patient.ts';
import { useEngine } from '../../../client/EngineProvider.tsx';
import { errorSentence } from '../../../client/error-sentence.ts';
import { Panel } from '../../../ui/Panel.tsx';
import { Nothing } from './MoreList.tsx';

interface PersonalPanelProps {
  patient: Patient;
  mayWrite: boolean;
}

/** What helps to know the person behind the chart: written here, read before every call. */
export function PersonalPanel({ patient, mayWrite }: PersonalPanelProps) {
  const [text, setText] = useState<string | null>(null);
  const save = useMutation(
    useEngine().patients.savePersonalNotes.mutationOptions({ onSuccess: () => setText(null) }),
  );
  const { personalNotes } = patient;
  if (personalNotes === '' && !mayWrite) return null;
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (text !== null && !save.isPending) save.mutate({ patientId: patient.id, text });
  };
  const edit = (
    <Button size="small" onClick={() => setText(personalNotes)}>
      {personalNotes === '' ? 'Add notes' : 'Change notes'}
    </Button>
  );
  return (
    <Panel title="Personal notes" actions={mayWrite && text === null ? edit : null}>
      {text === null ? (
        personalNotes === '' ? (
          <Nothing>Family, interests, what matters.</Nothing>
        ) : (
          <Typography variant="body2" sx={{ whiteSpace: 'pre-wrap' }}>
            {personalNotes}
          </Typography>
        )
      ) : (
        <form onSubmit={onSubmit}>
          {save.isError ? <Alert severity="error">{errorSentence(save.error)}</Alert> : null}
          <TextField
            label="What helps to know the person"
            value={text}
            onChange={({ target }) => setText(target.value)}
            autoFocus
            fullWidth
            multiline
            minRows={3}
            maxRows={10}
            margin="dense"
            slotProps={{ htmlInput: { maxLength: 4000 } }}
          />
          <Box sx={{ display: 'flex', gap: 1, justifyContent: 'flex-end', mt: 0.5 }}>
            <Button size="small" color="inherit" onClick={() => setText(null)}>
              Cancel
            </Button>
            <Button size="small" type="submit" variant="contained" loading={save.isPending}>
              Save
            </Button>
          </Box>
        </form>
      )}
    </Panel>
  );
}
