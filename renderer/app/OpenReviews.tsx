import Box from '@mui/material/Box';
import { useOpenReviews } from '../features/reviews/use-open-reviews.ts';
import { VisuallyHidden } from '../ui/VisuallyHidden.tsx';

/** How many items wait for a decision, beside the name of their screen; nothing when none does. */
export function OpenReviews() {
  const open = useOpenReviews();
  if (open === 0) return null;
  return (
    <Box
      component="span"
      sx={{
        ml: 0.75,
        px: 0.75,
        minWidth: 18,
        textAlign: 'center',
        borderRadius: '9px',
        backgroundColor: '#f1cd85',
        color: '#14211f',
        fontSize: '0.75rem',
        lineHeight: '1.125rem',
      }}
    >
      {open > 99 ? '99+' : open}
      <VisuallyHidden> open</VisuallyHidden>
    </Box>
  );
}
