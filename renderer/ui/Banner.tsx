import Box from '@mui/material/Box';
import LinearProgress from '@mui/material/LinearProgress';
import type { ReactNode } from 'react';
import { type Tone, toneColors } from './tone.ts';

interface BannerProps {
  /** Accessible name of the region. */
  label: string;
  tone: Tone;
  /** What is the case, in bold. */
  head: ReactNode;
  /** What that means for the work. */
  children?: ReactNode;
  /** A line that moves while something is under way; false keeps its room so that nothing jumps. */
  progress?: boolean;
}

/** Something that must be seen on every screen, in one line below the title bar. */
export function Banner({ label, tone, head, children, progress }: BannerProps) {
  return (
    <Box
      role="region"
      aria-label={label}
      sx={(theme) => ({
        backgroundColor: toneColors(theme, tone).fill,
        color: toneColors(theme, tone).text,
      })}
    >
      <Box
        sx={{
          px: { xs: 1.5, md: 2.5 },
          py: 0.75,
          fontSize: '0.8125rem',
          display: 'flex',
          gap: 1,
          flexWrap: 'wrap',
        }}
      >
        <strong>{head}</strong>
        {children === undefined ? null : <span>{children}</span>}
      </Box>
      {progress === undefined ? null : (
        <LinearProgress
          color="info"
          aria-label={label}
          sx={{ height: 2, borderRadius: 0, opacity: progress ? 1 : 0 }}
        />
      )}
    </Box>
  );
}
