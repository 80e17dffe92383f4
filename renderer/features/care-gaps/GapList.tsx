import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import type { CareGapView } from '#shared/contract/engine/care-gaps.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { KeyHint } from '../../ui/KeyHint.tsx';
import { useShortcut } from '../../ui/keyboard/use-shortcut.ts';
import { Panel } from '../../ui/Panel.tsx';
import { GapCard } from './GapCard.tsx';
import { GapLine } from './GapLine.tsx';
import { isToActOn } from './gap-words.ts';
import type { GapActions } from './use-gap-actions.ts';

interface GapListProps {
  patientId: string;
  gaps: readonly CareGapView[];
  actions: GapActions;
  mayWrite: boolean;
}

/** The gaps of a patient, those to act on first; the chosen one is open and takes the keys. */
export function GapList({ patientId, gaps, actions, mayWrite }: GapListProps) {
  const [chosenId, setChosenId] = useState(gaps[0]?.gapId ?? '');
  const index = Math.max(
    0,
    gaps.findIndex(({ gapId }) => gapId === chosenId),
  );
  const step = (by: number) => {
    const next = gaps[Math.min(gaps.length - 1, Math.max(0, index + by))];
    if (next) setChosenId(next.gapId);
  };
  const group = 'Care gaps';
  useShortcut('j', () => step(1), { description: 'Next gap', group });
  useShortcut('k', () => step(-1), { description: 'Gap before', group });
  return (
    <Panel
      title="Care gaps"
      note={`${gaps.filter(isToActOn).length} to act on`}
      actions={
        <Typography variant="caption" color="textSecondary">
          <KeyHint keys="j" /> next <KeyHint keys="k" /> before
        </Typography>
      }
    >
      {gaps.length === 0 ? (
        <EmptyState title="No care gaps">No rule asks for anything for this patient today.</EmptyState>
      ) : null}
      <Box sx={{ display: 'grid', gap: 0.5 }}>
        {gaps.map((gap, place) =>
          place === index ? (
            <GapCard key={gap.gapId} patientId={patientId} gap={gap} actions={actions} mayWrite={mayWrite} />
          ) : (
            <ButtonBase
              key={gap.gapId}
              onClick={() => setChosenId(gap.gapId)}
              sx={{
                display: 'block',
                textAlign: 'left',
                px: 1.25,
                py: 0.75,
                borderRadius: 1,
                '&:hover': { backgroundColor: 'action.hover' },
              }}
            >
              <GapLine gap={gap} />
            </ButtonBase>
          ),
        )}
      </Box>
    </Panel>
  );
}
