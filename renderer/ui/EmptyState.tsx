import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';

interface EmptyStateProps {
  title: string;
  /** What this means and what to do next. */
  children?: ReactNode;
  icon?: ReactNode;
  action?: ReactNode;
}

/** Nothing to show, and why that is so. */
export function EmptyState({ title, children, icon, action }: EmptyStateProps) {
  return (
    <Box sx={{ display: 'grid', justifyItems: 'center', gap: 0.75, px: 3, py: 5, textAlign: 'center' }}>
      {icon === undefined ? null : (
        <Box aria-hidden sx={{ color: 'text.secondary', display: 'flex', '& svg': { fontSize: '2rem' } }}>
          {icon}
        </Box>
      )}
      <Typography variant="subtitle1" component="p">
        {title}
      </Typography>
      {children === undefined ? null : (
        <Typography component="div" variant="body2" sx={{ color: 'text.secondary', maxWidth: '46ch' }}>
          {children}
        </Typography>
      )}
      {action === undefined ? null : <Box sx={{ mt: 1 }}>{action}</Box>}
    </Box>
  );
}
