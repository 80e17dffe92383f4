import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { useEngine } from '../../client/EngineProvider.tsx';
import { QueryState } from '../../client/QueryState.tsx';
import { formatMonth, plural } from '../../ui/format.ts';
import { Page } from '../../ui/Page.tsx';
import { EscalationsPanel } from '../escalation/index.ts';
import { ApprovalsLink } from './ApprovalsLink.tsx';
import { CareManagersPanel } from './CareManagersPanel.tsx';
import { RecentCallsPanel } from './RecentCallsPanel.tsx';
import { TeamNumbers } from './TeamNumbers.tsx';

const MINUTE = 60_000;

/** The supervisor's board: how each caseload stands, what waits, and the calls as they come in. */
export function TeamScreen() {
  const board = useQuery(useEngine().team.board.queryOptions({ refetchInterval: MINUTE }));
  const { data } = board;
  return (
    <Page
      title="Team"
      subtitle={
        data === undefined
          ? undefined
          : `${formatMonth(data.month)} · ${plural(data.managers.filter(({ staffId }) => staffId !== '').length, 'care manager')}, ${plural(data.total.patients, 'patient')}`
      }
      actions={
        <>
          <Button component={Link} to="/team/cover" variant="outlined" aria-keyshortcuts="g o">
            Covers
          </Button>
          <ApprovalsLink count={data?.total.plans ?? 0} />
        </>
      }
    >
      <QueryState query={board} what="the team" rows={8}>
        {(shown) => (
          <Box sx={{ display: 'flex', flexDirection: 'column', gap: 1.5 }}>
            <EscalationsPanel />
            <TeamNumbers board={shown} />
            <CareManagersPanel managers={shown.managers} />
            <RecentCallsPanel calls={shown.recentCalls} />
          </Box>
        )}
      </QueryState>
    </Page>
  );
}
