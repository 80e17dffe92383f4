import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { Link as RouterLink } from 'react-router';
import type { ReviewEntry } from '#shared/contract/engine/reviews.ts';
import { StatusChip } from '../../ui/StatusChip.tsx';
import { ConflictDetail } from './ConflictDetail.tsx';
import { DecidedDetail } from './DecidedDetail.tsx';
import { OverlapDetail } from './OverlapDetail.tsx';
import { RecordDetail } from './RecordDetail.tsx';
import { explanation, KIND_LABELS, KIND_TONES } from './review-labels.ts';

const BODIES = {
  conflict: ConflictDetail,
  overlap: OverlapDetail,
  late: RecordDetail,
  'sent-as-is': RecordDetail,
} as const;

/** The chosen item: what it is about, and what there is to decide. */
export function ReviewDetail({ entry, onDecided }: { entry: ReviewEntry; onDecided: () => void }) {
  const Body = BODIES[entry.kind];
  return (
    <Box sx={{ display: 'grid', gap: 2, p: 2, maxWidth: 900 }}>
      <Box sx={{ display: 'grid', gap: 0.75 }}>
        <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
          <Typography variant="h1" component="h2">
            {entry.subject}
          </Typography>
          <StatusChip tone={KIND_TONES[entry.kind]} label={KIND_LABELS[entry.kind]} />
        </Box>
        {entry.patientName === '' ? null : (
          <Box sx={{ fontSize: '0.875rem' }}>
            <Link component={RouterLink} to={`/patients/${entry.patientId}`}>
              {entry.patientName}
            </Link>
          </Box>
        )}
        {entry.isOpen ? (
          <Typography variant="body2" sx={{ color: 'text.secondary', maxWidth: '92ch' }}>
            {explanation(entry)}
          </Typography>
        ) : null}
      </Box>
      {entry.isOpen ? (
        <Body key={entry.id} entry={entry} onDecided={onDecided} />
      ) : (
        <DecidedDetail entry={entry} />
      )}
    </Box>
  );
}
