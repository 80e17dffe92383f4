import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import FormControlLabel from '@mui/material/FormControlLabel';
import LinearProgress from '@mui/material/LinearProgress';
import Typography from '@mui/material/Typography';
import { type FormEvent, useState } from 'react';
import type { MonthCloseRow } from '#shared/contract/engine/month-close.ts';
import { formatMonth, plural } from '../../ui/format.ts';
import { LineField } from '../../ui/LineField.tsx';
import { notify } from '../../ui/notices/notices.ts';
import { isClosable, isOnlySilent } from './closing-words.ts';
import { type CloseResult, useCloseMonths } from './use-close-months.ts';

interface CloseAllDialogProps {
  month: string;
  rows: readonly MonthCloseRow[];
  onClose(): void;
}

/** Closes everything that is ready, and asks about those of whom only a device has not spoken. */
export function CloseAllDialog({ month, rows, onClose }: CloseAllDialogProps) {
  // As they were when it was opened: closing moves them.
  const [ready] = useState(() => rows.filter(isClosable));
  const [silent] = useState(() => rows.filter(isOnlySilent));
  const [withSilent, setWithSilent] = useState(false);
  const [reason, setReason] = useState('');
  const [result, setResult] = useState<CloseResult | null>(null);
  const { run, stop, done } = useCloseMonths(month);
  const chosen = withSilent ? [...ready, ...silent] : ready;
  const isRunning = done !== null;
  const lacksReason = withSilent && reason.trim().length < 3;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (isRunning || lacksReason || chosen.length === 0) return;
    const ids = (some: readonly MonthCloseRow[]) => some.map(({ patientId }) => patientId);
    const found = await run(ids(chosen), withSilent ? reason.trim() : '');
    if (found.closed.length > 0) {
      notify(`${plural(found.closed.length, 'month')} closed.`, { tone: 'good' });
    }
    if (found.problem === '' && found.left.length === 0) onClose();
    else setResult(found);
  };
  return (
    <Dialog
      open
      onClose={() => (isRunning ? undefined : onClose())}
      maxWidth="sm"
      fullWidth
      aria-labelledby="close-all-title"
    >
      <DialogTitle id="close-all-title">Close {formatMonth(month)}</DialogTitle>
      <form onSubmit={(event) => void submit(event)} noValidate>
        <DialogContent sx={{ display: 'grid', gap: 1.5 }}>
          {result === null ? (
            <Typography variant="body2">
              {plural(ready.length, 'month is', 'months are')} ready. Each is closed with the minutes and
              codes that it has now, in your name. Minutes that come later are kept, and show as changed.
            </Typography>
          ) : (
            <Result result={result} rows={rows} />
          )}
          {silent.length > 0 && result === null ? (
            <Box>
              <FormControlLabel
                control={
                  <Checkbox
                    checked={withSilent}
                    onChange={({ target }) => setWithSilent(target.checked)}
                    disabled={isRunning}
                  />
                }
                label={`Also ${plural(silent.length, 'patient')} of whom a device may still hold minutes`}
              />
              {withSilent ? (
                <LineField
                  label="Why you do not wait for the device"
                  value={reason}
                  onChange={setReason}
                  maxLength={1000}
                  helperText="It stays in the trail of each of them."
                />
              ) : null}
            </Box>
          ) : null}
          {isRunning ? (
            <div>
              <LinearProgress
                variant="determinate"
                value={chosen.length === 0 ? 0 : ((done ?? 0) / chosen.length) * 100}
                aria-label="Closing"
              />
              <Typography variant="caption" role="status">
                {done} of {chosen.length}
              </Typography>
            </div>
          ) : null}
        </DialogContent>
        <DialogActions>
          {isRunning ? (
            <Button color="inherit" onClick={stop}>
              Stop here
            </Button>
          ) : (
            <Button color="inherit" onClick={onClose}>
              {result === null ? 'Cancel' : 'Done'}
            </Button>
          )}
          {result === null ? (
            <Button
              type="submit"
              variant="contained"
              autoFocus
              loading={isRunning}
              disabled={chosen.length === 0 || lacksReason}
            >
              Close {plural(chosen.length, 'month')}
            </Button>
          ) : null}
        </DialogActions>
      </form>
    </Dialog>
  );
}

function Result({ result, rows }: { result: CloseResult; rows: readonly MonthCloseRow[] }) {
  const names = new Map(rows.map(({ patientId, name }) => [patientId, name]));
  return (
    <>
      {result.problem === '' ? null : <Alert severity="error">{result.problem}</Alert>}
      <Typography variant="body2">
        {plural(result.closed.length, 'month')} closed, {result.left.length} left open:
      </Typography>
      <Box component="ul" sx={{ m: 0, pl: 2.5, fontSize: '0.8125rem', maxHeight: 240, overflow: 'auto' }}>
        {result.left.map(({ patientId, why }) => (
          <li key={patientId}>
            <strong>{names.get(patientId) ?? 'A patient'}</strong>: {why}
          </li>
        ))}
      </Box>
    </>
  );
}
