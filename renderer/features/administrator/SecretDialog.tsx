import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Typography from '@mui/material/Typography';
import { type ReactNode, useId } from 'react';

interface SecretDialogProps {
  title: string;
  /** What it is called for a screen reader: `Passphrase`. */
  label: string;
  secret: string;
  children: ReactNode;
  onClose(): void;
}

/** Letters to read to somebody. Nothing but the button closes it, so that a stray key does not take away what is shown once. */
export function SecretDialog({ title, label, secret, children, onClose }: SecretDialogProps) {
  const id = useId();
  return (
    <Dialog open maxWidth="sm" fullWidth aria-labelledby={id}>
      <DialogTitle id={id}>{title}</DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 1.5 }}>
        <Box
          component="output"
          aria-label={label}
          sx={{
            px: 2,
            py: 1.5,
            borderRadius: '6px',
            backgroundColor: 'desk.well',
            fontFamily: 'ui-monospace, monospace',
            fontSize: '1.125rem',
            letterSpacing: '0.05em',
            lineHeight: 1.7,
            userSelect: 'all',
            overflowWrap: 'anywhere',
          }}
        >
          {secret}
        </Box>
        <Typography
          component="div"
          variant="body2"
          sx={{ color: 'text.secondary', '& p': { m: 0, mb: 0.75 } }}
        >
          {children}
        </Typography>
      </DialogContent>
      <DialogActions>
        <Button variant="contained" onClick={onClose} autoFocus>
          I have passed it on
        </Button>
      </DialogActions>
    </Dialog>
  );
}
