import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import FormControlLabel from '@mui/material/FormControlLabel';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { LedgerMonth, ManualEntryInput } from '#shared/contract/engine/ledger.ts';
import { TimeEntry } from '#shared/domain/time-entry.ts';
import { useEngine } from '../../client/EngineProvider.tsx';
import { errorSentence } from '../../client/error-sentence.ts';
import { plural } from '../../ui/format.ts';
import { notify } from '../../ui/notices/notices.ts';
import { COUNTERPART_WORDS } from '../clock/clock-words.ts';
import { useKeptState } from '../patient/autosave/use-kept-state.ts';
import { ReasonField } from './ReasonField.tsx';
import { TimesFields } from './TimesFields.tsx';
import { WorkFields } from './WorkFields.tsx';

const Counterpart = TimeEntry.shape.counterpart;

/** Books time that was worked without the clock. It stays recognizable as entered by hand, with its reason. */
export function AddEntryDialog({ ledger, onClose }: { ledger: LedgerMonth; onClose: () => void }) {
  const { patientId, manual, timeZone } = ledger;
  const [form, setForm] = useKeptState<ManualEntryInput>(`ledger-add ${patientId}`, () => ({
    patientId,
    program: manual.programs[0] ?? 'CCM',
    activity: 'chart-review',
    counterpart: 'nobody',
    isInteractive: false,
    times: { date: manual.today, from: '', until: '' },
    narrative: '',
    reason: '',
  }));
  const [wasTried, setTried] = useState(false);
  const add = useMutation(useEngine().ledger.addManual.mutationOptions());
  const change = (part: Partial<ManualEntryInput>) => setForm({ ...form, ...part });
  const missing = (value: string, sentence: string) => (wasTried && value.trim().length < 3 ? sentence : '');
  const hasTimes = Object.values(form.times).every((value) => value !== '');
  const isWhole = hasTimes && form.narrative.trim().length >= 3 && form.reason.trim().length >= 3;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!isWhole || add.isPending) return;
    add.mutate(form, {
      onSuccess: ({ entryIds }) => {
        notify(
          entryIds.length === 1
            ? 'The time is in the ledger.'
            : 'The time is in the ledger, split at the month’s end.',
          { tone: 'good' },
        );
        onClose();
      },
    });
  };
  return (
    <Dialog open onClose={onClose} maxWidth="sm" fullWidth aria-labelledby="ledger-add-title">
      <DialogTitle id="ledger-add-title">Book time by hand</DialogTitle>
      <form onSubmit={submit} noValidate>
        <DialogContent sx={{ display: 'grid', gap: 2, pt: '8px !important' }}>
          <Typography variant="body2" color="textSecondary">
            For work without the clock, up to {plural(manual.days, 'day')} back. Times are those of the
            practice ({timeZone.replaceAll('_', ' ')}).
          </Typography>
          <TimesFields
            isFirst
            times={form.times}
            latest={manual.today}
            onChange={(times) => change({ times })}
          />
          <WorkFields
            program={form.program}
            programs={manual.programs}
            activity={form.activity}
            onProgram={(program) => change({ program })}
            onActivity={(activity) => change({ activity })}
          />
          <TextField
            select
            label="With whom"
            value={form.counterpart}
            onChange={(event) => {
              const counterpart = Counterpart.parse(event.target.value);
              change({ counterpart, ...(counterpart === 'nobody' ? { isInteractive: false } : {}) });
            }}
          >
            {Counterpart.options.map((option) => (
              <MenuItem key={option} value={option}>
                {COUNTERPART_WORDS[option]}
              </MenuItem>
            ))}
          </TextField>
          {form.counterpart === 'nobody' ? null : (
            <FormControlLabel
              control={
                <Checkbox
                  checked={form.isInteractive}
                  onChange={(event) => change({ isInteractive: event.target.checked })}
                />
              }
              label="We spoke with one another, by telephone, video or in person"
            />
          )}
          <ReasonField
            label="What was done, and why"
            value={form.narrative}
            maxLength={2000}
            problem={missing(form.narrative, 'An auditor reads this. Say what was done and why.')}
            onChange={(narrative) => change({ narrative })}
          />
          <ReasonField
            label="Why it was not timed"
            value={form.reason}
            problem={missing(form.reason, 'Say why the clock was not running.')}
            onChange={(reason) => change({ reason })}
          />
          {wasTried && !hasTimes ? (
            <Alert severity="error">Enter the day, the start and the end.</Alert>
          ) : null}
          {add.error === null ? null : <Alert severity="error">{errorSentence(add.error)}</Alert>}
        </DialogContent>
        <DialogActions>
          <Button color="inherit" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" variant="contained" disabled={add.isPending}>
            Book it
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
