import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
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
import { tellingsOf } from '#shared/content/consent-tellings.ts';
import { PROGRAM_LABELS } from '#shared/content/labels.ts';
import { beginsProgram, type ConsentWords, consentProblem } from '#shared/domain/consent-rules.ts';
import { type Patient, Program } from '#shared/domain/patient.ts';
import { useEngine } from '../../client/EngineProvider.tsx';
import { errorSentence } from '../../client/error-sentence.ts';
import { LineField } from '../../ui/LineField.tsx';
import { notify } from '../../ui/notices/notices.ts';

const DECISIONS: Record<ConsentWords['decision'], string> = {
  accepted: 'Agrees',
  declined: 'Declines',
  revoked: 'Takes it back',
};
const METHODS: Record<ConsentWords['method'], string> = {
  verbal: 'Said on the telephone',
  written: 'Written',
  electronic: 'Signed electronically',
};
const PROGRAMS: readonly ConsentWords['program'][] = [...Program.options, 'sharing'];

function labelOf(program: ConsentWords['program']): string {
  return program === 'sharing' ? 'Sharing of health information' : `${program}, ${PROGRAM_LABELS[program]}`;
}

interface ConsentDialogProps {
  patient: Patient;
  onClose(): void;
}

/** What she was told and what she decided. What has to be said stands here as it can be said. */
export function ConsentDialog({ patient, onClose }: ConsentDialogProps) {
  const enrolled = patient.enrollments.find(({ status }) => status !== 'ended');
  const [words, setWords] = useState<ConsentWords>({
    program: enrolled?.program ?? 'CCM',
    ...{ decision: 'accepted', method: 'verbal' },
    ...{ costSharingDisclosed: false, onePractitionerDisclosed: false, rightToStopDisclosed: false },
    billingPractitioner: enrolled?.billingPractitioner ?? '',
  });
  const [complaint, setComplaint] = useState('');
  const record = useMutation(
    useEngine().consents.record.mutationOptions({
      onError: (error) => setComplaint(errorSentence(error)),
      onSuccess: () => {
        notify('Consent recorded.', { tone: 'good' });
        onClose();
      },
    }),
  );
  const change = (fields: Partial<ConsentWords>) => {
    setWords({ ...words, ...fields });
    setComplaint('');
  };
  const tellings = words.decision === 'accepted' ? tellingsOf(words.program) : [];
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    const untold = tellings.filter(({ field }) => !words[field]).map(({ label }) => label.toLowerCase());
    const problem = consentProblem(patient, words, untold);
    setComplaint(problem);
    if (problem === '' && !record.isPending) record.mutate({ patientId: patient.id, consent: words });
  };
  return (
    <Dialog open onClose={onClose} maxWidth="sm" fullWidth aria-labelledby="consent-title">
      <DialogTitle id="consent-title">Record a consent</DialogTitle>
      <form onSubmit={onSubmit} noValidate>
        <DialogContent sx={{ display: 'grid', gap: 2, '&&': { pt: 1 } }}>
          {complaint === '' ? null : <Alert severity="error">{complaint}</Alert>}
          <Choice
            label="To what"
            value={words.program}
            options={PROGRAMS.map((program) => [program, labelOf(program)])}
            onChange={(program) => change({ program })}
            autoFocus
          />
          <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { sm: '1fr 1fr' } }}>
            <Choice
              label="Decision"
              value={words.decision}
              options={entries(DECISIONS)}
              onChange={(decision) => change({ decision })}
            />
            <Choice
              label="How it was given"
              value={words.method}
              options={entries(METHODS)}
              onChange={(method) => change({ method })}
            />
          </Box>
          {tellings.map(({ field, label, spoken }) => (
            <Box key={field}>
              <Typography variant="body2">“{spoken}”</Typography>
              <FormControlLabel
                control={
                  <Checkbox
                    size="small"
                    checked={words[field]}
                    onChange={(_event, isTold) => change({ [field]: isTold })}
                  />
                }
                label={label}
              />
            </Box>
          ))}
          {beginsProgram(patient, words) ? (
            <LineField
              label="Who bills the program"
              value={words.billingPractitioner}
              onChange={(billingPractitioner) => change({ billingPractitioner })}
              helperText="The program begins today."
              maxLength={200}
            />
          ) : null}
          {words.decision === 'revoked' ? (
            <Typography variant="body2">
              It ends with this month: what was done until then still counts.
            </Typography>
          ) : null}
        </DialogContent>
        <DialogActions>
          <Button color="inherit" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" variant="contained" loading={record.isPending}>
            Record
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

interface ChoiceProps<Value extends string> {
  label: string;
  value: Value;
  options: readonly (readonly [Value, string])[];
  onChange(value: Value): void;
  autoFocus?: boolean;
}

function Choice<Value extends string>({
  label,
  value,
  options,
  onChange,
  autoFocus = false,
}: ChoiceProps<Value>) {
  return (
    <TextField
      select
      label={label}
      value={value}
      autoFocus={autoFocus}
      onChange={({ target }) => onChange(target.value as Value)}
    >
      {options.map(([option, text]) => (
        <MenuItem key={option} value={option}>
          {text}
        </MenuItem>
      ))}
    </TextField>
  );
}

function entries<Value extends string>(labels: Record<Value, string>): [Value, string][] {
  return Object.entries(labels) as [Value, string][];
}
