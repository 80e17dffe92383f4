import Box from '@mui/material/Box';
import { dispositionLabel } from '#shared/content/dispositions.ts';
import { CALL_STANDING_LABELS } from '#shared/content/labels.ts';
import type { CallReviewRow } from '#shared/contract/engine/call-reviews.ts';
import { formatDateTime } from '../../ui/format.ts';
import { StatusChip } from '../../ui/StatusChip.tsx';
import { STANDING_TONES } from './review-words.ts';

interface CallReviewRowLineProps {
  row: CallReviewRow;
  /** Whether its standing is said, which a list of one standing says already. */
  withStanding: boolean;
}

/** One call of the list: with whom, by whom, how it ended, and where it stands. */
export function CallReviewRowLine({ row, withStanding }: CallReviewRowLineProps) {
  return (
    <>
      <Box sx={{ display: 'flex', gap: 1, alignItems: 'baseline' }}>
        <Box sx={{ fontWeight: 600, flex: 1, minWidth: 0, overflowWrap: 'anywhere' }}>{row.patientName}</Box>
        <Box sx={{ fontSize: '0.75rem', color: 'text.secondary', whiteSpace: 'nowrap' }}>
          {formatDateTime(row.startedAt)}
        </Box>
      </Box>
      <Box>
        {row.staffName} · {dispositionLabel(row.disposition)}
      </Box>
      <Box sx={{ display: 'flex', gap: 0.5, flexWrap: 'wrap' }}>
        {withStanding ? (
          <StatusChip tone={STANDING_TONES[row.standing]} label={CALL_STANDING_LABELS[row.standing]} />
        ) : null}
        {row.isEscalated ? <StatusChip tone="critical" label="Escalated" /> : null}
        {row.hasNewWords ? <StatusChip tone="accent" label="Words added since" /> : null}
      </Box>
    </>
  );
}
