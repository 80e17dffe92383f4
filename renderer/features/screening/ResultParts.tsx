import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { SCORE_LABELS } from '#shared/content/labels.ts';
import { NEED_GUIDES } from '#shared/content/needs.ts';
import type { Need, Score } from '#shared/domain/screening.ts';
import { StatusChip } from '../../ui/StatusChip.tsx';
import type { Tone } from '../../ui/tone.ts';

/** The needs that the answers show, in plain words, the urgent ones first. `on` tells results of several days apart: ` on Mar 10`. */
export function NeedsFound({ needs, on = '' }: { needs: readonly Need[]; on?: string }) {
  if (needs.length === 0) {
    return (
      <Typography variant="body2" color="textSecondary">
        No needs found in the answers so far.
      </Typography>
    );
  }
  const guided = needs
    .map((need) => ({ need, guide: NEED_GUIDES.find(({ needId }) => needId === need.id) }))
    .sort((one, two) => Number(two.guide?.urgency === 'today') - Number(one.guide?.urgency === 'today'));
  return (
    <Box component="section" aria-label={`Needs found${on}`} sx={{ display: 'grid', gap: 1 }}>
      {guided.map(({ need, guide }) => (
        <Alert
          key={need.id}
          severity={guide?.urgency === 'today' ? 'error' : 'warning'}
          sx={{ alignItems: 'start' }}
        >
          <strong>{need.title}</strong>
          <Box>{guide?.plain ?? need.detail}</Box>
          {guide === undefined || guide.actNow === '' ? null : (
            <Box sx={{ mt: 0.5, fontWeight: 600 }}>Now: {guide.actNow}</Box>
          )}
        </Alert>
      ))}
    </Box>
  );
}

const TONES: Record<Score['interpretation'], Tone> = {
  positive: 'caution',
  negative: 'good',
  indeterminate: 'neutral',
};

/** The result of each domain. There is no overall score, and a missing answer is never counted as "never". */
export function ScoreList({ scores, on = '' }: { scores: readonly Score[]; on?: string }) {
  if (scores.length === 0) return null;
  return (
    <Box component="section" aria-label={`Results by domain${on}`} sx={{ display: 'grid', gap: 0.5 }}>
      {scores.map((score) => (
        <Box key={score.id} sx={{ display: 'flex', gap: 1, alignItems: 'baseline' }}>
          <Box sx={{ width: 112, flexShrink: 0 }}>
            <StatusChip tone={TONES[score.interpretation]} label={SCORE_LABELS[score.interpretation]} />
          </Box>
          <Typography variant="body2">
            {score.title}
            <Typography component="span" variant="caption" color="textSecondary" sx={{ ml: 0.75 }}>
              {score.text === SCORE_LABELS[score.interpretation] ? '' : score.text}
            </Typography>
          </Typography>
        </Box>
      ))}
    </Box>
  );
}
