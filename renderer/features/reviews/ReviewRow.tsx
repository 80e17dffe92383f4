import Box from '@mui/material/Box';
import type { ReviewEntry } from '#shared/contract/engine/reviews.ts';
import { formatDateTime } from '../../ui/format.ts';
import { StatusChip } from '../../ui/StatusChip.tsx';
import { KIND_LABELS, KIND_TONES } from './review-labels.ts';

interface ReviewRowProps {
  entry: ReviewEntry;
  isChosen: boolean;
  onChoose: () => void;
}

/** One item of the list. */
export function ReviewRow({ entry, isChosen, onChoose }: ReviewRowProps) {
  return (
    <Box
      role="option"
      id={`review-${entry.id}`}
      aria-selected={isChosen}
      tabIndex={-1}
      onClick={onChoose}
      sx={{
        display: 'grid',
        gap: 0.375,
        px: 1.75,
        py: 1,
        cursor: 'pointer',
        fontSize: '0.8125rem',
        borderTop: '1px solid',
        borderColor: 'desk.line',
        backgroundColor: isChosen ? 'desk.selected' : 'transparent',
        boxShadow: isChosen ? (theme) => `inset 3px 0 0 ${theme.vars.palette.primary.main}` : 'none',
        '&:hover': { backgroundColor: isChosen ? 'desk.selected' : 'desk.hover' },
      }}
    >
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
    </Box>
  );
}
