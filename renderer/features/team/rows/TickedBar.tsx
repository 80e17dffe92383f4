import SwapHoriz from '@mui/icons-material/SwapHoriz';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useNavigate } from 'react-router';
import { MOST_CHOSEN } from '#shared/contract/engine/assignments.ts';
import type { TeamTableRow } from '#shared/domain/team-rows.ts';
import { formatNumber, plural } from '../../../ui/format.ts';
import { KeyHint } from '../../../ui/KeyHint.tsx';
import { useShortcut } from '../../../ui/keyboard/use-shortcut.ts';
import { MOVE_PATH, moveState } from '../move/move-path.ts';
import { tickNone, useTeamRows } from './team-rows-store.ts';

interface TickedBarProps {
  rows: readonly TeamTableRow[];
  /** Those of them that the filter shows. */
  shown: readonly TeamTableRow[];
}

/** How many patients are ticked, and what can be done with them. It keeps its place when none is. */
export function TickedBar({ rows, shown }: TickedBarProps) {
  const ticked = useTeamRows((view) => view.ticked);
  const navigate = useNavigate();
  const patientIds = rows.map(({ patientId }) => patientId).filter((id) => ticked.has(id));
  const hidden = patientIds.length - shown.filter(({ patientId }) => ticked.has(patientId)).length;
  const move = () => void navigate(MOVE_PATH, moveState(patientIds));
  const isAny = patientIds.length > 0;
  const isTooMany = patientIds.length > MOST_CHOSEN;
  useShortcut('m', move, {
    description: 'Move the chosen patients',
    group: 'Patients',
    enabled: isAny && !isTooMany,
  });
  return (
    <Box sx={{ ml: 'auto', display: 'flex', gap: 1, alignItems: 'center', fontSize: '0.8125rem' }}>
      <Box component="span" role="status" sx={{ color: isAny ? 'text.primary' : 'text.secondary' }}>
        {isAny
          ? `${plural(patientIds.length, 'patient')} chosen${hidden > 0 ? `, ${formatNumber(hidden)} of them not shown` : ''}`
          : 'Choose patients to move them'}
        {isTooMany ? `; at most ${MOST_CHOSEN} move at a time` : ''}
      </Box>
      {isAny ? (
        <>
          <Button color="inherit" size="small" onClick={tickNone}>
            Choose none
          </Button>
          <Button
            variant="contained"
            size="small"
            startIcon={<SwapHoriz />}
            aria-keyshortcuts="m"
            disabled={isTooMany}
            onClick={move}
          >
            Move…
            <span aria-hidden style={{ marginLeft: 8 }}>
              <KeyHint keys="m" />
            </span>
          </Button>
        </>
      ) : null}
    </Box>
  );
}
