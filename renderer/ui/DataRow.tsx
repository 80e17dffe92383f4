import Box from '@mui/material/Box';
import type { ReactNode } from 'react';

/** One fact of a `DefinitionList`: its name and its value. */
export function DataRow({ term, children }: { term: ReactNode; children: ReactNode }) {
  return (
    <>
      <Box component="dt" sx={{ color: 'text.secondary' }}>
        {term}
      </Box>
      <Box component="dd" sx={{ m: 0, minWidth: 0, overflowWrap: 'anywhere' }}>
        {children}
      </Box>
    </>
  );
}
