import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import type { MonthCloseRow } from '#shared/contract/engine/month-close.ts';
import type { ClosingStanding } from '#shared/domain/month-closing.ts';
import { ShareBar } from '../../ui/charts/ShareBar.tsx';
import { ToggleChip } from '../../ui/ToggleChip.tsx';
import { STANDING_WORDS, STANDINGS, standingFill } from './closing-words.ts';

interface StandingBarProps {
  rows: readonly MonthCloseRow[];
  chosen: ClosingStanding | null;
  onChoose(standing: ClosingStanding | null): void;
}

/** How the month stands for everybody, as a picture; each number narrows the list. */
export function StandingBar({ rows, chosen, onChoose }: StandingBarProps) {
  const counts = Object.groupBy(rows, ({ standing }) => standing);
  return (
    <Paper variant="outlined" sx={{ px: 1.75, py: 1.25, display: 'grid', gap: 1, flexShrink: 0 }}>
      <ShareBar
        shares={STANDINGS.map((key) => ({
          key,
          value: counts[key]?.length ?? 0,
          fill: standingFill(key),
        }))}
      />
      <Box
        role="group"
        aria-label="Patients by how their month stands"
        sx={{ display: 'flex', gap: 1, flexWrap: 'wrap' }}
      >
        {STANDINGS.map((standing) => (
          <ToggleChip
            key={standing}
            label={
              <>
                <Box
                  component="span"
                  aria-hidden
                  sx={[{ width: 10, height: 10, borderRadius: '2px' }, standingFill(standing)]}
                />
                {STANDING_WORDS[standing].title}
              </>
            }
            count={counts[standing]?.length ?? 0}
            isOn={chosen === standing}
            onToggle={() => onChoose(chosen === standing ? null : standing)}
          />
        ))}
      </Box>
    </Paper>
  );
}
