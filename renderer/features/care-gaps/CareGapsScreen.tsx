import Box from '@mui/material/Box';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { CareGapRow } from '#shared/contract/engine/care-gaps.ts';
import { useEngine } from '../../client/EngineProvider.tsx';
import { QueryState } from '../../client/QueryState.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Page } from '../../ui/Page.tsx';
import { ToggleChip } from '../../ui/ToggleChip.tsx';
import { type GapGroup, GapGroups } from './GapGroups.tsx';
import { GAP_STATE_WORDS } from './gap-words.ts';
import { useGapActions } from './use-gap-actions.ts';

const STATES = ['open', 'not-known', 'due-soon'] as const;

/** The care gaps of the caseload as a work list, by gap. */
export function CareGapsScreen() {
  const query = useQuery(useEngine().careGaps.caseload.queryOptions());
  return (
    <Page title="Care gaps">
      <QueryState query={query} what="the care gaps" rows={8}>
        {({ groups }) =>
          groups.length === 0 ? (
            <EmptyState title="No care gaps to act on">
              What is open, due soon or to ask in your caseload stands here.
            </EmptyState>
          ) : (
            <WorkList groups={groups} />
          )
        }
      </QueryState>
    </Page>
  );
}

function WorkList({ groups }: { groups: readonly GapGroup[] }) {
  const [state, setState] = useState<CareGapRow['state'] | null>('open');
  const [gapId, setGapId] = useState('');
  const actions = useGapActions();
  const ofState = groups
    .map((group) => ({
      ...group,
      rows: group.rows.filter((row) => state === null || row.state === state),
    }))
    .filter(({ rows }) => rows.length > 0);
  // A gap that the other filter leaves nothing of does not hide the rest.
  const isChosen = ofState.some((group) => group.gapId === gapId);
  const shown = isChosen ? ofState.filter((group) => group.gapId === gapId) : ofState;
  const count = (wanted: CareGapRow['state']) =>
    groups.reduce((sum, { rows }) => sum + rows.filter((row) => row.state === wanted).length, 0);
  return (
    <>
      <Box role="group" aria-label="State" sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.75, pb: 0.75 }}>
        {STATES.map((one) => (
          <ToggleChip
            key={one}
            label={GAP_STATE_WORDS[one]}
            count={count(one)}
            isOn={state === one}
            onToggle={() => setState(state === one ? null : one)}
          />
        ))}
      </Box>
      <Box role="group" aria-label="Gap" sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.75, pb: 1.25 }}>
        {ofState.map((group) => (
          <ToggleChip
            key={group.gapId}
            label={group.title}
            count={group.rows.length}
            isOn={isChosen && group.gapId === gapId}
            onToggle={() => setGapId(group.gapId === gapId ? '' : group.gapId)}
          />
        ))}
      </Box>
      {shown.length === 0 ? <EmptyState title="Nothing of this kind" /> : null}
      <GapGroups key={`${state} ${isChosen ? gapId : ''}`} groups={shown} actions={actions} />
    </>
  );
}
