import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link as RouterLink } from 'react-router';
import type { MonthCloseBoard, MonthCloseRow } from '#shared/contract/engine/month-close.ts';
import { useEngine } from '../../client/EngineProvider.tsx';
import { errorSentence } from '../../client/error-sentence.ts';
import { formatDateTime, formatMonth } from '../../ui/format.ts';
import { KeyHint } from '../../ui/KeyHint.tsx';
import { useShortcut } from '../../ui/keyboard/use-shortcut.ts';
import { notify } from '../../ui/notices/notices.ts';
import { StatusChip } from '../../ui/StatusChip.tsx';
import { CloseTrail } from './CloseTrail.tsx';
import {
  codesWords,
  cureOf,
  isClosable,
  minutesWords,
  reasonTitle,
  STANDING_WORDS,
} from './closing-words.ts';
import { ReasonDialog } from './ReasonDialog.tsx';
import { useCloseMonths } from './use-close-months.ts';

interface CloseDetailProps {
  board: MonthCloseBoard;
  row: MonthCloseRow;
  /** It is about to leave its place in the list. */
  onMoves(): void;
}

const UNDONE = 'Closed by mistake and opened at once.';

/** A patient's month: what it has, what keeps it open and where that is cured, and its trail. */
export function CloseDetail({ board, row, onMoves }: CloseDetailProps) {
  const { month } = board;
  const { patientId, name, standing, reasons, closed } = row;
  const engine = useEngine();
  const trail = useQuery(
    engine.monthClose.trail.queryOptions({ input: { patientId, month }, placeholderData: keepPreviousData }),
  ).data;
  const [asked, setAsked] = useState<'close' | 'reopen' | null>(null);
  const [problem, setProblem] = useState('');
  const { run, done } = useCloseMonths(month);
  const reopen = useMutation(engine.monthClose.reopen.mutationOptions());

  const isBlocked = standing === 'blocked' || (standing === 'changed' && reasons.length > 0);
  const mayClose = board.isOver && (isClosable(row) || isBlocked);
  const isClosed = closed !== null;
  const ask = (what: 'close' | 'reopen') => {
    setProblem('');
    setAsked(what);
  };
  const saySo = (error: Error) => notify(errorSentence(error), { tone: 'critical' });
  const close = async (reason: string) => {
    const found = await run([patientId], reason);
    const why = found.problem || found.left[0]?.why || '';
    if (why !== '') {
      setProblem(why);
      if (reason === '') notify(why, { tone: 'critical' });
      return;
    }
    setAsked(null);
    onMoves();
    notify(`${formatMonth(month)} of ${name} is closed.`, {
      tone: 'good',
      undo: () => void reopen.mutateAsync({ patientId, month, reason: UNDONE }).catch(saySo),
    });
  };
  const pressClose = () => {
    if (!mayClose || done !== null) return;
    if (isBlocked) ask('close');
    else void close('');
  };
  const openAgain = async (reason: string) => {
    try {
      await reopen.mutateAsync({ patientId, month, reason });
      setAsked(null);
      onMoves();
      notify(`${formatMonth(month)} of ${name} is open again.`, { tone: 'good' });
    } catch (error) {
      setProblem(errorSentence(error));
    }
  };
  const group = 'Month close';
  useShortcut('c', pressClose, { description: 'Close this month', group, enabled: mayClose });
  useShortcut('o', () => ask('reopen'), { description: 'Open it again', group, enabled: isClosed });
  const closeWords = standing === 'changed' ? 'Close again' : 'Close';

  return (
    <Paper
      component="section"
      variant="outlined"
      aria-label={`Month of ${name}`}
      sx={{ minHeight: 0, overflow: 'auto', p: 1.75, display: 'grid', gap: 1.5, alignContent: 'start' }}
    >
      <div>
        <Typography variant="h2" sx={{ fontSize: '1rem' }}>
          <Link component={RouterLink} to={`/patients/${patientId}/minutes?month=${month}`}>
            {name}
          </Link>
        </Typography>
        <Typography variant="body2" color="textSecondary">
          {row.recordNumber} · {row.careManagerName || 'No care manager'}
        </Typography>
        <Box sx={{ mt: 0.75 }}>
          <StatusChip label={STANDING_WORDS[standing].title} tone={STANDING_WORDS[standing].tone} />
        </Box>
      </div>
      <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap' }}>
        {mayClose ? (
          <Button
            size="small"
            variant={isBlocked ? 'outlined' : 'contained'}
            onClick={pressClose}
            loading={done !== null}
            aria-keyshortcuts="c"
            endIcon={<KeyHint keys="c" />}
          >
            {isBlocked ? `${closeWords} anyway…` : closeWords}
          </Button>
        ) : null}
        {isClosed ? (
          <Button
            size="small"
            variant="outlined"
            color="inherit"
            onClick={() => ask('reopen')}
            aria-keyshortcuts="o"
            endIcon={<KeyHint keys="o" />}
          >
            Open again…
          </Button>
        ) : null}
      </Box>
      {standing === 'changed' && closed ? <Difference row={row} closed={closed} /> : null}
      {reasons.length > 0 ? <Reasons row={row} month={month} /> : null}
      <Numbers trail={trail?.patientId === patientId ? trail : undefined} row={row} />
      <CloseTrail trail={trail?.patientId === patientId ? trail.trail : []} />
      {asked === 'close' ? (
        <ReasonDialog
          title={`${closeWords} ${formatMonth(month)} of ${name} anyway`}
          label="Why it is closed although this is missing"
          action={`${closeWords} anyway`}
          isBusy={done !== null}
          problem={problem}
          onSubmit={(reason) => void close(reason)}
          onClose={() => setAsked(null)}
        >
          <Box component="ul" sx={{ mt: 0, mb: 1, pl: 2.5 }}>
            {reasons.map(({ what, detail }) => (
              <li key={`${what} ${detail}`}>{detail}</li>
            ))}
          </Box>
          It is closed with {codesWords(row.numbers)} and {minutesWords(row.numbers)}.
        </ReasonDialog>
      ) : null}
      {asked === 'reopen' ? (
        <ReasonDialog
          title={`Open ${formatMonth(month)} of ${name} again`}
          label="Why it is opened again"
          action="Open again"
          isBusy={reopen.isPending}
          problem={problem}
          onSubmit={(reason) => void openAgain(reason)}
          onClose={() => setAsked(null)}
        >
          Her minutes can be booked and corrected by hand again. What was closed stays in the trail.
        </ReasonDialog>
      ) : null}
    </Paper>
  );
}

