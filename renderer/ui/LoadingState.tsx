import { keyframes } from '@emotion/react';
import Box from '@mui/material/Box';
import Skeleton from '@mui/material/Skeleton';
import { VisuallyHidden } from './VisuallyHidden.tsx';

const appear = keyframes({ from: { opacity: 0 }, to: { opacity: 1 } });

interface LoadingStateProps {
  /** What is being loaded, for screen readers: `the queue`. */
  what: string;
  /** How many rows the real content will roughly have, so that nothing jumps. */
  rows?: number;
  /** Height of one row in rem. */
  rowHeight?: number;
}

/** Skeleton rows in the place of what is being loaded. */
export function LoadingState({ what, rows = 6, rowHeight = 2.25 }: LoadingStateProps) {
  return (
    <Box
      role="status"
      sx={{
        display: 'grid',
        gap: 1,
        p: 1.75,
        // Most answers come sooner than this; then nothing flickers.
        animation: `${appear} 0.2s 0.15s both`,
      }}
    >
      <VisuallyHidden>Loading {what}</VisuallyHidden>
      {Array.from({ length: rows }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: identical placeholders have no other identity
        <Skeleton key={index} aria-hidden height={`${rowHeight}rem`} sx={{ opacity: 1 - index * 0.09 }} />
      ))}
    </Box>
  );
}
