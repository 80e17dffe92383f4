import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { type ReactNode, useId } from 'react';
import { errorSentence } from '../../client/error-sentence.ts';

interface ConfirmDialogProps {
  title: string;
  /** What happens, in plain words. */
  children: ReactNode;
  /** The word on the button that does it: `Retire the device`. */
  action: string;
  /** `error` for what cannot be taken back. */
  color?: 'primary' | 'error';
  isPending: boolean;
  error: Error | null;
  onConfirm(): void;
  onClose(): void;
}

/** Asks before something that cannot be undone with a key. The focus stands on the way back. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const id = useId();
  const { title, children, action, color = 'primary', isPending, error, onConfirm, onClose } = props;
  return (
    <Dialog open onClose={onClose} maxWidth="sm" fullWidth aria-labelledby={id}>
      <DialogTitle id={id}>{title}</DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 1.25, '& p': { m: 0 } }}>
        {error === null ? null : <Alert severity="error">{errorSentence(error)}</Alert>}
        {children}
      </DialogContent>
      <DialogActions>
        <Button color="inherit" onClick={onClose} autoFocus>
          Cancel
        </Button>
        <Button variant="contained" color={color} onClick={onConfirm} loading={isPending}>
          {action}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
