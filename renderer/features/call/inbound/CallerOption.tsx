import Box from '@mui/material/Box';
import type { PatientRow } from '#shared/contract/engine/patients.ts';

interface CallerOptionProps {
  id: string;
  row: PatientRow;
  isActive: boolean;
  onTake(): void;
}

/** Somebody who may be the caller. Who it is, and nothing about health. */
export function CallerOption({ id, row, isActive, onTake }: CallerOptionProps) {
  return (
    // The keyboard stays in the search field, which moves through the options by aria-activedescendant.
    <Box
      id={id}
      role="option"
      aria-selected={isActive}
      tabIndex={-1}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onTake}
      sx={{
        display: 'flex',
        alignItems: 'baseline',
        gap: 1.5,
        px: 1.25,
        py: 0.75,
        borderRadius: '6px',
        cursor: 'pointer',
        fontSize: '0.875rem',
        backgroundColor: isActive ? 'desk.selected' : 'transparent',
        '&:hover': { backgroundColor: isActive ? 'desk.selected' : 'desk.hover' },
      }}
    >
      <Box component="span" sx={{ fontWeight: 600, flex: 1 }}>
        {row.name}
      </Box>
      <Box component="span" sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>
        {row.age} years · No. {row.recordNumber} · {row.city}, {row.state}
      </Box>
    </Box>
  );
}
