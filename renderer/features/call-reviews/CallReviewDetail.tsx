import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { CallReviewView, SupervisorWord } from '#shared/contract/engine/call-reviews.ts';
import { useEngine } from '../../client/EngineProvider.tsx';
import { QueryState } from '../../client/QueryState.tsx';
import { LaterWords } from '../patient/summary/LaterWords.tsx';
import { NoteSections } from '../patient/summary/NoteSections.tsx';
import { CallBar } from './CallBar.tsx';
import { ChartThenView } from './ChartThenView.tsx';
import { WordDialog } from './WordDialog.tsx';

interface CallReviewDetailProps {
  callId: string;
  /** Whether the chart as it stood is shown below the note. */
  isChartOpen: boolean;
  onChart: (isOpen: boolean) => void;
}

/** A signed call as it stands, what was said of it, and the three words of a supervisor. */
export function CallReviewDetail({ callId, ...rest }: CallReviewDetailProps) {
  const query = useQuery(useEngine().callReviews.one.queryOptions({ input: { callId } }));
  return (
    <QueryState query={query} what="the call" rows={6}>
      {(view) => <Detail view={view} {...rest} />}
    </QueryState>
  );
}

function Detail({
  view,
  isChartOpen,
  onChart,
}: Omit<CallReviewDetailProps, 'callId'> & { view: CallReviewView }) {
  const [word, setWord] = useState<SupervisorWord | null>(null);
  const { call } = view.entry;
  const isEmpty = Object.values(call.note).every((text) => text === '');
  return (
    <>
      <CallBar view={view} isChartOpen={isChartOpen} onWord={setWord} onChart={onChart} />
      <Box sx={{ p: 1.75, pt: 1, display: 'grid', gap: 1.5 }}>
        <Box component="section" aria-label="Signed note" sx={{ maxWidth: '92ch' }}>
          {isEmpty ? (
            <Typography variant="body2" color="textSecondary">
              Signed without a note.
            </Typography>
          ) : (
            <NoteSections note={call.note} />
          )}
          <LaterWords entry={view.entry} />
        </Box>
        {isChartOpen ? <ChartThenView call={call} staffName={view.row.staffName} /> : null}
      </Box>
      {word === null ? null : <WordDialog view={view} word={word} onClose={() => setWord(null)} />}
    </>
  );
}
