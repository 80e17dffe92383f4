import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import TextField from '@mui/material/TextField';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { RECORD_LABELS } from '#shared/content/labels.ts';
import type { CorrectableField, PendingRecord } from '#shared/contract/engine/sync.ts';
import { useEngine } from '../../client/EngineProvider.tsx';
import { QueryState } from '../../client/QueryState.tsx';
import { storableText } from './storable-text.ts';
import { useHeldRecord } from './use-held-record.ts';

interface CorrectDialogProps {
  record: PendingRecord;
  onClose: () => void;
}

/** The words of a held record, to be corrected and sent again. The one at fault stands first. */
export function CorrectDialog({ record, onClose }: CorrectDialogProps) {
  const { collection, documentId } = record;
  const query = useQuery(
    useEngine().sync.correctable.queryOptions({ input: { collection, documentId }, gcTime: 0 }),
  );
  return (
    <Dialog open onClose={onClose} maxWidth="sm" fullWidth aria-labelledby="correct-title">
      <DialogTitle id="correct-title">
        Correct it: {RECORD_LABELS[collection].toLowerCase()}
        {record.patientName === '' ? '' : ` of ${record.patientName}`}
      </DialogTitle>
      <QueryState query={query} what="the words of the record" rows={3}>
        {(fields) => <CorrectForm record={record} fields={fields} onClose={onClose} />}
      </QueryState>
    </Dialog>
  );
}

function CorrectForm({ record, fields, onClose }: CorrectDialogProps & { fields: CorrectableField[] }) {
  const [typed, setTyped] = useState<Record<string, string>>(() =>
    Object.fromEntries(
      fields
        .filter(({ value }) => storableText(value) !== value)
        .map(({ path, value }) => [path, storableText(value)]),
    ),
  );
  const { correct, isBusy, problem } = useHeldRecord(record, onClose);
  const hasUnseen = ({ value }: CorrectableField) => storableText(value) !== value;
  const isWrong = (field: CorrectableField) => field.isAtFault || hasUnseen(field);
  const ordered = fields.toSorted((left, right) => Number(isWrong(right)) - Number(isWrong(left)));
  const changed = ordered.filter(({ path, value }) => typed[path] !== undefined && typed[path] !== value);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (changed.length > 0) correct(changed.map(({ path }) => ({ path, value: typed[path] ?? '' })));
  };
  return (
    <form onSubmit={onSubmit} noValidate>
      <DialogContent sx={{ display: 'grid', gap: 2 }}>
        <Alert severity="warning">{record.reason}</Alert>
        {fields.length === 0 ? (
          <Alert severity="info">
            Nothing in this record can be corrected here. Send it to your supervisor as it is.
          </Alert>
        ) : null}
        {ordered.map((field, index) => (
          <TextField
            key={field.path}
            label={field.label}
            value={typed[field.path] ?? field.value}
            multiline={field.isMultiline}
            {...(field.isMultiline ? { minRows: 2, maxRows: 10 } : {})}
            error={isWrong(field)}
            {...(isWrong(field)
              ? {
                  helperText: hasUnseen(field)
                    ? 'Characters that cannot be seen came with a pasted text. They are taken out here.'
                    : 'The server could not take this one.',
                }
              : {})}
            autoFocus={index === 0}
            onChange={(event) => setTyped({ ...typed, [field.path]: event.target.value })}
          />
        ))}
        {problem === '' ? null : <Alert severity="error">{problem}</Alert>}
      </DialogContent>
      <DialogActions>
        <Button color="inherit" onClick={onClose}>
          Leave it for now
        </Button>
        <Button type="submit" variant="contained" disabled={isBusy || changed.length === 0}>
          Save and send again
        </Button>
      </DialogActions>
    </form>
  );
}
