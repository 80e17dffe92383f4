import Box from '@mui/material/Box';

/** The arrow keys as words: the app's font has no arrows. */
const NAMES: Readonly<Record<string, string>> = {
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
};

/** A key of the keyboard, such as `Ctrl+K` or `j`. Several keys are joined by `+`. */
export function KeyHint({ keys }: { keys: string }) {
  return (
    <Box component="span" sx={{ display: 'inline-flex', gap: '2px', verticalAlign: 'middle' }}>
      {keys.split('+').map((key) => (
        <Box
          key={key}
          component="kbd"
          sx={{
            font: 'inherit',
            fontSize: '0.6875rem',
            fontWeight: 600,
            lineHeight: '1.125rem',
            minWidth: '1.25rem',
            textAlign: 'center',
            px: '4px',
            borderRadius: '4px',
            border: '1px solid currentColor',
            opacity: 0.85,
          }}
        >
          {NAMES[key] ?? key}
        </Box>
      ))}
    </Box>
  );
}
