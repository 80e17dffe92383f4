import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { NeedView } from '#shared/contract/engine/needs.ts';
import { useEngine } from '../../client/EngineProvider.tsx';
import { QueryState } from '../../client/QueryState.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { KeyHint } from '../../ui/KeyHint.tsx';
import { useShortcut } from '../../ui/keyboard/use-shortcut.ts';
import { ClosedNeeds } from './ClosedNeeds.tsx';
import { NeedCard } from './NeedCard.tsx';
import { NeedHead } from './NeedHead.tsx';
import type { NeedRights } from './need-rights.ts';
import { useNeedActions } from './use-need-actions.ts';

/** The needs of a patient and everything that can be done about them, by keyboard. Fits a page of its own and the middle of a call. */
export function NeedsDesk({ patientId }: { patientId: string }) {
  const query = useQuery(useEngine().needs.list.queryOptions({ input: { patientId } }));
  return (
    <QueryState query={query} what="the needs" rows={4}>
      {({ needs, ...rights }) => (
        <NeedList key={patientId} patientId={patientId} views={needs} rights={rights} />
      )}
    </QueryState>
  );
}

interface NeedListProps {
  patientId: string;
  views: readonly NeedView[];
  rights: NeedRights;
}

function NeedList({ patientId, views, rights }: NeedListProps) {
  const active = views.filter(({ need }) => need.closedAt === '');
  const closed = views.filter(({ need }) => need.closedAt !== '');
  // A need that changes its place stays the one that is open.
  const [chosenId, setChosenId] = useState(active[0]?.need.id ?? '');
  const index = Math.max(
    0,
    active.findIndex(({ need }) => need.id === chosenId),
  );
  const chosen = active[index];
  const actions = useNeedActions(patientId);
  const step = (by: number) => {
    const next = active[Math.min(active.length - 1, Math.max(0, index + by))];
    if (next) setChosenId(next.need.id);
  };
  const group = 'Needs';
  useShortcut('j', () => step(1), { description: 'Next need', group, enabled: active.length > 1 });
  useShortcut('k', () => step(-1), { description: 'Need before', group, enabled: active.length > 1 });
  return (
    <Box
      component="section"
      aria-label="Needs"
      // What is said about safety at home is never on paper, and neither is what is worked out beside it.
      sx={{ p: 1.75, display: 'grid', gap: 1.25, '@media print': { display: 'none' } }}
    >
      <Box sx={{ display: 'flex', alignItems: 'baseline', gap: 1 }}>
        <Typography variant="h2" id="needs-head">
          Needs
        </Typography>
        <Typography variant="caption" color="textSecondary" sx={{ flex: 1 }}>
          {active.length} open · {closed.length} closed
        </Typography>
        {active.length > 1 ? (
          <Typography variant="caption" color="textSecondary">
            <KeyHint keys="j" /> next <KeyHint keys="k" /> before
          </Typography>
        ) : null}
      </Box>
      {active.length === 0 ? (
        <EmptyState title="No open needs">
          What a screening finds stands here, with what can be done about it.
        </EmptyState>
      ) : null}
      {active.map((view) =>
        view === chosen ? (
          <NeedCard key={view.need.id} view={view} actions={actions} rights={rights} />
        ) : (
          <NeedHead key={view.need.id} view={view} onOpen={() => setChosenId(view.need.id)} />
        ),
      )}
      {closed.length === 0 ? null : (
        <ClosedNeeds views={closed} actions={actions} mayWrite={rights.mayWrite} />
      )}
    </Box>
  );
}
