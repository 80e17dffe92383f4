import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import TextField from '@mui/material/TextField';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { Coverage } from '#shared/domain/coverage.ts';
import { coverageProblem } from '#shared/domain/coverage-rules.ts';
import type { LocalDate } from '#shared/domain/primitives.ts';
import { newUuid } from '#shared/domain/uuid.ts';
import { useEngine } from '../../client/EngineProvider.tsx';
import { errorSentence } from '../../client/error-sentence.ts';
import { notify } from '../../ui/notices/notices.ts';

interface CoverageDialogProps {
  patientId: string;
  /** The note to change, or null for a new one. */
  coverage: Coverage | null;
  today: LocalDate;
  onClose(): void;
}

/** A new note begins as checked today; one that is changed keeps its day until somebody checks it again. */
function begin(coverage: Coverage | null, today: LocalDate): Coverage {
  return (
    coverage ?? {
      id: newUuid(Date.now(), (bytes) => crypto.getRandomValues(bytes)),
      ...{ payer: '', plan: '', memberId: '', phone: '', benefits: '', networkNotes: '' },
      ...{ startsOn: '', endsOn: '', checkedOn: today },
    }
  );
}

/** What the card of a health plan says, what it covers and who is in its network. */
export function CoverageDialog({ patientId, coverage, today, onClose }: CoverageDialogProps) {
  const [note, setNote] = useState(() => begin(coverage, today));
  const [complaint, setComplaint] = useState('');
  const save = useMutation(
    useEngine().coverages.save.mutationOptions({
      onError: (error) => setComplaint(errorSentence(error)),
      onSuccess: () => {
        notify('Health plan saved.', { tone: 'good' });
        onClose();
      },
    }),
  );
  const field = (name: Exclude<keyof Coverage, 'id'>, label: string, most: number) => ({
    label,
    value: note[name],
    onChange: (event: { target: { value: string } }) => {
      setNote({ ...note, [name]: event.target.value });
      setComplaint('');
    },
    slotProps: { htmlInput: { maxLength: most, autoComplete: 'off' } },
  });
  const day = (name: 'startsOn' | 'endsOn' | 'checkedOn', label: string) => ({
    ...field(name, label, 10),
    type: 'date',
    slotProps: { inputLabel: { shrink: true }, htmlInput: name === 'checkedOn' ? { max: today } : {} },
  });
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    const problem = coverageProblem(note, today);
    setComplaint(problem);
    if (problem === '' && !save.isPending) save.mutate({ patientId, coverage: note });
  };
  return (
    <Dialog open onClose={onClose} maxWidth="sm" fullWidth aria-labelledby="coverage-title">
      <DialogTitle id="coverage-title">
        {coverage === null ? 'Add a health plan' : 'Change the health plan'}
      </DialogTitle>
      <form onSubmit={onSubmit} noValidate>
        <DialogContent sx={{ display: 'grid', gap: 2, pt: 1 }}>
          {complaint === '' ? null : <Alert severity="error">{complaint}</Alert>}
          <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { sm: '1fr 1fr' } }}>
            <TextField {...field('payer', 'Payer', 200)} required autoFocus />
            <TextField {...field('plan', 'Plan', 200)} />
            <TextField {...field('memberId', 'Member number', 60)} />
            <TextField {...field('phone', 'Telephone on the card', 40)} />
          </Box>
          <TextField {...field('benefits', 'What it covers', 4000)} multiline minRows={2} maxRows={6} />
          <TextField
            {...field('networkNotes', 'Who is in the network, and who is not', 4000)}
            multiline
            minRows={2}
            maxRows={6}
          />
          <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { sm: '1fr 1fr 1fr' } }}>
            <TextField {...day('startsOn', 'From')} />
            <TextField {...day('endsOn', 'Until')} />
            <TextField {...day('checkedOn', 'Checked on')} />
          </Box>
        </DialogContent>
        <DialogActions>
          {coverage === null || note.checkedOn === today ? null : (
            <Button
              color="inherit"
              onClick={() => setNote({ ...note, checkedOn: today })}
              sx={{ mr: 'auto' }}
            >
              Checked today
            </Button>
          )}
          <Button color="inherit" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" variant="contained" disabled={save.isPending}>
            Save
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
