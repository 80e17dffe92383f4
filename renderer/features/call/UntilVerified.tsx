import Lock from '@mui/icons-material/LockOutlined';
import Button from '@mui/material/Button';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { KeyHint } from '../../ui/KeyHint.tsx';
import { useShortcut } from '../../ui/keyboard/use-shortcut.ts';

/** In place of the handouts: they name what the patient is ill with, so they wait for who is on the line. */
export function UntilVerified({ onCheck }: { onCheck(): void }) {
  useShortcut('i', onCheck, { description: 'Check the identity', group: 'Call' });
  return (
    <EmptyState
      title="Handouts are closed until two identifiers are ticked"
      icon={<Lock />}
      action={
        <Button variant="outlined" onClick={onCheck} endIcon={<KeyHint keys="i" />} aria-keyshortcuts="i">
          Check the identity
        </Button>
      }
    >
      They name the patient’s conditions. Nothing is read out before it is known who is on the line.
    </EmptyState>
  );
}
