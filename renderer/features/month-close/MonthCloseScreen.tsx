import EventAvailableOutlined from '@mui/icons-material/EventAvailableOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import Paper from '@mui/material/Paper';
import TextField from '@mui/material/TextField';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import type { MonthCloseBoard } from '#shared/contract/engine/month-close.ts';
import { useEngine } from '../../client/EngineProvider.tsx';
import { useSyncStatus } from '../../client/live-store.ts';
import { QueryState } from '../../client/QueryState.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { formatDate, formatMonth, plural } from '../../ui/format.ts';
import { KeyHint } from '../../ui/KeyHint.tsx';
import { useShortcut } from '../../ui/keyboard/use-shortcut.ts';
import { Page } from '../../ui/Page.tsx';
import { CloseAllDialog } from './CloseAllDialog.tsx';
import { CloseDesk } from './CloseDesk.tsx';
import { isClosable, isOnlySilent } from './closing-words.ts';
import { ExportMenu } from './ExportMenu.tsx';

/** The month of the team: what is ready, what blocks, what was closed, and what has changed since. */
export function MonthCloseScreen() {
  const [address, setAddress] = useSearchParams();
  const asked = address.get('month') ?? undefined;
  const [isClosing, setIsClosing] = useState(false);
  const query = useQuery(
    useEngine().monthClose.board.queryOptions({
      input: asked === undefined ? {} : { month: asked },
      placeholderData: keepPreviousData,
    }),
  );
  const board = query.data;
  const ready = board?.isOver ? board.rows.filter(isClosable).length : 0;
  const mayCloseAll =
    board?.isOver === true && board.rows.some((row) => isClosable(row) || isOnlySilent(row));
  const closeAll = () => setIsClosing(true);
  useShortcut('a', closeAll, {
    description: 'Close all that are ready',
    group: 'Month close',
    enabled: mayCloseAll,
  });
  return (
    <Page
      fill
      title="Month close"
      subtitle={board === undefined ? undefined : <Standing board={board} />}
      actions={
        board === undefined ? null : (
          <>
            <TextField
              select
              size="small"
              hiddenLabel
              fullWidth={false}
              value={board.month}
              onChange={({ target }) => setAddress({ month: target.value }, { replace: true })}
              slotProps={{ select: { SelectDisplayProps: { 'aria-label': 'Month' } } }}
              sx={{ width: '11rem' }}
            >
              {board.months.map((month) => (
                <MenuItem key={month} value={month}>
                  {formatMonth(month)}
                </MenuItem>
              ))}
            </TextField>
            <ExportMenu board={board} />
            <Button
              variant="contained"
              onClick={closeAll}
              disabled={!mayCloseAll}
              aria-keyshortcuts="a"
              endIcon={<KeyHint keys="a" />}
            >
              Close all ready{ready > 0 ? ` (${ready})` : ''}
            </Button>
          </>
        )
      }
    >
      <QueryState query={query} what="the month" rows={12} rowHeight={2.4}>
        {(shown) =>
          shown.rows.length === 0 ? (
            <Paper variant="outlined">
              <EmptyState icon={<EventAvailableOutlined />} title="Nobody is in a program this month">
                Patients appear here from the month of their enrollment on.
              </EmptyState>
            </Paper>
          ) : (
            <Box sx={{ flex: 1, minHeight: 0, display: 'flex', flexDirection: 'column', gap: 1.5 }}>
              <CloseDesk key={shown.month} board={shown} />
            </Box>
          )
        }
      </QueryState>
      {isClosing && board !== undefined ? (
        <CloseAllDialog month={board.month} rows={board.rows} onClose={() => setIsClosing(false)} />
      ) : null}
    </Page>
  );
}

function Standing({ board }: { board: MonthCloseBoard }) {
  const isOffline = useSyncStatus()?.connection === 'unreachable';
  const words = [
    plural(board.rows.length, 'patient'),
    board.isOver ? '' : `the month lasts: it can be closed from ${formatDate(board.closesFrom)} on`,
    isOffline ? 'not connected: what you close is kept and sent later' : '',
  ];
  return <span role="status">{words.filter(Boolean).join(' · ')}</span>;
}
