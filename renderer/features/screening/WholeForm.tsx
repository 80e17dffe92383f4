import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { type KeyboardEvent, useDeferredValue, useMemo } from 'react';
import { useStore } from 'zustand';
import { currentRow, decidePrivacy, moved, stopKeys, visibleRows } from './form-moves.ts';
import { REVIEW } from './form-session.ts';
import { OtherRow } from './OtherRow.tsx';
import type { FormViewProps } from './ReadAloud.tsx';
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
