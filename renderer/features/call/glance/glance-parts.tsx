import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';

/** A titled part of the glance. */
export function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Box>
      <Typography variant="h3" component="h2" color="textSecondary">
        {title}
      </Typography>
      <Typography variant="body2" component="div">
        {children}
      </Typography>
    </Box>
  );
}

/** Words cut after so many lines; whole in the tooltip. */
export function Clamped({ lines, children }: { lines: number; children: string }) {
  return (
    <Box
      sx={{ overflow: 'hidden', display: '-webkit-box', WebkitLineClamp: lines, WebkitBoxOrient: 'vertical' }}
      title={children}
    >
      {children}
    </Box>
  );
}

export interface GlanceLine {
  id: string;
  text: string;
  title?: string;
  isCritical?: boolean;
}

/** Short lines, or that there are none. */
export function Lines({ entries }: { entries: readonly GlanceLine[] }) {
  if (entries.length === 0) return 'None on file';
  return (
    <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {entries.map(({ id, text, title, isCritical }) => (
        <Box
          component="li"
          key={id}
          title={title ?? ''}
          sx={isCritical ? { color: 'error.main', fontWeight: 600 } : {}}
        >
          {text}
        </Box>
      ))}
    </Box>
  );
}
