import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { type Tone, toneColors } from './tone.ts';

interface BannerFrameProps {
  /** Accessible name. */
  label: string;
  tone: Tone;
  /** A note belongs to what it stands in; a region is found from anywhere. */
  role?: 'region' | 'note';
  /** Beneath the line, from edge to edge. */
  below?: ReactNode;
  children: ReactNode;
}

/** A strip across the window or a chart: an icon, a sentence, and buttons that answer it. */
export function BannerFrame({ label, tone, role = 'region', below, children }: BannerFrameProps) {
  return (
    <Box
      role={role}
      aria-label={label}
      sx={(theme) => ({
        backgroundColor: toneColors(theme, tone).fill,
        color: toneColors(theme, tone).text,
      })}
    >
      <Box
        sx={{
          ...{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 1.5, rowGap: 0.5 },
          ...{ px: { xs: 1.5, md: 2.5 }, py: 0.75, fontSize: '0.8125rem' },
        }}
      >
        {children}
      </Box>
      {below}
    </Box>
  );
}
