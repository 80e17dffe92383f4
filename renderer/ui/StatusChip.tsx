import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { type Tone, toneColors } from './tone.ts';

interface StatusChipProps {
  label: ReactNode;
  tone?: Tone;
  /** An icon element; it is decoration, the label carries the meaning. */
  icon?: ReactNode;
  title?: string;
}

/** A small status in words on a soft fill. */
export function StatusChip({ label, tone = 'neutral', icon, title }: StatusChipProps) {
  return (
    <Box
      component="span"
      {...(title === undefined ? {} : { title })}
      sx={(theme) => ({
        display: 'inline-flex',
        alignItems: 'center',
        gap: 0.5,
        height: '1.375rem',
        px: 0.75,
        borderRadius: '5px',
        fontSize: '0.75rem',
        fontWeight: 600,
        lineHeight: 1,
        whiteSpace: 'nowrap',
        backgroundColor: toneColors(theme, tone).fill,
        color: toneColors(theme, tone).text,
        '& svg': { fontSize: '0.95rem', ml: '-1px' },
      })}
    >
      {icon}
      {label}
    </Box>
  );
}
