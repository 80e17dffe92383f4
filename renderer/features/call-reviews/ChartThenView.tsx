import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import type { ChartChange } from '#shared/contract/engine/call-reviews.ts';
import type { Call } from '#shared/domain/call.ts';
import { fromInstant } from '#shared/domain/primitives.ts';
import { useEngine } from '../../client/EngineProvider.tsx';
import { errorSentence } from '../../client/error-sentence.ts';
import { QueryState } from '../../client/QueryState.tsx';
import { useNow } from '../../client/use-now.ts';
import { formatDate, formatTime } from '../../ui/format.ts';
import { MoreList } from '../patient/summary/MoreList.tsx';
import { ChartPanels } from './ChartPanels.tsx';
import { changeWords } from './review-words.ts';

interface ChartThenViewProps {
  call: Call;
  staffName: string;
}

/** The chart as the nurse had it when she called; where the server does not answer, the chart of now, said plainly. */
export function ChartThenView({ call, staffName }: ChartThenViewProps) {
  const query = useQuery(useEngine().callReviews.chartThen.queryOptions({ input: { callId: call.id } }));
  if (query.isError) {
    return (
      <ChartOfNow
        patientId={call.patientId}
        problem={errorSentence(query.error)}
        onRetry={() => void query.refetch()}
      />
    );
  }
  return (
    <QueryState query={query} what="the chart as it stood" rows={6}>
      {({ chart, at, since }) => (
        <Box component="section" aria-label="The chart of then" sx={{ display: 'grid', gap: 1.25 }}>
          <Alert severity="info" sx={{ '& .MuiAlert-message': { flex: 1, minWidth: 0 } }}>
            <Typography variant="body2" sx={{ fontWeight: 600 }}>
              As it stood on {formatDate(at)}, {formatTime(at)}, when {staffName} called
            </Typography>
            <Since changes={since} />
          </Alert>
          <ChartPanels chart={chart} now={fromInstant(at)} />
        </Box>
      )}
    </QueryState>
  );
}

function Since({ changes }: { changes: ChartChange[] }) {
  if (changes.length === 0) {
    return <Typography variant="body2">Nothing that is shown here has changed since.</Typography>;
  }
  const entries = changes.map((change, index) => ({ key: String(index), words: changeWords(change) }));
  return (
    <>
      <Typography variant="body2">Changed since:</Typography>
      <MoreList entries={entries} first={4} empty="" keyOf={({ key }) => key}>
        {({ words }) => <Typography variant="body2">{words}</Typography>}
      </MoreList>
    </>
  );
}

interface ChartOfNowProps {
  patientId: string;
  problem: string;
  onRetry: () => void;
}

function ChartOfNow({ patientId, problem, onRetry }: ChartOfNowProps) {
  const query = useQuery(useEngine().patients.chart.queryOptions({ input: { patientId } }));
  const now = useNow(60_000);
  return (
    <Box component="section" aria-label="The chart of now" sx={{ display: 'grid', gap: 1.25 }}>
      <Alert
        severity="warning"
        action={
          <Button color="inherit" size="small" onClick={onRetry}>
            Try again
          </Button>
        }
      >
        <strong>This is the chart of now,</strong> not of the call. {problem}
      </Alert>
      <QueryState query={query} what="the chart" rows={6}>
        {(chart) => <ChartPanels chart={chart} now={now} />}
      </QueryState>
    </Box>
  );
}
