import AddOutlined from '@mui/icons-material/Add';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { type KeyboardEvent, memo, useDeferredValue, useEffect, useMemo, useRef } from 'react';
import { useStore } from 'zustand';
import { textIn } from '#shared/domain/questionnaire/model.ts';
import { notify } from '../../ui/notices/notices.ts';
import type { AddRow, FormRow, HeadingRow, PrivacyRow } from './form-layout.ts';
import { currentRow, moved, stopKeys, visibleRows } from './form-moves.ts';
import { type FormSession, REVIEW } from './form-session.ts';
import { Introduction } from './Introduction.tsx';
import { PrivacyCheck } from './PrivacyCheck.tsx';
import type { FormViewProps } from './ReadAloud.tsx';
import { RowFrame } from './RowFrame.tsx';
import { StepBar } from './StepBar.tsx';
import { useFormKeys } from './use-form-keys.ts';
import { WholeQuestion } from './WholeQuestion.tsx';

/** As many rows as a screen shows: the rest is drawn right after them. */
const FIRST_ROWS = 14;

/** All of a form on one page. Up and down move between its items, numbers answer the one at hand. */
export function WholeForm({ session, language, lastTime }: FormViewProps) {
  const { store } = session;
  const rows = useStore(store, (state) => state.rows);
  const openRuns = useStore(store, (state) => state.openRuns);
  const visible = useMemo(() => visibleRows(rows, openRuns), [rows, openRuns]);
  const shown = useDeferredValue(visible, visible.slice(0, FIRST_ROWS));
  const go = (by: number) => session.goTo(moved(stopKeys(session), store.getState().current, by));
  const next = () => go(1);
  const onDown = () => {
    const keys = stopKeys(session);
    if (store.getState().current !== keys.at(-1)) next();
  };
  useFormKeys({
    session,
    enabled: true,
    arrows: ['ArrowUp', 'ArrowDown'],
    onBack: () => go(-1),
    onDown,
    onNext: next,
    onAnswered: next,
    onDigit: (digit) => {
      const row = currentRow(session);
      if (row?.kind === 'privacy') decidePrivacy(session, row, digit === '1');
      if (row?.kind === 'add' && digit === '1') session.addRepetition(row.item, row.instance);
      return row !== undefined && row.kind !== 'question';
    },
  });
  const onKeyDown = (event: KeyboardEvent) => {
    // In a line of text up and down have no use of their own.
    if (!(event.target instanceof HTMLInputElement) || event.target.type !== 'text') return;
    if (event.target.role === 'combobox') return;
    if (event.key === 'ArrowDown') onDown();
    else if (event.key === 'ArrowUp') go(-1);
    else return;
    event.preventDefault();
  };
  return (
    <>
      <Box onKeyDown={onKeyDown} sx={{ borderTop: 1, borderColor: 'desk.line' }}>
        {shown.map((row) =>
          row.kind === 'question' ? (
            <WholeQuestion
              key={row.key}
              session={session}
              row={row}
              language={language}
              lastTime={lastTime}
            />
          ) : (
            <OtherRow key={row.key} session={session} row={row} language={language} />
          ),
        )}
      </Box>
      <StepBar>
        <Button variant="contained" onClick={() => session.goTo(REVIEW)}>
          Review
        </Button>
      </StepBar>
    </>
  );
}

function decidePrivacy(session: FormSession, row: PrivacyRow, isAlone: boolean): void {
  session.openRun(row.key);
  const [first = REVIEW] = row.questions;
  if (isAlone) {
    session.goTo(first);
    return;
  }
  session.setStatus(row.questions, 'skipped');
  session.goTo(moved(stopKeys(session), row.questions.at(-1) ?? first, 1));
}

interface OtherRowProps {
  session: FormSession;
  row: Exclude<FormRow, { kind: 'question' }>;
  language: string;
}

const OtherRow = memo(function OtherRow({ session, row, language }: OtherRowProps) {
  if (row.kind === 'heading') return <Heading session={session} row={row} language={language} />;
  if (row.kind === 'text') {
    return (
      <RowFrame>
        <Introduction items={[row.item]} language={language} />
      </RowFrame>
    );
  }
  return <Stop session={session} row={row} language={language} />;
});

function Heading({ session, row, language }: OtherRowProps & { row: HeadingRow }) {
  const { item, repetition } = row;
  const title = textIn(item, language);
  const remove = () => {
    const { responses, counts } = session.store.getState();
    session.removeRepetition(item, row.instance);
    notify(`${title} ${repetition?.number} removed.`, {
      undo: () => session.replace(Object.values(responses), counts),
    });
  };
  return (
    <Box
      sx={{ display: 'flex', alignItems: 'baseline', gap: 1, pt: 1.5, pb: 0.5, ml: `${row.depth * 12}px` }}
    >
      <Typography variant="h2" component="h3">
        {title}
        {repetition === null ? '' : ` ${repetition.number} of ${repetition.of}`}
      </Typography>
      {repetition?.canRemove ? (
        <Button size="small" color="inherit" onClick={remove}>
          Remove
        </Button>
      ) : null}
    </Box>
  );
}

/** A row at which a decision is made instead of an answer. */
function Stop({ session, row, language }: OtherRowProps) {
  const isCurrent = useStore(session.store, (state) => state.current === row.key);
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!isCurrent || frame.current?.contains(document.activeElement)) return;
    frame.current?.focus({ preventScroll: true });
    frame.current?.scrollIntoView({ block: 'nearest' });
  }, [isCurrent]);
  return (
    <RowFrame ref={frame} tabIndex={-1} data-current={isCurrent} onFocus={() => session.goTo(row.key)}>
      {row.kind === 'privacy' ? (
        <PrivacyCheck
          row={row}
          introduction={[]}
          language={language}
          isFocused={false}
          onAlone={() => decidePrivacy(session, row, true)}
          onNotAlone={() => decidePrivacy(session, row, false)}
        />
      ) : row.kind === 'add' ? (
        <AddButton session={session} row={row} language={language} />
      ) : (
        <Alert severity="info">
          <strong>{textIn(row.item, language)}</strong>{' '}
          {row.kind === 'unsupported' ? row.item.unsupportedReason : ''}
        </Alert>
      )}
    </RowFrame>
  );
}

function AddButton({ session, row, language }: OtherRowProps & { row: AddRow }) {
  return (
    <Box>
      <Button
        variant="outlined"
        startIcon={<AddOutlined />}
        aria-keyshortcuts="1"
        onClick={() => session.addRepetition(row.item, row.instance)}
      >
        Add another: {textIn(row.item, language)}
      </Button>
    </Box>
  );
}
