import Box from '@mui/material/Box';
import type { SxProps, Theme } from '@mui/material/styles';
import type { ReactNode } from 'react';

interface ViewFrameProps {
  /** How what is in it is laid out. */
  sx?: SxProps<Theme>;
  children: ReactNode;
}

/** The frame of a view below the head of a chart: the room around it. */
export function ViewFrame({ sx, children }: ViewFrameProps) {
  return (
    <Box sx={[{ px: { xs: 1.5, md: 2.5 }, pt: 1.25, pb: 2 }, ...(Array.isArray(sx) ? sx : [sx ?? {}])]}>
      {children}
    </Box>
  );
}
