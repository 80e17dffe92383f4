import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useEffect, useRef, useState } from 'react';
import { Link as RouterLink, useNavigate } from 'react-router';
import type { CareGapRow } from '#shared/contract/engine/care-gaps.ts';
import { useShortcut } from '../../ui/keyboard/use-shortcut.ts';
import { Panel } from '../../ui/Panel.tsx';
import { StatusChip } from '../../ui/StatusChip.tsx';
import { dueWords, GAP_STATE_TONES, GAP_STATE_WORDS } from './gap-words.ts';
import type { GapActions } from './use-gap-actions.ts';

export interface GapGroup {
  gapId: string;
  title: string;
  rows: CareGapRow[];
}

const keyOf = ({ gapId, patientId }: CareGapRow) => `${gapId} ${patientId}`;
const chartOf = ({ patientId }: CareGapRow) => `/patients/${patientId}/care-gaps`;
/** Rows of a gap that are drawn until more are asked for. */
const FIRST = 25;

/** The rows by gap; the chosen one opens the chart at Enter and becomes a task at `m`. */
export function GapGroups({ groups, actions }: { groups: readonly GapGroup[]; actions: GapActions }) {
  const [more, setMore] = useState<ReadonlySet<string>>(new Set());
  const drawn = groups.map((group) => ({
    ...group,
    shown: more.has(group.gapId) ? group.rows : group.rows.slice(0, FIRST),
  }));
  const rows = drawn.flatMap(({ shown }) => shown);
  const [chosenKey, setChosenKey] = useState('');
  const index = Math.max(
    0,
    rows.findIndex((row) => keyOf(row) === chosenKey),
  );
  const chosen = rows[index];
  const navigate = useNavigate();
  const step = (by: number) => {
    const next = rows[Math.min(rows.length - 1, Math.max(0, index + by))];
    if (next) setChosenKey(keyOf(next));
  };
  const group = 'Care gaps';
  useShortcut('j', () => step(1), { description: 'Next row', group });
  useShortcut('k', () => step(-1), { description: 'Row before', group });
  useShortcut('Enter', () => chosen && void navigate(chartOf(chosen)), {
    description: 'Open the chart',
    group,
  });
  useShortcut(
    'm',
    () => chosen?.taskId === '' && actions.makeTask({ patientId: chosen.patientId, gapId: chosen.gapId }),
    {
      ...{ description: 'Make a task of the gap', group },
    },
  );
  return (
    <Box sx={{ display: 'grid', gap: 1.25, maxWidth: 1200 }}>
      {drawn.map(({ gapId, title, rows: all, shown }) => (
        <Panel key={gapId} title={title} note={all.length} flush>
          {shown.map((row) => (
            <Row key={row.patientId} row={row} isChosen={row === chosen} actions={actions} />
          ))}
          {shown.length === all.length ? null : (
            <Button size="small" sx={{ m: 1 }} onClick={() => setMore(new Set([...more, gapId]))}>
              Show all {all.length}
            </Button>
          )}
        </Panel>
      ))}
    </Box>
  );
}

function Row({ row, isChosen, actions }: { row: CareGapRow; isChosen: boolean; actions: GapActions }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isChosen) place.current?.scrollIntoView({ block: 'nearest' });
  }, [isChosen]);
  return (
    <Box
      ref={place}
      aria-current={isChosen ? 'true' : undefined}
      sx={{
        ...{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' },
        ...{ borderTop: 1, borderColor: 'divider', px: 1.75, py: 0.5, minHeight: 40 },
        ...(isChosen ? { backgroundColor: 'desk.accentFill' } : {}),
      }}
    >
      <Box sx={{ width: 92 }}>
        <StatusChip tone={GAP_STATE_TONES[row.state]} label={GAP_STATE_WORDS[row.state]} />
      </Box>
      <Link component={RouterLink} to={chartOf(row)} variant="body2" sx={{ fontWeight: 600, width: 200 }}>
        {row.patientName}
      </Link>
      <Typography variant="body2" sx={{ flex: 1, minWidth: 160 }}>
        {row.why}
      </Typography>
      <Typography variant="caption" sx={{ color: isChosen ? 'text.primary' : 'text.secondary' }}>
        {dueWords({ ...row, doneOn: '' })}
      </Typography>
      {row.taskId === '' ? (
        <Button
          size="small"
          onClick={() => actions.makeTask({ patientId: row.patientId, gapId: row.gapId })}
          aria-label={`Make a task: ${row.patientName}`}
        >
          Make a task
        </Button>
      ) : (
        <StatusChip label="Task" />
      )}
    </Box>
  );
}
