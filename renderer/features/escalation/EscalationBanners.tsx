import Campaign from '@mui/icons-material/Campaign';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { ReactNode } from 'react';
import { useLocation } from 'react-router';
import type { EscalationRow } from '#shared/contract/engine/escalations.ts';
import { useSession } from '../../client/live-store.ts';
import { useNow } from '../../client/use-now.ts';
import { formatDateTime, plural } from '../../ui/format.ts';
import { KeyHint } from '../../ui/KeyHint.tsx';
import { EscalationHost } from './EscalationHost.tsx';
import { showEscalation, useEscalationState } from './escalation-store.ts';
import { LEVEL_WORDS, waitedWords } from './escalation-words.ts';
import { useEscalationActions, useOpenEscalations } from './use-escalations.ts';

const SHOWN = 3;

/** What nobody has taken over yet stays loud for whoever sent it and for her supervisor, on every screen; and the folded one, to come back to. */
export function EscalationBanners() {
  const { taskId, isFolded } = useEscalationState();
  const role = useSession()?.person?.role;
  const { pathname } = useLocation();
  const rows = useOpenEscalations();
  const waiting = rows.filter((row) => row.acknowledgedAt === '' && (row.isMine || role === 'supervisor'));
  const loud = rows.filter(
    (row) => (waiting.includes(row) && row.level !== 'SameDay') || (isFolded && row.taskId === taskId),
  );
  const isDesk = pathname === '/' || pathname === '/today' || pathname === '/team';
  const sameDay = waiting.filter((row) => row.level === 'SameDay' && !loud.includes(row));
  const [oldest] = sameDay;
  return (
    <>
      {loud.length === 0 ? null : (
        <Box role="region" aria-label="Escalations that wait">
          {loud.slice(0, SHOWN).map((row) => (
            <LoudLine key={row.taskId} row={row} hasKey={isFolded && row.taskId === taskId} />
          ))}
          {loud.length <= SHOWN ? null : (
            <Line>{plural(loud.length - SHOWN, 'more escalation')} waiting</Line>
          )}
        </Box>
      )}
      {oldest === undefined || !isDesk ? null : (
        <Box role="region" aria-label="Messages of today">
          <Line>
            <Box component="span" sx={{ flex: 1 }}>
              <strong>{plural(sameDay.length, 'same-day message')}</strong> nobody has acknowledged. The
              oldest: {oldest.title}, {oldest.patientName}, {formatDateTime(oldest.occurredAt)}.
            </Box>
            <Button color="inherit" variant="outlined" onClick={() => showEscalation(oldest.taskId)}>
              Show the oldest
            </Button>
          </Line>
        </Box>
      )}
      <EscalationHost />
    </>
  );
}

function LoudLine({ row, hasKey }: { row: EscalationRow; hasKey: boolean }) {
  const now = useNow(10_000);
  const { acknowledge, isPending } = useEscalationActions();
  return (
    <Box
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        columnGap: 1.5,
        rowGap: 0.5,
        px: { xs: 1.5, md: 2.5 },
        py: 0.75,
        fontSize: '0.875rem',
        backgroundColor: 'error.main',
        color: 'error.contrastText',
        borderBottom: '1px solid',
        borderColor: 'error.dark',
        '& :focus-visible': { outlineColor: 'currentColor' },
      }}
    >
      <Campaign aria-hidden fontSize="small" />
      <Box component="span" sx={{ flex: '1 1 22rem' }}>
        {/* Only what does not change is told aloud: the minutes would be, again and again. */}
        <strong role="alert">
          {LEVEL_WORDS[row.level]}: {row.title}, {row.patientName}.
        </strong>{' '}
        {row.acknowledgedAt === ''
          ? `Nobody has acknowledged it for ${waitedWords(row.occurredAt, now)}.`
          : `${row.acknowledgedByName || 'Somebody'} has it.`}{' '}
        Happened {formatDateTime(row.occurredAt, now)},{' '}
        {row.arrivedAt === '' ? 'not with the server yet' : `arrived ${formatDateTime(row.arrivedAt, now)}`}.
      </Box>
      {row.mayAcknowledge ? (
        <Button
          color="inherit"
          variant="outlined"
          disabled={isPending}
          onClick={() => acknowledge(row.taskId)}
        >
          I take this over
        </Button>
      ) : null}
      <Button color="inherit" variant="outlined" onClick={() => showEscalation(row.taskId)}>
        Show
        {hasKey ? (
          <span aria-hidden style={{ marginLeft: 8 }}>
            <KeyHint keys="Ctrl+E" />
          </span>
        ) : null}
      </Button>
    </Box>
  );
}

function Line({ children }: { children: ReactNode }) {
  return (
    <Box
      sx={{
        display: 'flex',
        alignItems: 'center',
        gap: 1.5,
        px: { xs: 1.5, md: 2.5 },
        py: 0.5,
        fontSize: '0.8125rem',
        backgroundColor: 'desk.cautionFill',
        color: 'desk.cautionText',
      }}
    >
      {children}
    </Box>
  );
}
