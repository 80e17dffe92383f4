import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogContentText from '@mui/material/DialogContentText';
import DialogTitle from '@mui/material/DialogTitle';
import { useMutation } from '@tanstack/react-query';
import { useId } from 'react';
import { useEngine } from '../client/EngineProvider.tsx';
import { errorSentence } from '../client/error-sentence.ts';
import { useLive } from '../client/live-store.ts';
import { notify } from '../ui/notices/notices.ts';

/** Takes the account off this device. It cannot be undone here, so it is asked; the engine refuses while anything would be lost. */
export function RemoveAccountDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const titleId = useId();
  const textId = useId();
  const remove = useMutation(
    useEngine().session.signOff.mutationOptions({
      onSuccess: (session) => useLive.setState({ session }),
      onError: (error) => notify(errorSentence(error), { tone: 'critical' }),
      onSettled: onClose,
    }),
  );
  return (
    <Dialog
      open={open}
      onClose={onClose}
      maxWidth="xs"
      fullWidth
      aria-labelledby={titleId}
      aria-describedby={textId}
    >
      <DialogTitle id={titleId}>Remove this account from this device?</DialogTitle>
      <DialogContent>
        <DialogContentText id={textId}>
          Every record on this device that belongs to this account is erased. The server keeps them all, and
          you can sign in here again later. Nothing is removed while anything is not with the server.
        </DialogContentText>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose} disabled={remove.isPending} autoFocus>
          Keep the account
        </Button>
        <Button color="error" disabled={remove.isPending} onClick={() => remove.mutate(undefined)}>
          Remove account
        </Button>
      </DialogActions>
    </Dialog>
  );
}
