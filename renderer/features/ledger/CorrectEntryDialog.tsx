import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import Typography from '@mui/material/Typography';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { LedgerEntry } from '#shared/contract/engine/ledger.ts';
import { useEngine } from '../../client/EngineProvider.tsx';
import { errorSentence } from '../../client/error-sentence.ts';
import { formatClock } from '../../ui/format.ts';
import { notify } from '../../ui/notices/notices.ts';
import { useChart } from '../patient/chart.ts';
import { type ChosenPatient, PatientField } from './PatientField.tsx';
import { ReasonField } from './ReasonField.tsx';
import { TimesFields } from './TimesFields.tsx';
import { WorkFields } from './WorkFields.tsx';
import { dayAt, fieldDate, fieldTime, timeAt } from './words.ts';

interface CorrectEntryDialogProps {
  entry: LedgerEntry;
  timeZone: string;
  onClose: () => void;
}

/** Corrects an entry, moves it to the right patient, or takes it out. The old one stays, struck through. */
export function CorrectEntryDialog({ entry, timeZone, onClose }: CorrectEntryDialogProps) {
  const { patient: own } = useChart();
  const [way, setWay] = useState<'correct' | 'void'>(entry.mayCorrect ? 'correct' : 'void');
  const booked = {
    date: fieldDate(entry.startedAt, timeZone),
    from: fieldTime(entry.startedAt, timeZone),
    until: fieldTime(entry.endedAt, timeZone),
  };
  const [patient, setPatient] = useState<ChosenPatient>({
    patientId: entry.patientId,
    name: entry.patientName,
    programs: [...new Set(own.enrollments.map(({ program }) => program))],
  });
  const [program, setProgram] = useState(entry.program);
  const [activity, setActivity] = useState(entry.activity);
  const [times, setTimes] = useState(booked);
  const [narrative, setNarrative] = useState(entry.narrative);
  const [reason, setReason] = useState('');
  const [wasTried, setTried] = useState(false);
  const { ledger } = useEngine();
  const options = (said: string) => ({
    onSuccess: () => {
      notify(said, { tone: 'good' });
      onClose();
    },
  });
  const correct = useMutation(
    ledger.correct.mutationOptions(options('Corrected. The old entry stays, struck through.')),
  );
  const takeOut = useMutation(
    ledger.void.mutationOptions(options('Taken out. The entry stays, struck through.')),
  );
  const isBusy = correct.isPending || takeOut.isPending;
  const hasReason = reason.trim().length >= 3;
  const problem = (way === 'correct' ? correct : takeOut).error;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!hasReason || isBusy) return;
    const { entryId } = entry;
    if (way === 'void') {
      takeOut.mutate({ entryId, reason });
      return;
    }
    const isSame = times.date === booked.date && times.from === booked.from && times.until === booked.until;
    const work = { patientId: patient.patientId, program, activity, narrative };
    correct.mutate({ entryId, ...work, times: isSame ? null : times, reason });
  };
  return (
    <Dialog open onClose={onClose} maxWidth="sm" fullWidth aria-labelledby="ledger-correct-title">
      <DialogTitle id="ledger-correct-title">
        Correct {dayAt(entry.startedAt, timeZone)}, {timeAt(entry.startedAt, timeZone)}
        <Typography component="div" variant="body2" color="textSecondary">
          {formatClock(entry.seconds)} by {entry.staffName || 'a colleague'}
        </Typography>
      </DialogTitle>
      <form onSubmit={submit} noValidate>
        <DialogContent sx={{ display: 'grid', gap: 2, pt: '8px !important' }}>
          {entry.mayCorrect && entry.mayVoid ? (
            <ToggleButtonGroup
              exclusive
              size="small"
              value={way}
              aria-label="What to do"
              onChange={(_event, chosen: typeof way | null) => setWay(chosen ?? way)}
            >
              <ToggleButton value="correct">Correct or move it</ToggleButton>
              <ToggleButton value="void">Take it out</ToggleButton>
            </ToggleButtonGroup>
          ) : null}
          {way === 'correct' ? (
            <>
              <PatientField chosen={patient} onChoose={setPatient} />
              <TimesFields
                times={times}
                latest={fieldDate(new Date().toISOString(), timeZone)}
                onChange={setTimes}
              />
              <WorkFields
                {...{ program, activity, programs: patient.programs }}
                onProgram={setProgram}
                onActivity={setActivity}
              />
              <ReasonField
                label="What was done"
                value={narrative}
                maxLength={2000}
                problem=""
                onChange={setNarrative}
              />
            </>
          ) : (
            <Typography variant="body2">
              The entry stays in the ledger, struck through, and counts for nothing.
            </Typography>
          )}
          <ReasonField
            label={way === 'correct' ? 'Why it is corrected' : 'Why it is taken out'}
            value={reason}
            problem={wasTried && !hasReason ? 'Say why, in a few words.' : ''}
            onChange={setReason}
          />
          {problem === null ? null : <Alert severity="error">{errorSentence(problem)}</Alert>}
        </DialogContent>
        <DialogActions>
          <Button color="inherit" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" variant="contained" disabled={isBusy}>
            {way === 'correct' ? 'Save the correction' : 'Take it out'}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
