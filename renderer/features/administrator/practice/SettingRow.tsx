import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { StatusChip } from '../../../ui/StatusChip.tsx';

interface SettingRowProps {
  title: string;
  /** What it means for those who work with it. */
  children: ReactNode;
  /** Where the figure or the limit comes from. */
  source?: string;
  isChanged: boolean;
  control: ReactNode;
}

/** One setting: what it means, where it comes from, and what it is set to. */
export function SettingRow({ title, children, source, isChanged, control }: SettingRowProps) {
  return (
    <Box
      sx={{
        display: 'grid',
        gridTemplateColumns: { xs: '1fr', sm: 'minmax(0, 1fr) auto' },
        gap: 1.5,
        alignItems: 'center',
        py: 1.25,
        borderTop: '1px solid',
        borderColor: 'desk.line',
        '&:first-of-type': { borderTop: 0, pt: 0.5 },
      }}
    >
      <Box sx={{ minWidth: 0 }}>
        <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
          <Typography variant="body2" component="h3" sx={{ fontWeight: 600 }}>
            {title}
          </Typography>
          {isChanged ? <StatusChip tone="accent" label="not saved" /> : null}
        </Box>
        <Typography variant="body2" component="div" sx={{ color: 'text.secondary', maxWidth: '60ch' }}>
          {children}
        </Typography>
        {source === undefined ? null : (
          <Typography variant="caption" component="div" sx={{ color: 'text.secondary' }}>
            Source: {source}
          </Typography>
        )}
      </Box>
      <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', justifyContent: { sm: 'flex-end' } }}>
        {control}
      </Box>
    </Box>
  );
}
