import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';

interface PageProps {
  /** The one h1 of the screen. It takes the focus when the screen opens. */
  title: ReactNode;
  /** A line beside or under the title: what the screen shows right now. */
  subtitle?: ReactNode;
  /** Buttons at the right of the title; the primary action last. */
  actions?: ReactNode;
  /** Fills the window's height and lets its parts scroll by themselves, instead of scrolling as a whole. */
  fill?: boolean;
  children: ReactNode;
}

/** The frame of every screen: heading row, then content. Narrow windows (200 % zoom) let the whole page scroll. */
export function Page({ title, subtitle, actions, fill = false, children }: PageProps) {
  return (
    <Box
      sx={{
        display: 'flex',
        flexDirection: 'column',
        gap: 1.5,
        px: { xs: 1.5, md: 2.5 },
        pt: 1.5,
        pb: 2,
        minHeight: '100%',
        ...(fill ? { height: { md: '100%' } } : {}),
      }}
    >
      <Box
        component="header"
        sx={{
          display: 'flex',
          alignItems: 'center',
          columnGap: 1.5,
          rowGap: 0.5,
          flexWrap: 'wrap',
          minHeight: 34,
        }}
      >
        <Typography variant="h1" tabIndex={-1} data-page-heading sx={{ outline: 'none' }}>
          {title}
        </Typography>
        {subtitle === undefined ? null : (
          <Typography component="div" variant="body2" sx={{ color: 'text.secondary', minWidth: 0 }}>
            {subtitle}
          </Typography>
        )}
        <Box sx={{ flex: 1 }} />
        {actions === undefined ? null : (
          <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap' }}>{actions}</Box>
        )}
      </Box>
      {children}
    </Box>
  );
}
