import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';

/** A titled part of the side of an escalation. */
export function HelpSection({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Box component="section" aria-label={title} sx={{ display: 'grid', gap: 0.75, fontSize: '0.8125rem' }}>
      <Typography variant="h3">{title}</Typography>
      {children}
    </Box>
  );
}

/** Whom to call at which number, and what for. */
export function PhoneLine({ name, number, note }: { name: string; number: string; note: string }) {
  return (
    <Box sx={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) auto', columnGap: 1 }}>
      <Box component="span" sx={{ fontWeight: 600 }}>
        {name}
      </Box>
      <Box component="span" sx={{ fontWeight: 650, fontSize: '1rem', whiteSpace: 'nowrap' }}>
        {number || 'no number on file'}
      </Box>
      {note === '' ? null : (
        <Box component="span" sx={{ gridColumn: '1 / -1', color: 'text.secondary' }}>
          {note}
        </Box>
      )}
    </Box>
  );
}
