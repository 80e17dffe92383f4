import LinearProgress from '@mui/material/LinearProgress';
import type { ReactNode } from 'react';
import { BannerFrame } from './BannerFrame.tsx';
import type { Tone } from './tone.ts';

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
    <BannerFrame
      label={label}
      tone={tone}
      below={
        progress === undefined ? null : (
          <LinearProgress
            color="info"
            aria-label={label}
            sx={{ height: 2, borderRadius: 0, opacity: progress ? 1 : 0 }}
          />
        )
      }
    >
      <strong>{head}</strong>
      {children === undefined ? null : <span>{children}</span>}
    </BannerFrame>
  );
}
