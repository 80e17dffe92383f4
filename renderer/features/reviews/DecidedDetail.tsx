import HistoryOutlined from '@mui/icons-material/HistoryOutlined';
import Box from '@mui/material/Box';
import type { ReviewEntry } from '#shared/contract/engine/reviews.ts';
import { wordDiff } from '../../ui/diff/word-diff.ts';
import { formatDateTime } from '../../ui/format.ts';
import { BaseLine } from './BaseLine.tsx';
import { OverlapSides } from './OverlapSides.tsx';
import { RecordText } from './RecordText.tsx';
import { decidedWords } from './review-labels.ts';
import { SideCard } from './SideCard.tsx';

/** An item that was decided: what there was to choose from, and the trail of who chose what, when and why. */
export function DecidedDetail({ entry }: { entry: ReviewEntry }) {
  const { decided, kind } = entry;
  const diff = wordDiff(entry.kept?.text ?? '', entry.other?.text ?? '');
  return (
    <Box sx={{ display: 'grid', gap: 1.5 }}>
      {decided === null ? null : (
        <Box
          sx={{
            display: 'flex',
            gap: 1,
            p: 1.5,
            borderRadius: '6px',
            fontSize: '0.8125rem',
            backgroundColor: 'desk.goodFill',
            color: 'desk.goodText',
          }}
        >
          <HistoryOutlined aria-hidden sx={{ fontSize: '1.25rem' }} />
          <Box sx={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
            <strong>{decided.byName}</strong> {decidedWords(decided.choice, kind)},{' '}
            {formatDateTime(decided.at)}
            {decided.choice === 'third' ? `: ${decided.text}` : '.'}
            {decided.comment === '' ? null : <Box sx={{ mt: 0.5 }}>“{decided.comment}”</Box>}
          </Box>
        </Box>
      )}
      {kind === 'conflict' ? (
        <>
          <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' } }}>
            <SideCard
              title="Was in the record"
              side={entry.kept}
              parts={diff.left}
              isPicked={decided?.choice === 'kept'}
            />
            <SideCard
              title="The other value"
              side={entry.other}
              parts={diff.right}
              isPicked={decided?.choice === 'other'}
            />
          </Box>
          <BaseLine text={entry.baseText} />
        </>
      ) : kind === 'overlap' ? (
        <OverlapSides entry={entry} />
      ) : (
        <RecordText text={(entry.kept ?? entry.other)?.text ?? ''} />
      )}
    </Box>
  );
}
