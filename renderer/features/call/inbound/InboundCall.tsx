import Dialog from '@mui/material/Dialog';
import { useSession } from '../../../client/live-store.ts';
import { useShortcut } from '../../../ui/keyboard/use-shortcut.ts';
import { CallerCard } from './CallerCard.tsx';
import { closeInbound, openInbound, useInbound } from './inbound-store.ts';

/** Somebody calls in: the card to find out who it is, from every screen and in the middle of another call. */
export function InboundCall() {
  const isOpen = useInbound((state) => state.isOpen);
  const mayCall = useSession()?.person?.role === 'care-manager';
  useShortcut('Ctrl+i', openInbound, {
    description: 'A call comes in',
    group: 'Everywhere',
    enabled: mayCall,
  });
  return (
    <Dialog
      open={isOpen && mayCall}
      onClose={closeInbound}
      fullWidth
      maxWidth="sm"
      transitionDuration={0}
      aria-labelledby="caller-title"
      slotProps={{ container: { sx: { alignItems: 'start', pt: '8vh' } }, paper: { sx: { m: 0 } } }}
    >
      <CallerCard />
    </Dialog>
  );
}
