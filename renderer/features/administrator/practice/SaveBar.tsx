import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import { errorSentence } from '../../../client/error-sentence.ts';
import { plural } from '../../../ui/format.ts';
import { KeyHint } from '../../../ui/KeyHint.tsx';

interface SaveBarProps {
  count: number;
  isPending: boolean;
  isReady: boolean;
  error: Error | null;
  onSave(): void;
  onUndo(): void;
}

/** How much is changed and not saved, at the foot of the page while there is something. */
export function SaveBar({ count, isPending, isReady, error, onSave, onUndo }: SaveBarProps) {
  if (count === 0) return null;
  return (
    <Paper
      component="section"
      aria-label="Changes that are not saved"
      elevation={6}
      sx={{
        position: 'sticky',
        bottom: 12,
        zIndex: 3,
        p: 1.25,
        border: '1px solid',
        borderColor: 'primary.main',
      }}
    >
      {error === null ? null : (
        <Alert severity="error" sx={{ mb: 1 }}>
          {errorSentence(error)}
        </Alert>
      )}
      <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
        <Box role="status" sx={{ flex: 1, fontWeight: 600 }}>
          {plural(count, 'change')} not saved
        </Box>
        <Button color="inherit" onClick={onUndo} disabled={isPending}>
          Undo all
        </Button>
        <Button
          variant="contained"
          onClick={onSave}
          loading={isPending}
          disabled={!isReady}
          endIcon={<KeyHint keys="Ctrl+S" />}
        >
          Save for everybody
        </Button>
      </Box>
    </Paper>
  );
}
