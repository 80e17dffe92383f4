import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import type { SxProps, Theme } from '@mui/material/styles';
import Typography from '@mui/material/Typography';
import { type ReactNode, useId } from 'react';

interface PanelProps {
  /** The heading (h2) and accessible name of the region. */
  title: ReactNode;
  /** A short fact at the right of the heading, such as a count. */
  note?: ReactNode;
  actions?: ReactNode;
  /** Lets the body touch the edges, for tables and lists. */
  flush?: boolean;
  /** Lets the body scroll inside the panel. */
  scroll?: boolean;
  sx?: SxProps<Theme>;
  children: ReactNode;
}

/** A titled region of a screen. */
export function Panel({ title, note, actions, flush = false, scroll = false, sx, children }: PanelProps) {
  const id = useId();
  return (
    <Paper
      component="section"
      variant="outlined"
      aria-labelledby={id}
      sx={[
        { display: 'flex', flexDirection: 'column', minHeight: 0 },
        ...(Array.isArray(sx) ? sx : [sx ?? {}]),
      ]}
    >
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, px: 1.75, pt: 1, pb: 0.75, minHeight: 40 }}>
        <Typography variant="h2" id={id}>
          {title}
        </Typography>
        {note === undefined ? null : (
          <Typography component="div" variant="caption" sx={{ color: 'text.secondary' }}>
            {note}
          </Typography>
        )}
        <Box sx={{ flex: 1 }} />
        {actions}
      </Box>
      <Box
        {...(scroll ? { tabIndex: 0, role: 'group', 'aria-labelledby': id } : {})}
        sx={{
          minHeight: 0,
          flex: scroll ? 1 : undefined,
          overflow: scroll ? 'auto' : undefined,
          ...(flush ? {} : { px: 1.75, pb: 1.5 }),
        }}
      >
        {children}
      </Box>
    </Paper>
  );
}
