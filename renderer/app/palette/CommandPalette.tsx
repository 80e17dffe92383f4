import Dialog from '@mui/material/Dialog';
import { PaletteContent } from './PaletteContent.tsx';

/** Ctrl+K: any patient by name, telephone or record number, any screen, any command. */
export function CommandPalette({ open, onClose }: { open: boolean; onClose: () => void }) {
  return (
    <Dialog
      open={open}
      onClose={onClose}
      fullWidth
      maxWidth="sm"
      transitionDuration={0}
      slotProps={{
        container: { sx: { alignItems: 'start', pt: '9vh' } },
        paper: { 'aria-label': 'Find a patient or a screen', sx: { m: 0 } },
      }}
    >
      {open ? <PaletteContent onClose={onClose} /> : null}
    </Dialog>
  );
}
