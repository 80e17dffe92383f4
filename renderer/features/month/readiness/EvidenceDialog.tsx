import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { type FormEvent, useState } from 'react';
import { EVIDENCE_LABELS } from '#shared/content/billing/index.ts';
import { EvidenceKind } from '#shared/domain/care-evidence.ts';
import { EVIDENCE_FORMS, evidenceProblem } from '#shared/domain/evidence-rules.ts';
import { useEvidence } from './use-evidence.ts';

interface EvidenceDialogProps {
  patientId: string;
  /** The fact to be recorded; `any`: it is chosen here. */
  kind: EvidenceKind | 'any';
  today: string;
  onClose: () => void;
}

/** What happened, and on which day. */
export function EvidenceDialog({ patientId, kind: given, today, onClose }: EvidenceDialogProps) {
  const [typed, setTyped] = useState({
    kind: given === 'any' ? ('plan-copy-given' as EvidenceKind) : given,
    on: today,
    until: '',
    value: 0,
    note: '',
  });
  const [complaint, setComplaint] = useState('');
  const { record, isBusy, problem } = useEvidence(patientId, onClose);
  const label = EVIDENCE_LABELS[typed.kind];
  const form = EVIDENCE_FORMS[typed.kind];
  const words = {
    ...typed,
    until: form.lasts ? typed.until : '',
    value: form.value === null ? 0 : typed.value,
  };
  const change = (fields: Partial<typeof typed>) => {
    setTyped({ ...typed, ...fields });
    setComplaint('');
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    const found = evidenceProblem(words, today, '0001-01-01');
    setComplaint(found);
    if (found === '' && !isBusy) record(words);
  };
  const wrong = complaint || problem;
  const title = given === 'any' ? 'Record a fact' : `Record: ${label.title}`;
  return (
    <Dialog open onClose={onClose} maxWidth="xs" fullWidth aria-labelledby="evidence-title">
      <DialogTitle id="evidence-title">{title}</DialogTitle>
      <form onSubmit={onSubmit} noValidate>
        <DialogContent sx={{ display: 'grid', gap: 2, pt: 1 }}>
          {wrong === '' ? null : <Alert severity="error">{wrong}</Alert>}
          {given === 'any' ? (
            <TextField
              select
              label="What happened"
              value={typed.kind}
              autoFocus
              onChange={(event) => change({ kind: EvidenceKind.parse(event.target.value), value: 0 })}
            >
              {EvidenceKind.options.map((kind) => (
                <MenuItem key={kind} value={kind}>
                  {EVIDENCE_LABELS[kind].title}
                </MenuItem>
              ))}
            </TextField>
          ) : null}
          <DayField
            label={label.day}
            value={typed.on}
            max={today}
            autoFocus={given !== 'any'}
            onChange={(on) => change({ on })}
          />
          {form.lasts ? (
            <DayField
              label="Last day (empty while it lasts)"
              value={typed.until}
              max={today}
              onChange={(until) => change({ until })}
            />
          ) : null}
          {typed.kind === 'device-data-days' ? (
            <TextField
              label="Days with readings"
              type="number"
              value={typed.value === 0 ? '' : typed.value}
              slotProps={{ htmlInput: { min: 1, max: 30 } }}
              onChange={(event) => change({ value: Math.trunc(Number(event.target.value)) })}
            />
          ) : form.value === null ? null : (
            <TextField
              select
              label="Decision making"
              value={typed.value === 0 ? '' : typed.value}
              onChange={(event) => change({ value: Number(event.target.value) })}
            >
              <MenuItem value={1}>Moderate complexity</MenuItem>
              <MenuItem value={2}>High complexity</MenuItem>
            </TextField>
          )}
          <TextField
            label={form.needsNote ? label.note : `${label.note} (optional)`}
            value={typed.note}
            multiline
            maxRows={4}
            slotProps={{ htmlInput: { maxLength: 500 } }}
            onChange={(event) => change({ note: event.target.value })}
          />
        </DialogContent>
        <DialogActions>
          <Button color="inherit" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" variant="contained" disabled={isBusy}>
            Record
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

interface DayFieldProps {
  label: string;
  value: string;
  max: string;
  autoFocus?: boolean;
  onChange: (day: string) => void;
}

function DayField({ label, value, max, autoFocus = false, onChange }: DayFieldProps) {
  return (
    <TextField
      label={label}
      type="date"
      value={value}
      autoFocus={autoFocus}
      slotProps={{ inputLabel: { shrink: true }, htmlInput: { max } }}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
