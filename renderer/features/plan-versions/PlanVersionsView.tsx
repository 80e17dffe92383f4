import Box from '@mui/material/Box';
import { useState } from 'react';
import type { PlanHistory } from '#shared/contract/engine/care-plans.ts';
import { QueryState } from '../../client/QueryState.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { ViewFrame } from '../../ui/ViewFrame.tsx';
import { useChart } from '../patient/chart.ts';
import { PlanDiff } from './PlanDiff.tsx';
import { usePlanHistory } from './use-plan-history.ts';
import { VersionList } from './VersionList.tsx';

/** The versions of a patient's plan: who approved them and when, and what changed from one to the next. */
export function PlanVersionsView() {
  const patientId = useChart().patient.id;
  const query = usePlanHistory(patientId);
  return (
    <ViewFrame>
      <QueryState query={query} what="the versions" rows={6}>
        {(history) =>
          history.working === null && history.versions.length === 0 ? (
            <EmptyState title="No care plan yet">
              Versions appear here when a plan has been submitted and approved.
            </EmptyState>
          ) : (
            <Versions history={history} />
          )
        }
      </QueryState>
    </ViewFrame>
  );
}

function Versions({ history }: { history: PlanHistory }) {
  const [wanted, setWanted] = useState('');
  const entries = [
    ...(history.working === null ? [] : [history.working]),
    ...history.versions.map(({ plan }) => plan),
  ];
  const chosen = entries.find(({ id }) => id === wanted) ?? entries[0];
  if (chosen === undefined) return null;
  // The plan that is worked on is told from the version that holds, a version from the one before it.
  const before =
    chosen.version === 0
      ? history.versions.find(({ isEffective }) => isEffective)?.plan
      : history.versions.find(({ plan }) => plan.version < chosen.version)?.plan;
  const names = {
    before: before === undefined ? 'Before' : `Version ${before.version}`,
    after: chosen.version === 0 ? 'The plan now' : `Version ${chosen.version}`,
  };
  return (
    <Box
      sx={{
        display: 'grid',
        gap: 1.25,
        alignItems: 'start',
        gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: '340px minmax(0, 1fr)' },
      }}
    >
      <Panel title="Versions" flush>
        <VersionList history={history} chosenId={chosen.id} onChoose={setWanted} />
      </Panel>
      <Panel
        title={`${names.after}: what changed`}
        note={before === undefined ? 'Nothing was approved before' : `against ${names.before.toLowerCase()}`}
      >
        <PlanDiff before={before ?? null} after={chosen} names={names} />
      </Panel>
    </Box>
  );
}
