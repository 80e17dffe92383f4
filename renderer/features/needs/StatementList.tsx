import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { NeedView } from '#shared/contract/engine/needs.ts';
import { instantDate } from '../patient/formats.ts';

/** What was said, and when. Where screenings disagree both lines stand. */
export function StatementList({ view }: { view: NeedView }) {
  if (view.statements.length === 0) return null;
  return (
    <Box component="ul" aria-label="What was said" sx={{ m: 0, pl: 2.25 }}>
      {view.statements.map(({ screeningId, title, at, isPositive, answers }) => (
        <Typography component="li" variant="body2" key={screeningId}>
          {instantDate(at)}, {title}: {isPositive ? '' : 'no need found. '}
          {answers.length === 0 ? '' : `“${answers.join('”, “')}”`}
        </Typography>
      ))}
    </Box>
  );
}
