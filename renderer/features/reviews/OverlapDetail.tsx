import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { Link as RouterLink } from 'react-router';
import type { ReviewEntry } from '#shared/contract/engine/reviews.ts';
import { KeyHint } from '../../ui/KeyHint.tsx';
import { useShortcut } from '../../ui/keyboard/use-shortcut.ts';
import { OverlapSides } from './OverlapSides.tsx';
import { useDecide } from './use-decide.ts';

/** Two entries that share time: look at both, correct one in the minutes of its patient, then close it. */
export function OverlapDetail({ entry, onDecided }: { entry: ReviewEntry; onDecided: () => void }) {
  const { decide, isDeciding, problem } = useDecide(entry, onDecided);
  const close = () => decide('seen');
  useShortcut('Ctrl+enter', close, { description: 'Seen', group: 'To decide' });
  return (
    <Box sx={{ display: 'grid', gap: 1.5 }}>
      <OverlapSides entry={entry} />
      {problem === '' ? null : <Alert severity="error">{problem}</Alert>}
      <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap' }}>
        <Button
          variant="contained"
          size="large"
          onClick={close}
          disabled={isDeciding}
          aria-keyshortcuts="Control+Enter"
        >
          Seen
          <Box component="span" aria-hidden sx={{ ml: 1 }}>
            <KeyHint keys="Ctrl+Enter" />
          </Box>
        </Button>
        {entry.patientName === '' ? null : (
          <Button
            size="large"
            variant="outlined"
            component={RouterLink}
            to={`/patients/${entry.patientId}/minutes`}
          >
            Open the minutes
          </Button>
        )}
      </Box>
    </Box>
  );
}
