import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import type { QueueRow } from '#shared/contract/engine/queue.ts';
import { useSession } from '../../client/live-store.ts';
import { KeyHint } from '../../ui/KeyHint.tsx';
import { useShortcut } from '../../ui/keyboard/use-shortcut.ts';
import { PutOffDialog } from './PutOffDialog.tsx';
import { useToday } from './today-store.ts';
import { usePutOff } from './use-put-off.ts';

const group = 'Today';

/** Skip, snooze and their end, and why she is here. Supervisors only ask why. */
export function PutOffActions({ row, onDone }: { row: QueueRow; onDone: () => void }) {
  const [asked, setAsked] = useState<'skip' | 'snooze' | null>(null);
  const { isWhyOpen } = useToday();
  const { putBack } = usePutOff(() => undefined);
  const mayWrite = useSession()?.person?.role === 'care-manager';
  const isHeld = row.hold !== null;
  const toggleWhy = () => useToday.setState({ isWhyOpen: !isWhyOpen });
  useShortcut('x', () => setAsked('skip'), { description: 'Skip until tomorrow', group, enabled: mayWrite });
  useShortcut('z', () => setAsked('snooze'), { description: 'Snooze until later', group, enabled: mayWrite });
  useShortcut('u', () => putBack(row), {
    description: 'Put back into the queue',
    group,
    enabled: mayWrite && isHeld,
  });
  useShortcut('w', toggleWhy, { description: 'Why a patient stands here', group });
  const button = (label: string, keys: string, onClick: () => void, isPressed?: boolean) => (
    <Button
      size="small"
      color="inherit"
      endIcon={<KeyHint keys={keys} />}
      onClick={onClick}
      {...(isPressed === undefined ? {} : { 'aria-pressed': isPressed })}
      sx={{ flex: '1 1 0', minWidth: 0, whiteSpace: 'nowrap', px: 0.5 }}
    >
      {label}
    </Button>
  );
  return (
    <Box sx={{ display: 'flex', gap: 0.5, mt: 0.5, mb: 0.75 }}>
      {mayWrite ? (
        <>
          {isHeld ? button('Put back', 'u', () => putBack(row)) : button('Skip', 'x', () => setAsked('skip'))}
          {button('Snooze', 'z', () => setAsked('snooze'))}
        </>
      ) : null}
      {button('Why', 'w', toggleWhy, isWhyOpen)}
      {asked === null ? null : (
        <PutOffDialog row={row} kind={asked} onClose={() => setAsked(null)} onDone={onDone} />
      )}
    </Box>
  );
}
