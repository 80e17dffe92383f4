import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { CareGapView } from '#shared/contract/engine/care-gaps.ts';
import { StatusChip } from '../../ui/StatusChip.tsx';
import { dueWords, GAP_STATE_TONES, GAP_STATE_WORDS } from './gap-words.ts';

/** Where a gap stands, in a line. */
export function GapLine({ gap }: { gap: CareGapView }) {
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1, alignItems: 'center' }}>
      <StatusChip tone={GAP_STATE_TONES[gap.state]} label={GAP_STATE_WORDS[gap.state]} />
      <Typography variant="body2" sx={{ fontWeight: 600 }}>
        {gap.title}
      </Typography>
      <Typography variant="body2" color="textSecondary" sx={{ flex: 1, minWidth: 120 }}>
        {gap.why}
      </Typography>
      {gap.taskId === '' ? null : <StatusChip label="Task" />}
      <Typography variant="caption" color="textSecondary">
        {dueWords(gap)}
      </Typography>
    </Box>
  );
}
