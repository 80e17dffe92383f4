import FactCheckOutlined from '@mui/icons-material/FactCheckOutlined';
import Paper from '@mui/material/Paper';
import { useQuery } from '@tanstack/react-query';
import type { SubmittedPlan } from '#shared/contract/engine/care-plans.ts';
import { useEngine } from '../../client/EngineProvider.tsx';
import { QueryState } from '../../client/QueryState.tsx';
import { useNow } from '../../client/use-now.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { plural } from '../../ui/format.ts';
import { ListDetail } from '../../ui/ListDetail.tsx';
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
  return (
    <ListDetail
      labels={{ list: 'Plans that wait', detail: 'Plan' }}
      group="Plans to approve"
      thing="plan"
      entries={plans}
      keyOf={({ patientId }) => patientId}
      row={(plan) => <ApprovalRow plan={plan} now={now} />}
      detail={(plan, { step }) => (
        <ApprovalDetail key={plan.patientId} submitted={plan} onDecided={() => step(1)} />
      )}
    />
  );
}
