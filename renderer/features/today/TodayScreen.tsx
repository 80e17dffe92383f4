import Box from '@mui/material/Box';
import { useQuery } from '@tanstack/react-query';
import { useEngine } from '../../client/EngineProvider.tsx';
import { QueryState } from '../../client/QueryState.tsx';
import { formatWeekday } from '../../ui/format.ts';
import { Page } from '../../ui/Page.tsx';
import { TodayDesk } from './TodayDesk.tsx';
import { TodayNumbers } from './TodayNumbers.tsx';

const MINUTE = 60_000;

/** Today: who to call next and why, and where the month stands. */
export function TodayScreen() {
  const engine = useEngine();
  // Who may be called changes with the hour, not only with the records.
  const queue = useQuery(engine.queue.today.queryOptions({ refetchInterval: MINUTE }));
  return (
    <Page
      fill
      title="Today"
      subtitle={formatWeekday(new Date().toISOString())}
      actions={queue.data === undefined ? null : <TodayNumbers view={queue.data} />}
    >
      <QueryState query={queue} what="the queue" rows={11} rowHeight={2.75}>
        {(view) => (
          <Box
            sx={{
              flex: 1,
              minHeight: 0,
              display: 'grid',
              gap: 1.5,
              gridTemplateColumns: { xs: '1fr', lg: 'minmax(0, 1fr) 320px' },
            }}
          >
            <TodayDesk view={view} />
          </Box>
        )}
      </QueryState>
    </Page>
  );
}
