import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { CALL_REVIEW_LABELS } from '#shared/content/labels.ts';
import type { ChartCall } from '#shared/contract/engine/patients.ts';
import type { CallReview } from '#shared/domain/call-review.ts';
import { StatusChip } from '../../../ui/StatusChip.tsx';
import type { Tone } from '../../../ui/tone.ts';
import { instantText } from '../formats.ts';

export const REVIEW_TONES: Readonly<Record<CallReview['kind'], Tone>> = {
  comment: 'info',
  'co-signed': 'good',
  returned: 'caution',
  answered: 'accent',
};

/** What was said of a signed call later, by whom and when: words that were added, and what its reviewers made of it. The earliest first. */
export function LaterWords({ entry: { call, authors } }: { entry: ChartCall }) {
  const added = call.addenda.map(({ id, text, writtenAt: at, writtenBy: by }) => ({
    ...{ id, text, at, by },
    kind: 'added' as const,
  }));
  const words = [...added, ...call.reviews].sort((one, two) => (one.at < two.at ? -1 : 1));
  return words.map(({ id, kind, text, at, by }) => (
    <Box key={id} sx={{ mt: 0.5, borderTop: 1, borderColor: 'divider', pt: 0.375 }}>
      <Box sx={{ display: 'flex', gap: 0.75, alignItems: 'center', flexWrap: 'wrap' }}>
        {kind === 'added' ? null : <StatusChip tone={REVIEW_TONES[kind]} label={CALL_REVIEW_LABELS[kind]} />}
        <Typography variant="caption" color="textSecondary">
          {kind === 'added' ? 'Added ' : ''}
          {instantText(at)}
          {authors[by] ? ` by ${authors[by]}` : ''}
        </Typography>
      </Box>
      {text === '' ? null : (
        <Typography variant="body2" sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
          {text}
        </Typography>
      )}
    </Box>
  ));
}
