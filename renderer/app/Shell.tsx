import Box from '@mui/material/Box';
import { useState } from 'react';
import { Outlet, useNavigate } from 'react-router';
import { useSession } from '../client/live-store.ts';
import { useLeave } from '../client/use-leave.ts';
import { useTellActive } from '../client/use-tell-active.ts';
import { InboundCall } from '../features/call/inbound/InboundCall.tsx';
import { ParkedCallsBanner } from '../features/call/parked/ParkedCallsBanner.tsx';
import { ClockBanners } from '../features/clock/index.ts';
import { EscalationBanners } from '../features/escalation/index.ts';
import { NewTaskHost, TaskReminders } from '../features/tasks/index.ts';
import { useShortcut } from '../ui/keyboard/use-shortcut.ts';
import { CommandPalette } from './palette/CommandPalette.tsx';
import { ShortcutsDialog } from './ShortcutsDialog.tsx';
import { SkipLink } from './SkipLink.tsx';
import { SyncBanners } from './SyncBanners.tsx';
import { screensFor } from './screens.ts';
import { TitleBar } from './TitleBar.tsx';
import { useRouteFocus } from './use-route-focus.ts';

/** The frame of all screens: title bar, what must be seen everywhere, and the screen itself. */
export function Shell() {
  const navigate = useNavigate();
  const role = useSession()?.person?.role ?? 'care-manager';
  const [isPaletteOpen, setPaletteOpen] = useState(false);
  const [isHelpOpen, setHelpOpen] = useState(false);
  useRouteFocus();
  useTellActive();
  const { lock } = useLeave();
  useShortcut('Ctrl+l', lock, { description: 'Lock', group: 'Everywhere' });
  useShortcut('Ctrl+k', () => setPaletteOpen(true), {
    description: 'Find a patient or a screen',
    group: 'Everywhere',
  });
  useShortcut('?', () => setHelpOpen(true), { description: 'Show these shortcuts', group: 'Everywhere' });
  return (
    <Box sx={{ height: '100%', display: 'flex', flexDirection: 'column' }}>
      <SkipLink />
      <TitleBar onSearch={() => setPaletteOpen(true)} onHelp={() => setHelpOpen(true)} />
      <EscalationBanners />
      <ClockBanners />
      <SyncBanners />
      <ParkedCallsBanner />
      <Box
        component="main"
        id="main"
        tabIndex={-1}
        sx={{ flex: 1, minHeight: 0, overflow: 'auto', outline: 'none' }}
      >
        <Outlet />
      </Box>
      {screensFor(role).map((screen) => (
        <GoToShortcut
          key={screen.path}
          keys={screen.keys}
          name={screen.name}
          onGo={() => void navigate(screen.path)}
        />
      ))}
      <NewTaskHost />
      <TaskReminders />
      <InboundCall />
      <CommandPalette open={isPaletteOpen} onClose={() => setPaletteOpen(false)} />
      <ShortcutsDialog open={isHelpOpen} onClose={() => setHelpOpen(false)} />
    </Box>
  );
}

function GoToShortcut({ keys, name, onGo }: { keys: string; name: string; onGo: () => void }) {
  useShortcut(keys, onGo, { description: `Go to ${name}`, group: 'Everywhere' });
  return null;
}
