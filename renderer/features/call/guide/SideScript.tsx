import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Popover from '@mui/material/Popover';
import { type ReactNode, useState } from 'react';

/** A part of the script that is seldom needed: opens beside its button and closes with Escape. */
export function SideScript({ title, children }: { title: string; children: ReactNode }) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  return (
    <>
      <Button
        variant="outlined"
        color="inherit"
        aria-haspopup="dialog"
        aria-expanded={anchor !== null}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        {title}
      </Button>
      <Popover
        open={anchor !== null}
        anchorEl={anchor}
        onClose={() => setAnchor(null)}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'left' }}
        slotProps={{
          paper: {
            role: 'dialog',
            'aria-modal': true,
            'aria-label': title,
            sx: { mt: 0.5, border: 1, borderColor: 'divider' },
          },
        }}
      >
        <Box tabIndex={0} sx={{ p: 2, maxWidth: 440, maxHeight: '60vh', overflow: 'auto' }}>
          {children}
        </Box>
      </Popover>
    </>
  );
}
