import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import type { ReactNode } from 'react';

interface ToggleChipProps {
  label: ReactNode;
  /** How many rows it leaves, where that is known. */
  count?: number;
  isOn: boolean;
  onToggle: () => void;
}

/** A condition of a list that is on or off. */
export function ToggleChip({ label, count, isOn, onToggle }: ToggleChipProps) {
  return (
    <ButtonBase
      aria-pressed={isOn}
      onClick={onToggle}
      sx={{
        height: 28,
        px: 1,
        gap: 0.75,
        borderRadius: '6px',
        fontFamily: 'inherit',
        fontSize: '0.8125rem',
        fontWeight: isOn ? 600 : 500,
        border: '1px solid',
        borderColor: isOn ? 'primary.main' : 'desk.line',
        backgroundColor: isOn ? 'desk.accentFill' : 'background.paper',
        color: isOn ? 'desk.accentText' : 'text.primary',
        '&:hover': { borderColor: 'desk.control' },
      }}
    >
      {label}
      {count === undefined ? null : (
        <Box component="span" sx={{ fontSize: '0.75rem', color: isOn ? 'inherit' : 'text.secondary' }}>
          {count}
        </Box>
      )}
    </ButtonBase>
  );
}
