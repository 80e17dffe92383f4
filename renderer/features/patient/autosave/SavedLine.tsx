import CheckCircleOutlined from '@mui/icons-material/CheckCircleOutlined';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { clockText } from '../formats.ts';
import type { AutosaveState } from './autosave.ts';

/** When the engine last had every word on disk. Quiet while all is well. */
export function SavedLine({ saving }: { saving: AutosaveState }) {
  const isSafe = saving.phase === 'idle' && saving.savedAt !== '';
  return (
    <Box
      data-testid="saved-line"
      sx={{
        display: 'flex',
        alignItems: 'center',
        gap: 0.5,
        minHeight: 20,
        fontSize: '0.75rem',
        color: saving.phase === 'failed' ? 'error.main' : 'text.secondary',
      }}
    >
      {isSafe ? (
        <CheckCircleOutlined aria-hidden sx={{ fontSize: '0.95rem', color: 'success.main' }} />
      ) : null}
      <span>{savedText(saving)}</span>
    </Box>
  );
}

function savedText({ phase, savedAt }: AutosaveState): string {
  if (phase === 'failed') return 'Not saved';
  if (phase === 'idle') return savedAt === '' ? '' : `Saved on this device ${clockText(savedAt)}`;
  return 'Saving…';
}

/** A save that failed, said so that it cannot be overlooked. The words stay on the screen. */
export function SaveFailed({ saving, onRetry }: { saving: AutosaveState; onRetry(): void }) {
  if (saving.phase !== 'failed') return null;
  return (
    <Alert
      severity="error"
      variant="filled"
      action={
        <Button color="inherit" size="small" onClick={onRetry}>
          Try now
        </Button>
      }
    >
      <strong>Your last words are not saved.</strong> {saving.problem} They stay here on the screen and
      Careline keeps trying. Do not close the window.
    </Alert>
  );
}
