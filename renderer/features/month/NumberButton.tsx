import ButtonBase from '@mui/material/ButtonBase';
import type { ReactNode } from 'react';

interface NumberButtonProps {
  /** What is opened, for screen readers: `14 patients from 20 to 39 minutes, show the entries`. */
  label: string;
  onClick: () => void;
  children: ReactNode;
}

/** A number that opens what it is made from. */
export function NumberButton({ label, onClick, children }: NumberButtonProps) {
  return (
    <ButtonBase
      aria-label={label}
      onClick={onClick}
      sx={{
        font: 'inherit',
        px: 0.5,
        mx: -0.5,
        minHeight: 24,
        borderRadius: '4px',
        textDecoration: 'underline',
        textDecorationColor: 'color-mix(in srgb, currentColor 40%, transparent)',
        textUnderlineOffset: '3px',
        '&:hover': { backgroundColor: 'desk.hover', textDecorationColor: 'currentColor' },
      }}
    >
      {children}
    </ButtonBase>
  );
}
