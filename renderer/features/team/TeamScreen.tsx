import Box from '@mui/material/Box';
import { useQuery } from '@tanstack/react-query';
import { useEngine } from '../../client/EngineProvider.tsx';
import { QueryState } from '../../client/QueryState.tsx';
import { plural } from '../../ui/format.ts';
import { Page } from '../../ui/Page.tsx';
import { EscalationsPanel } from '../escalation/index.ts';
import { ApprovalsLink } from './ApprovalsLink.tsx';
import { CareManagersPanel } from './CareManagersPanel.tsx';
import { RecentCallsPanel } from './RecentCallsPanel.tsx';

const MINUTE = 60_000;

/** The supervisor's board: how each caseload stands, and the calls as they come in. */
export function TeamScreen() {
  const engine = useEngine();
  const overview = useQuery(engine.team.overview.queryOptions({ refetchInterval: MINUTE }));
  const managers = overview.data?.careManagers ?? [];
  const patients = managers.reduce((sum, manager) => sum + manager.patients, 0);
  return (
    <Page
      fill
      title="Team"
      subtitle={
        overview.data === undefined
          ? undefined
          : `${plural(managers.length, 'care manager')}, ${plural(patients, 'patient')}`
      }
      actions={<ApprovalsLink />}
    >
      <QueryState query={overview} what="the team" rows={8}>
        {(data) => (
          <Box sx={{ display: 'flex', flexDirection: 'column', gap: 1.5, flex: 1, minHeight: 0 }}>
            <EscalationsPanel />
            <CareManagersPanel managers={data.careManagers} />
            <RecentCallsPanel calls={data.recentCalls} />
          </Box>
        )}
      </QueryState>
    </Page>
  );
}
