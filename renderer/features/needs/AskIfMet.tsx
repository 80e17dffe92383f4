import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { NeedView } from '#shared/contract/engine/needs.ts';
import { KeyHint } from '../../ui/KeyHint.tsx';
import { useShortcut } from '../../ui/keyboard/use-shortcut.ts';
import { instantDate } from '../patient/formats.ts';
import type { NeedActions } from './use-need-actions.ts';

/** Asks whether a need is met, where something speaks for it. Nothing is closed without her word. */
export function AskIfMet({ view, actions }: { view: NeedView; actions: NeedActions }) {
  const group = 'Needs';
  useShortcut('y', () => actions.move(view, 'met'), { description: 'The need is met', group });
  useShortcut('q', () => actions.confirm(view), { description: 'The need is still there', group });
  const { asks } = view;
  if (asks === null) return null;
  const why =
    asks.why === 'received'
      ? `Help was received on ${instantDate(asks.at)}.`
      : `The screening of ${instantDate(asks.at)} no longer shows it.`;
  return (
    <Alert severity="info" icon={false}>
      {why} <strong>Ask: is this need met?</strong>
      <Box sx={{ display: 'flex', gap: 1, mt: 0.75 }}>
        <Button
          size="small"
          variant="contained"
          onClick={() => actions.move(view, 'met')}
          endIcon={<KeyHint keys="y" />}
          aria-keyshortcuts="y"
        >
          Yes, it is met
        </Button>
        <Button
          size="small"
          color="inherit"
          onClick={() => actions.confirm(view)}
          endIcon={<KeyHint keys="q" />}
          aria-keyshortcuts="q"
        >
          No, still needed
        </Button>
      </Box>
    </Alert>
  );
}
