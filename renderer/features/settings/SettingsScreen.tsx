import Box from '@mui/material/Box';
import { Page } from '../../ui/Page.tsx';
import { AccountPanel } from './AccountPanel.tsx';
import { AppearancePanel } from './AppearancePanel.tsx';
import { ChangePassphrasePanel } from './ChangePassphrasePanel.tsx';
import { KeyboardPanel } from './KeyboardPanel.tsx';

/** What one person sets for this device. */
export function SettingsScreen() {
  return (
    <Page title="Settings" subtitle="On this device">
      <Box sx={{ display: 'grid', gap: 2, maxWidth: 720 }}>
        <AppearancePanel />
        <KeyboardPanel />
        <AccountPanel />
        <ChangePassphrasePanel />
      </Box>
    </Page>
  );
}
