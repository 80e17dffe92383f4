import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogContentText from '@mui/material/DialogContentText';
import DialogTitle from '@mui/material/DialogTitle';
import { RECORD_LABELS } from '#shared/content/labels.ts';
import type { PendingRecord } from '#shared/contract/engine/sync.ts';
import { useHeldRecord } from './use-held-record.ts';

/** Says what passing a record on means, and does it. */
export function SendAsIsDialog({ record, onClose }: { record: PendingRecord; onClose: () => void }) {
  const { sendAsIs, isBusy, problem } = useHeldRecord(record, onClose);
  const what = RECORD_LABELS[record.collection].toLowerCase();
  return (
    <Dialog
      open
      onClose={onClose}
      maxWidth="sm"
      aria-labelledby="send-as-is-title"
      aria-describedby="send-as-is-text"
    >
      <DialogTitle id="send-as-is-title">Send this {what} to your supervisor as it is?</DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 1.5 }}>
        <DialogContentText id="send-as-is-text" component="div" sx={{ fontSize: '0.875rem' }}>
          Your supervisor gets every word of it, with your name and the reason of the server, and decides what
          becomes of it. It does not go into the chart by itself. It stays on this device, and you need not do
          anything more about it.
        </DialogContentText>
        {problem === '' ? null : <Alert severity="error">{problem}</Alert>}
      </DialogContent>
      <DialogActions>
        <Button color="inherit" onClick={onClose}>
          Not now
        </Button>
        <Button variant="contained" onClick={sendAsIs} disabled={isBusy} autoFocus>
          Send it
        </Button>
      </DialogActions>
    </Dialog>
  );
}
