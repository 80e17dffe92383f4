import Box from '@mui/material/Box';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { ReferralRow } from '#shared/contract/engine/referrals.ts';
import { useEngine } from '../../client/EngineProvider.tsx';
import { QueryState } from '../../client/QueryState.tsx';
import { useNow } from '../../client/use-now.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { useShortcut } from '../../ui/keyboard/use-shortcut.ts';
import { Page } from '../../ui/Page.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { EndedPanel } from './EndedPanel.tsx';
import { OverviewPanel } from './OverviewPanel.tsx';
import { needsOf, ReferralHead } from './ReferralHead.tsx';
import { ReferralLine } from './ReferralRows.tsx';
import { StepButtons } from './StepButtons.tsx';

/** All referrals under way, the most overdue first, each with its next step, and how they stand in numbers. */
export function ReferralsScreen() {
  const query = useQuery(useEngine().referrals.open.queryOptions());
  return (
    <Page title="Referrals">
      <Box
        sx={{
          ...{ display: 'grid', gap: 1.25, alignItems: 'start' },
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'minmax(0, 1fr) 20rem' },
        }}
      >
        <Box sx={{ display: 'grid', gap: 1.25 }}>
          <QueryState query={query} what="the referrals" rows={6}>
            {({ rows, mayWrite }) =>
              rows.length === 0 ? (
                <EmptyState title="No referrals under way">
                  A referral is made from a need in the patient’s chart.
                </EmptyState>
              ) : (
                <OpenReferrals rows={rows} mayWrite={mayWrite} />
              )
            }
          </QueryState>
          <EndedPanel />
        </Box>
        <OverviewPanel />
      </Box>
    </Page>
  );
}

function OpenReferrals({ rows, mayWrite }: { rows: readonly ReferralRow[]; mayWrite: boolean }) {
  const now = useNow(60_000);
  const navigate = useNavigate();
  const [chosenId, setChosenId] = useState(rows[0]?.task.id ?? '');
  const index = Math.max(
    0,
    rows.findIndex(({ task }) => task.id === chosenId),
  );
  const chosen = rows[index];
  const step = (by: number) =>
    setChosenId(rows[Math.min(rows.length - 1, Math.max(0, index + by))]?.task.id ?? '');
  const group = 'Referrals';
  useShortcut('j', () => step(1), { description: 'Next referral', group });
  useShortcut('k', () => step(-1), { description: 'Referral before', group });
  useShortcut('Enter', () => chosen && void navigate(needsOf(chosen)), {
    description: 'Open the needs',
    group,
  });
  return (
    <Panel title="Under way" note={rows.length}>
      {rows.map((row) => {
        const isChosen = row === chosen;
        return (
          <Box
            key={row.task.id}
            data-referral={row.task.id}
            aria-current={isChosen ? 'true' : undefined}
            sx={{
              ...{ borderTop: 1, borderColor: 'divider', py: 0.75, px: 1.25, display: 'grid', gap: 0.5 },
              ...(isChosen ? { boxShadow: 'inset 3px 0 0', color: 'primary.main' } : {}),
            }}
          >
            <ReferralHead row={row} />
            <ReferralLine task={row.task} now={now} />
            {mayWrite && isChosen ? (
              <StepButtons
                task={row.task}
                hasKeys
                // Whether the need is met is asked where all of it stands.
                onReceived={() => void navigate(needsOf(row))}
              />
            ) : null}
          </Box>
        );
      })}
    </Panel>
  );
}
