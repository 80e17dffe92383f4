import ArrowBack from '@mui/icons-material/ArrowBack';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { useEngine } from '../../../client/EngineProvider.tsx';
import { QueryState } from '../../../client/QueryState.tsx';
import { Page } from '../../../ui/Page.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { CoverTable } from './CoverTable.tsx';
import { NewCoverPanel } from './NewCoverPanel.tsx';

const MINUTE = 60_000;

/** Who covers for whom, now and later, and a new cover. The server alone knows them. */
export function CoverScreen() {
  const query = useQuery(useEngine().assignments.covers.queryOptions({ refetchInterval: MINUTE }));
  return (
    <Page
      title="Covers"
      subtitle="For holidays and sick days: one care manager has another's patients as well, for a while"
      actions={
        <Button component={Link} to="/team" variant="outlined" startIcon={<ArrowBack />}>
          Team
        </Button>
      }
    >
      <Box
        sx={{
          ...{ display: 'grid', gap: 1.5, alignItems: 'start' },
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'minmax(0, 1fr) 22rem' },
        }}
      >
        <Panel title="Now and later" flush>
          <QueryState query={query} what="the covers" rows={4}>
            {(covers) => <CoverTable covers={covers} />}
          </QueryState>
        </Panel>
        <NewCoverPanel />
      </Box>
    </Page>
  );
}
