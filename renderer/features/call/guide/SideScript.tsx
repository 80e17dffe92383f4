import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Popover from '@mui/material/Popover';
import { type ReactNode, useRef, useState } from 'react';
import { KeyHint } from '../../../ui/KeyHint.tsx';
import { useShortcut } from '../../../ui/keyboard/use-shortcut.ts';

interface SideScriptProps {
  title: string;
  /** The key that opens it. */
  keys: string;
  /** The words; a function gets what closes them. */
  children: ReactNode | ((close: () => void) => ReactNode);
}

/** A part of the script that is seldom needed: opens beside its button and closes with Escape. */
export function SideScript({ title, keys, children }: SideScriptProps) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  useShortcut(keys, () => setAnchor(button.current), { description: title, group: 'Call' });
  return (
    <>
      <Button
        variant="outlined"
        color="inherit"
        ref={button}
        aria-keyshortcuts={keys}
        aria-haspopup="dialog"
        aria-expanded={anchor !== null}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        {title}
        <span aria-hidden style={{ marginLeft: 8 }}>
          <KeyHint keys={keys} />
        </span>
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
          {typeof children === 'function' ? children(() => setAnchor(null)) : children}
        </Box>
      </Popover>
    </>
  );
}
