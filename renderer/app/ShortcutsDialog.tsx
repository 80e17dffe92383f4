import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Typography from '@mui/material/Typography';
import { useId } from 'react';
import { useShortcutRegistry, useShortcutSettings } from '../ui/keyboard/shortcuts.ts';
import { ShortcutRow } from './ShortcutRow.tsx';

/** The keys that work on the present screen. */
export function ShortcutsDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const shortcuts = useShortcutRegistry((state) => state.shortcuts);
  const areSingleKeysOn = useShortcutSettings((state) => state.areSingleKeysOn);
  const titleId = useId();
  const groups = Map.groupBy(shortcuts, (shortcut) => shortcut.group);
  return (
    <Dialog open={open} onClose={onClose} maxWidth="sm" fullWidth aria-labelledby={titleId}>
      <DialogTitle id={titleId}>Keyboard shortcuts</DialogTitle>
      <DialogContent>
        <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { sm: '1fr 1fr' } }}>
          {[...groups].map(([group, members]) => (
            <Box key={group} component="section">
              <Typography variant="h3" sx={{ color: 'text.secondary', mb: 0.5 }}>
                {group}
              </Typography>
              <Box component="dl" sx={{ m: 0 }}>
                {members.map((shortcut) => (
                  <ShortcutRow key={shortcut.keys} keys={shortcut.keys} description={shortcut.description} />
                ))}
              </Box>
            </Box>
          ))}
        </Box>
        {areSingleKeysOn ? null : (
          <Typography variant="body2" sx={{ mt: 2, color: 'text.secondary' }}>
            Single-key shortcuts are off. Turn them on in Settings.
          </Typography>
        )}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose} autoFocus>
          Close
        </Button>
      </DialogActions>
    </Dialog>
  );
}
