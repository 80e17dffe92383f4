import Box from '@mui/material/Box';
import type { ReviewEntry } from '#shared/contract/engine/reviews.ts';
import { formatDateTime } from '../../ui/format.ts';
import { StatusChip } from '../../ui/StatusChip.tsx';
import { KIND_LABELS, KIND_TONES } from './review-labels.ts';

/** One item of the list. */
export function ReviewRow({ entry }: { entry: ReviewEntry }) {
  return (
    <>
      <Box sx={{ fontWeight: 600, overflowWrap: 'anywhere' }}>{entry.subject}</Box>
      {entry.patientName === '' ? null : <Box>{entry.patientName}</Box>}
      <Box
        sx={{ display: 'flex', alignItems: 'center', gap: 1, color: 'text.secondary', fontSize: '0.75rem' }}
      >
        <StatusChip
          tone={entry.isOpen ? KIND_TONES[entry.kind] : 'neutral'}
          label={entry.isOpen ? KIND_LABELS[entry.kind] : 'Decided'}
        />
        {formatDateTime(entry.decided?.at ?? entry.raisedAt)}
      </Box>
    </>
  );
}
