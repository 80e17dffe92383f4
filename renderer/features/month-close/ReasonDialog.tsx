import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Typography from '@mui/material/Typography';
import { type FormEvent, type ReactNode, useState } from 'react';
import { LineField } from '../../ui/LineField.tsx';

interface ReasonDialogProps {
  title: string;
  children: ReactNode;
  label: string;
  action: string;
  isBusy: boolean;
  problem: string;
  onSubmit(reason: string): void;
  onClose(): void;
}

/** Asks for the reason that stays in the trail. */
export function ReasonDialog(props: ReasonDialogProps) {
  const { title, children, label, action, isBusy, problem, onSubmit, onClose } = props;
  const [reason, setReason] = useState('');
  const isWhole = reason.trim().length >= 3;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isWhole && !isBusy) onSubmit(reason.trim());
  };
  return (
    <Dialog open onClose={onClose} maxWidth="sm" fullWidth aria-labelledby="close-reason-title">
      <DialogTitle id="close-reason-title">{title}</DialogTitle>
      <form onSubmit={submit} noValidate>
        <DialogContent sx={{ display: 'grid', gap: 1.5, '&&': { pt: 0.5 } }}>
          {problem === '' ? null : <Alert severity="error">{problem}</Alert>}
          <Typography component="div" variant="body2">
            {children}
          </Typography>
          <LineField
            autoFocus
            label={label}
            value={reason}
            onChange={setReason}
            maxLength={1000}
            helperText="It stays in the trail of this month."
          />
        </DialogContent>
        <DialogActions>
          <Button color="inherit" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" variant="contained" disabled={!isWhole} loading={isBusy}>
            {action}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
