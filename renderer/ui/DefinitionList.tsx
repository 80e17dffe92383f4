import Box from '@mui/material/Box';
import type { ReactNode } from 'react';

interface DefinitionListProps {
  children: ReactNode;
  /** Width of the terms' column, any CSS width. */
  termWidth?: string;
}

/** A list of facts with their names, aligned in two columns. Its children are `DataRow`s. */
export function DefinitionList({ children, termWidth = '8.5rem' }: DefinitionListProps) {
  return (
    <Box
      component="dl"
      sx={{
        display: 'grid',
        gridTemplateColumns: `minmax(0, ${termWidth}) minmax(0, 1fr)`,
        columnGap: 1.5,
        rowGap: 0.5,
        m: 0,
        fontSize: '0.8125rem',
        lineHeight: 1.45,
      }}
    >
      {children}
    </Box>
  );
}
