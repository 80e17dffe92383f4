import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import Paper from '@mui/material/Paper';
import TextField from '@mui/material/TextField';
import { useDeferredValue, useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import type { MonthCloseBoard, MonthCloseRow } from '#shared/contract/engine/month-close.ts';
import type { ClosingStanding } from '#shared/domain/month-closing.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { useShortcut } from '../../ui/keyboard/use-shortcut.ts';
import { SearchField } from '../../ui/SearchField.tsx';
import { CloseDetail } from './CloseDetail.tsx';
import { CloseList } from './CloseList.tsx';
import { STANDINGS } from './closing-words.ts';
import { StandingBar } from './StandingBar.tsx';

/** Everybody: the menu of care managers has no other word for it. */
const ALL = 'all';

/** The month as a picture, the patients under how it stands, and the one that is chosen. */
export function CloseDesk({ board }: { board: MonthCloseBoard }) {
  const navigate = useNavigate();
  const [standing, setStanding] = useState<ClosingStanding | null>(null);
  const [manager, setManager] = useState(ALL);
  const [text, setText] = useState('');
  const [chosenId, setChosenId] = useState('');
  const wanted = useDeferredValue(text);
  const ofManager = useMemo(
    () => board.rows.filter(({ careManagerId }) => manager === ALL || careManagerId === manager),
    [board.rows, manager],
  );
  const rows = useMemo(() => narrowed(ofManager, standing, wanted), [ofManager, standing, wanted]);
  const managers = useMemo(
    () => [...new Map(board.rows.map((row) => [row.careManagerId, row.careManagerName || 'Nobody']))],
    [board.rows],
  );
  const at = Math.max(
    0,
    rows.findIndex(({ patientId }) => patientId === chosenId),
  );
  const chosen = rows[at];
  const step = (by: number) => {
    const next = rows[Math.min(rows.length - 1, Math.max(0, at + by))];
    if (next) setChosenId(next.patientId);
  };
  const open = () => {
    if (chosen) void navigate(`/patients/${chosen.patientId}/minutes?month=${board.month}`);
  };
  const group = 'Month close';
  useShortcut('j', () => step(1), { description: 'Next patient', group });
  useShortcut('k', () => step(-1), { description: 'Patient before', group });
  useShortcut('ArrowDown', () => step(1), { description: 'Next patient', group });
  useShortcut('ArrowUp', () => step(-1), { description: 'Patient before', group });
  return (
    <>
      <StandingBar rows={ofManager} chosen={standing} onChoose={setStanding} />
      <Box
        sx={{
          ...{ flex: 1, minHeight: 0, display: 'grid', gap: 1.5 },
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'minmax(0, 1fr) 330px' },
        }}
      >
        <Paper
          component="section"
          variant="outlined"
          aria-label="Patients"
          sx={{ display: 'flex', flexDirection: 'column', minHeight: 0, overflow: 'hidden' }}
        >
          <Box sx={{ display: 'flex', gap: 1, p: 1, flexWrap: 'wrap', alignItems: 'center' }}>
            <SearchField label="Name or number" value={text} onChange={setText} width="16rem" />
            <TextField
              select
              size="small"
              hiddenLabel
              fullWidth={false}
              value={manager}
              onChange={({ target }) => setManager(target.value)}
              slotProps={{ select: { SelectDisplayProps: { 'aria-label': 'Care manager' } } }}
              sx={{ width: '14rem' }}
            >
              <MenuItem value={ALL}>All care managers</MenuItem>
              {managers.map(([id, name]) => (
                <MenuItem key={id} value={id}>
                  {name}
                </MenuItem>
              ))}
            </TextField>
          </Box>
          {rows.length === 0 ? (
            <EmptyState
              title="No patient fits that"
              action={
                <Button
                  variant="outlined"
                  onClick={() => {
                    setStanding(null);
                    setManager(ALL);
                    setText('');
                  }}
                >
                  Show all of them
                </Button>
              }
            />
          ) : (
            <CloseList
              rows={rows}
              chosenId={chosen?.patientId ?? ''}
              onChoose={setChosenId}
              onStep={step}
              onOpen={open}
            />
          )}
        </Paper>
        {chosen === undefined ? null : (
          <CloseDetail
            key={chosen.patientId}
            board={board}
            row={chosen}
            // What is closed moves to another group; the next one takes its place.
            onMoves={() => setChosenId((rows[at + 1] ?? rows[at - 1])?.patientId ?? '')}
          />
        )}
      </Box>
    </>
  );
}

function narrowed(
  rows: readonly MonthCloseRow[],
  standing: ClosingStanding | null,
  text: string,
): MonthCloseRow[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const found = rows.filter((row) => {
    if (standing !== null && row.standing !== standing) return false;
    const own = `${row.name} ${row.recordNumber}`.toLowerCase();
    return words.every((word) => own.includes(word));
  });
  return STANDINGS.flatMap((one) => found.filter((row) => row.standing === one));
}
