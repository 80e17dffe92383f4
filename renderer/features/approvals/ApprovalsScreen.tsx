import FactCheckOutlined from '@mui/icons-material/FactCheckOutlined';
import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { SubmittedPlan } from '#shared/contract/engine/care-plans.ts';
import { useEngine } from '../../client/EngineProvider.tsx';
import { QueryState } from '../../client/QueryState.tsx';
import { useNow } from '../../client/use-now.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { plural } from '../../ui/format.ts';
import { useShortcut } from '../../ui/keyboard/use-shortcut.ts';
import { Page } from '../../ui/Page.tsx';
import { ApprovalDetail } from './ApprovalDetail.tsx';
import { ApprovalRow } from './ApprovalRow.tsx';

/** The plans that wait for approval, the longest waiting first, each with what changed since the last version. */
export function ApprovalsScreen() {
  const query = useQuery(useEngine().carePlans.submitted.queryOptions());
  const count = query.data?.length;
  return (
    <Page
      title="Plans to approve"
      subtitle={
        count === undefined ? undefined : count === 0 ? 'None waits' : `${plural(count, 'plan')} waiting`
      }
      fill
    >
      <QueryState query={query} what="the plans" rows={5} rowHeight={4}>
        {(plans) =>
          plans.length === 0 ? (
            <Paper variant="outlined">
              <EmptyState icon={<FactCheckOutlined />} title="No plan waits for approval">
                Care managers submit a plan when they have revised it. It appears here as soon as it reaches
                this device.
              </EmptyState>
            </Paper>
          ) : (
            <Inbox plans={plans} />
          )
        }
      </QueryState>
    </Page>
  );
}

function Inbox({ plans }: { plans: SubmittedPlan[] }) {
  const now = useNow(60_000);
  const [wanted, setWanted] = useState('');
  const chosen = plans.find(({ patientId }) => patientId === wanted) ?? plans[0];
  const step = (by: number) => {
    const at = plans.findIndex(({ patientId }) => patientId === chosen?.patientId);
    const next = plans[Math.min(plans.length - 1, Math.max(0, at + by))];
    if (next) setWanted(next.patientId);
  };
  const group = 'Plans to approve';
  useShortcut('j', () => step(1), { description: 'Next plan', group });
  useShortcut('k', () => step(-1), { description: 'Plan before', group });
  useShortcut('ArrowDown', () => step(1), { description: 'Next plan', group });
  useShortcut('ArrowUp', () => step(-1), { description: 'Plan before', group });
  if (chosen === undefined) return null;
  return (
    <Box
      sx={{
        flex: 1,
        minHeight: 0,
        display: 'grid',
        gap: 1.5,
        gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: '320px minmax(0, 1fr)' },
      }}
    >
      <Paper
        component="section"
        variant="outlined"
        aria-label="Waiting"
        sx={{ minHeight: 0, maxHeight: { xs: 320, md: 'none' }, overflow: 'auto' }}
      >
        <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
          {plans.map((plan) => (
            <ApprovalRow
              key={plan.patientId}
              plan={plan}
              now={now}
              isChosen={plan.patientId === chosen.patientId}
              onChoose={() => setWanted(plan.patientId)}
            />
          ))}
        </Box>
      </Paper>
      <ApprovalDetail key={chosen.patientId} submitted={chosen} onDecided={() => step(1)} />
    </Box>
  );
}
