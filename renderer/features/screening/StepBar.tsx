import Box from '@mui/material/Box';
import type { ReactNode } from 'react';

/** The ways on and back at the foot of a form, in sight while the form scrolls. */
export function StepBar({ children }: { children: ReactNode }) {
  return (
    <Box
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        gap: 1,
        position: 'sticky',
        bottom: 0,
        bgcolor: 'background.paper',
        borderTop: 1,
        borderColor: 'divider',
        py: 1,
        mb: -1.75,
      }}
    >
      {children}
    </Box>
  );
}
