import ArrowBack from '@mui/icons-material/ArrowBack';
import ArrowForward from '@mui/icons-material/ArrowForward';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useStore } from 'zustand';
import { textIn } from '#shared/domain/questionnaire/model.ts';
import { AddRepetition } from './AddRepetition.tsx';
import { CalculatedValues } from './CalculatedValues.tsx';
import { moved } from './form-moves.ts';
import type { FormSession } from './form-session.ts';
import { askedRows } from './form-steps.ts';
import { Introduction } from './Introduction.tsx';
import type { LastTime } from './last-time.ts';
import { NoAnswer } from './NoAnswer.tsx';
import { PrivacyCheck } from './PrivacyCheck.tsx';
import { QuestionCard } from './QuestionCard.tsx';
import { StepBar } from './StepBar.tsx';
import { useFormKeys } from './use-form-keys.ts';

export interface FormViewProps {
  session: FormSession;
  language: string;
  lastTime: LastTime | null;
}

/** Leads through a form one question at a time, as it is read out. */
export function ReadAloud({ session, language, lastTime }: FormViewProps) {
  const { store } = session;
  const way = useStore(store, (state) => state.way);
  const current = useStore(store, (state) => state.current);
  const rows = useStore(store, (state) => state.rows);
  const response = useStore(store, (state) => state.responses[current]);
  const step = way.steps.find(({ row }) => row.key === current) ?? way.steps.at(-1);
  const go = (by: number) => {
    const keys = store.getState().way.steps.map(({ row }) => row.key);
    session.goTo(moved(keys, store.getState().current, by));
  };
  const next = () => go(1);
  const back = () => go(-1);
  const row = step?.row;
  const alone = () => {
    if (row !== undefined) session.openRun(row.key);
    next();
  };
  const notAlone = () => {
    if (row?.kind !== 'privacy') return;
    session.setStatus(row.questions, 'skipped');
    go(1 + row.questions.length);
  };
  const add = () => {
    if (row?.kind === 'add') session.addRepetition(row.item, row.instance);
  };
  useFormKeys({
    session,
    enabled: step !== undefined,
    arrows: ['ArrowLeft', 'ArrowRight'],
    onBack: back,
    onNext: next,
    onAnswered: next,
    onDigit: (digit) => {
      if (row === undefined || row.kind === 'question') return false;
      if (digit === '1') row.kind === 'privacy' ? alone() : row.kind === 'add' ? add() : next();
      if (digit === '2') row.kind === 'privacy' ? notAlone() : next();
      return true;
    },
  });
  if (step === undefined || row === undefined) return null;
  const card = { introduction: step.introduction, language };
  return (
    <>
      {row.kind === 'question' ? (
        <QuestionCard
          key={row.key}
          {...card}
          session={session}
          row={row}
          number={askedRows(rows).indexOf(row) + 1}
          lastTime={lastTime}
          onNext={next}
        />
      ) : row.kind === 'privacy' ? (
        <PrivacyCheck key={row.key} {...card} row={row} isFocused onAlone={alone} onNotAlone={notAlone} />
      ) : row.kind === 'add' ? (
        <AddRepetition key={row.key + row.count} {...card} row={row} onAdd={add} onNext={next} />
      ) : (
        <Box sx={{ display: 'grid', gap: 1.5 }}>
          <Introduction {...card} items={step.introduction} />
          <Alert severity="info">
            <strong>{textIn(row.item, language)}</strong> {row.item.unsupportedReason}
          </Alert>
        </Box>
      )}
      <CalculatedValues session={session} language={language} />
      <StepBar>
        <Button
          color="inherit"
          startIcon={<ArrowBack />}
          onClick={back}
          disabled={step === way.steps[0]}
          aria-keyshortcuts="ArrowLeft"
        >
          Back
        </Button>
        <Button color="inherit" endIcon={<ArrowForward />} onClick={next} aria-keyshortcuts="ArrowRight">
          Next
        </Button>
        <Box sx={{ flex: 1 }} />
        {row.kind === 'question' ? (
          <NoAnswer
            response={response}
            onStatus={(status) => {
              session.setStatus([row.key], status);
              next();
            }}
          />
        ) : null}
      </StepBar>
    </>
  );
}