const heading = { fontSize: '0.75rem', fontWeight: 600, color: 'text.secondary', mb: 0.5 } as const;

function Difference({ row, closed }: { row: MonthCloseRow; closed: NonNullable<MonthCloseRow['closed']> }) {
  const lines = [
    { when: `Closed ${formatDateTime(closed.at)} by ${closed.byName}`, numbers: closed },
    { when: 'Now', numbers: row.numbers },
  ];
  return (
    <Box
      component="dl"
      sx={{ m: 0, p: 1, borderRadius: '6px', backgroundColor: 'desk.criticalFill', fontSize: '0.8125rem' }}
    >
      {lines.map(({ when, numbers }) => (
        <Box key={when} sx={{ '& + &': { mt: 0.75 } }}>
          <Box component="dt" sx={{ color: 'desk.criticalText', fontWeight: 600 }}>
            {when}
          </Box>
          <Box component="dd" sx={{ m: 0, color: 'text.primary' }}>
            {minutesWords(numbers)} · {codesWords(numbers)}
          </Box>
        </Box>
      ))}
    </Box>
  );
}

function Reasons({ row, month }: { row: MonthCloseRow; month: string }) {
  return (
    <div>
      <Typography component="h3" sx={heading}>
        {row.standing === 'nothing' ? 'Also open' : 'What is missing'}
      </Typography>
      <Box
        component="ul"
        aria-label="What is missing"
        sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 1 }}
      >
        {row.reasons.map(({ what, detail }) => {
          const cure = cureOf(what, { patientId: row.patientId, month });
          return (
            <Box component="li" key={`${what} ${detail}`} sx={{ fontSize: '0.8125rem' }}>
              <strong>{reasonTitle(what)}</strong>
              <div>{detail}</div>
              <Link component={RouterLink} to={cure.to}>
                {cure.label}
              </Link>
            </Box>
          );
        })}
      </Box>
    </div>
  );
}

function Numbers({
  trail,
  row,
}: {
  trail:
    | {
        programs: { program: string; minutes: number; billingPractitioner: string }[];
        codes: { code: string; title: string; units: number }[];
      }
    | undefined;
  row: MonthCloseRow;
}) {
  return (
    <div>
      <Typography component="h3" sx={heading}>
        Minutes and codes
      </Typography>
      {trail === undefined ? (
        <Typography variant="body2">{minutesWords(row.numbers)}</Typography>
      ) : (
        <Box
          component="ul"
          sx={{ listStyle: 'none', m: 0, p: 0, fontSize: '0.8125rem', display: 'grid', gap: 0.25 }}
        >
          {trail.programs.map(({ program, minutes, billingPractitioner }) => (
            <li key={program}>
              <strong>{program}</strong> {minutes} min
              {billingPractitioner === '' ? '' : ` · ${billingPractitioner}`}
            </li>
          ))}
          {trail.codes.map(({ code, title, units }) => (
            <li key={code}>
              <strong>{code}</strong> {units === 1 ? '' : `× ${units} `}
              {title}
            </li>
          ))}
          {trail.codes.length === 0 ? <li>No code is supported.</li> : null}
        </Box>
      )}
    </div>
  );
}
