import Box from '@mui/material/Box';
import type { ReactNode } from 'react';

/** What is chosen in a list and what may be done with it, staying on top while the rest scrolls. */
export function DetailBar({ children }: { children: ReactNode }) {
  return (
    <Box
      sx={{
        position: 'sticky',
        top: 0,
        zIndex: 1,
        px: 1.75,
        py: 1,
        display: 'flex',
        gap: 1,
        alignItems: 'center',
        flexWrap: 'wrap',
        bgcolor: 'background.paper',
        borderBottom: 1,
        borderColor: 'divider',
      }}
    >
      {children}
    </Box>
  );
}
