import ArrowBack from '@mui/icons-material/ArrowBack';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { ScreeningDraft } from '#shared/contract/engine/screenings.ts';
import { useEngine } from '../../client/EngineProvider.tsx';
import { errorSentence } from '../../client/error-sentence.ts';
import { plural } from '../../ui/format.ts';
import { KeyHint } from '../../ui/KeyHint.tsx';
import { useShortcut } from '../../ui/keyboard/use-shortcut.ts';
import { notify } from '../../ui/notices/notices.ts';
import { AnswerList } from './AnswerList.tsx';
import { CalculatedValues } from './CalculatedValues.tsx';
import type { FormSession } from './form-session.ts';
import { askedRows, firstOpenStep } from './form-steps.ts';
import { Introduction } from './Introduction.tsx';
import { dropForm, flushForm, useOpenForms } from './open-forms.ts';
import { NeedsFound, ScoreList } from './ResultParts.tsx';
import { StepBar } from './StepBar.tsx';

interface ReviewPageProps {
  draft: ScreeningDraft;
  session: FormSession;
  language: string;
  onLeave(completedId?: string): void;
}

/** What was answered and what it shows, before the form is sealed. */
export function ReviewPage({ draft, session, language, onLeave }: ReviewPageProps) {
  const complete = useMutation(useEngine().screenings.complete.mutationOptions());
  const result = useOpenForms((state) => state.open[draft.draftId]?.result);
  const { rows, responses, way } = useStore(session.store);
  const [problem, setProblem] = useState('');
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  const questions = askedRows(rows);
  const missing = questions.filter(({ key, item }) => item.required && responses[key] === undefined);
  const open = questions.filter(({ key }) => responses[key] === undefined);
  const back = () => session.goTo(way.steps.at(-1)?.row.key ?? '');
  const canSeal = missing.length === 0 && !complete.isPending;

  const seal = async () => {
    setProblem('');
    if (!(await flushForm(draft.draftId))) {
      return setProblem('The last answers could not be saved, so the screening is not completed. Try again.');
    }
    complete.mutate(
      { draftId: draft.draftId },
      {
        onSuccess: ({ id, needs, title }) => {
          dropForm(draft.draftId);
          notify(
            needs.length === 0
              ? `${title} completed. No needs found.`
              : `${title} completed. ${plural(needs.length, 'need')} found.`,
            { tone: 'good' },
          );
          onLeave(id);
        },
        onError: (error) => setProblem(errorSentence(error)),
      },
    );
  };
  const group = 'Screening';
  useShortcut('Enter', () => void seal(), { description: 'Complete the screening', group, enabled: canSeal });
  useShortcut('ArrowLeft', back, { description: 'Back to the last question', group });
  return (
    <Box sx={{ display: 'grid', gap: 2 }}>
      <Introduction items={way.closing} language={language} />
      <Typography
        variant="h2"
        component="h3"
        ref={heading}
        tabIndex={-1}
        sx={{ '&:focus-visible': { outline: 'none' } }}
      >
        Review
      </Typography>
      {open.length === 0 ? null : (
        <Alert
          severity={missing.length === 0 ? 'info' : 'warning'}
          action={
            <Button
              color="inherit"
              size="small"
              onClick={() => session.goTo(way.steps[firstOpenStep(way.steps, responses)]?.row.key ?? '')}
            >
              Go to the first
            </Button>
          }
        >
          {plural(open.length, 'question')} {open.length === 1 ? 'has' : 'have'} no answer yet.{' '}
          {missing.length === 0 ? 'None of them is required.' : 'Ask, or note declined or skipped.'}
        </Alert>
      )}
      {result === undefined ? null : (
        <>
          <NeedsFound needs={result.needs} />
          <ScoreList scores={result.scores} />
        </>
      )}
      <CalculatedValues session={session} language={language} />
      <AnswerList
        rows={questions}
        responses={responses}
        language={language}
        onChange={(key) => session.goTo(key)}
      />
      {problem === '' ? null : <Alert severity="error">{problem}</Alert>}
      <StepBar>
        <Button variant="contained" onClick={() => void seal()} disabled={!canSeal} aria-keyshortcuts="Enter">
          Complete screening
          <span aria-hidden style={{ marginLeft: 8 }}>
            <KeyHint keys="Enter" />
          </span>
        </Button>
        <Button color="inherit" startIcon={<ArrowBack />} onClick={back} aria-keyshortcuts="ArrowLeft">
          Back
        </Button>
        <Button color="inherit" onClick={() => onLeave()}>
          Put aside
        </Button>
      </StepBar>
    </Box>
  );
}
