import Box from '@mui/material/Box';
import type { Theme } from '@mui/material/styles';

export interface Share {
  key: string;
  value: number;
  fill: (theme: Theme) => { backgroundColor: string };
}

/** How a whole is shared out, as one bar. It is decoration: the numbers stand beside it in words. */
export function ShareBar({ shares, height = 12 }: { shares: readonly Share[]; height?: number }) {
  return (
    <Box
      component="span"
      aria-hidden
      sx={(theme) => ({
        display: 'flex',
        gap: '2px',
        borderRadius: '4px',
        overflow: 'hidden',
        backgroundColor: theme.vars.palette.desk.track,
      })}
      style={{ height }}
    >
      {shares.map(({ key, value, fill }) =>
        value === 0 ? null : (
          <Box
            key={key}
            component="span"
            sx={[{ minWidth: 3, flexBasis: 0 }, fill]}
            style={{ flexGrow: value }}
          />
        ),
      )}
    </Box>
  );
}
