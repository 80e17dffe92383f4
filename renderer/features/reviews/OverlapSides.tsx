import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReviewEntry } from '#shared/contract/engine/reviews.ts';
import { RecordText } from './RecordText.tsx';

/** The two entries that share time, beside one another. */
export function OverlapSides({ entry }: { entry: ReviewEntry }) {
  const sides = [
    { title: 'Arrived first', text: entry.other?.text ?? '' },
    { title: 'Arrived later', text: entry.kept?.text ?? '' },
  ];
  return (
    <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: { xs: '1fr', md: '1fr 1fr' } }}>
      {sides.map(({ title, text }) => (
        <Box key={title} sx={{ display: 'grid', gap: 0.75, alignContent: 'start' }}>
          <Typography variant="h3">{title}</Typography>
          <RecordText text={text} />
        </Box>
      ))}
    </Box>
  );
}
