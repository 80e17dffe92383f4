import Box from '@mui/material/Box';
import { useEffect, useRef } from 'react';
import { KeyHint } from '../../ui/KeyHint.tsx';
import type { PaletteEntry } from './use-palette-entries.ts';

interface PaletteRowProps {
  id: string;
  entry: PaletteEntry;
  isChosen: boolean;
  onTake: () => void;
  onPoint: () => void;
}

/** One thing the palette found. */
export function PaletteRow({ id, entry, isChosen, onTake, onPoint }: PaletteRowProps) {
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isChosen) row.current?.scrollIntoView({ block: 'nearest' });
  }, [isChosen]);
  return (
    <Box
      ref={row}
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={isChosen}
      onClick={onTake}
      onMouseMove={onPoint}
      sx={{
        display: 'flex',
        alignItems: 'center',
        gap: 1.5,
        px: 1.25,
        py: 0.75,
        borderRadius: '6px',
        cursor: 'pointer',
        fontSize: '0.875rem',
        backgroundColor: isChosen ? 'desk.selected' : 'transparent',
      }}
    >
      <Box
        component="span"
        sx={{
          fontWeight: 600,
          minWidth: 0,
          overflow: 'hidden',
          textOverflow: 'ellipsis',
          whiteSpace: 'nowrap',
        }}
      >
        {entry.title}
      </Box>
      <Box
        component="span"
        sx={{ flex: 1, color: 'text.secondary', fontSize: '0.8125rem', whiteSpace: 'nowrap' }}
      >
        {entry.detail}
      </Box>
      {entry.keys === undefined ? null : (
        <Box component="span" sx={{ color: 'text.secondary', display: 'inline-flex', gap: 0.5 }}>
          {entry.keys.split(' ').map((key) => (
            <KeyHint key={key} keys={key} />
          ))}
        </Box>
      )}
    </Box>
  );
}
