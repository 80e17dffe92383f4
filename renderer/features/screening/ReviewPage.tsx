import ArrowBack from '@mui/icons-material/ArrowBack';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { PatientChart } from '#shared/contract/engine/patients.ts';
import type { ScreeningDraft } from '#shared/contract/engine/screenings.ts';
import { useEngine } from '../../client/EngineProvider.tsx';
import { errorSentence } from '../../client/error-sentence.ts';
import { plural } from '../../ui/format.ts';
import { notify } from '../../ui/notices/notices.ts';
import { answerText, type FormStep, firstOpenStep, questionSteps, responseOf } from './form-steps.ts';
import { NeedsFound, ScoreList } from './ResultParts.tsx';
import { StepBar } from './StepBar.tsx';
import { dropScreening, flushScreening, type OpenScreening } from './screening-draft-store.ts';

interface ReviewPageProps {
  chart: PatientChart;
  draft: ScreeningDraft;
  steps: readonly FormStep[];
  open: OpenScreening;
  /** Goes to a step, by its index. */
  onChange(index: number): void;
  onLeave(): void;
}

/** What was answered and what it shows, before the form is sealed. */
export function ReviewPage({ draft, steps, open, onChange, onLeave }: ReviewPageProps) {
  const complete = useMutation(useEngine().screenings.complete.mutationOptions());
  const [problem, setProblem] = useState('');
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  const questions = questionSteps(steps);
  const missing = questions.filter(({ item }) => responseOf(open.items, item.linkId) === undefined);

  const seal = async () => {
    setProblem('');
    if (!(await flushScreening(draft.draftId))) {
      return setProblem('The last answers could not be saved, so the screening is not completed. Try again.');
    }
    complete.mutate(
      { draftId: draft.draftId },
      {
        onSuccess: ({ needs, title }) => {
          dropScreening(draft.draftId);
          notify(
            needs.length === 0
              ? `${title} completed. No needs found.`
              : `${title} completed. ${plural(needs.length, 'need')} found.`,
            { tone: 'good' },
          );
          onLeave();
        },
        onError: (error) => setProblem(errorSentence(error)),
      },
    );
  };
  return (
    <Box sx={{ display: 'grid', gap: 2 }}>
      <Typography
        variant="h2"
        component="h3"
        ref={heading}
        tabIndex={-1}
        sx={{ '&:focus-visible': { outline: 'none' } }}
      >
        Review
      </Typography>
      {missing.length === 0 ? null : (
        <Alert
          severity="warning"
          action={
            <Button color="inherit" size="small" onClick={() => onChange(firstOpenStep(steps, open.items))}>
              Go to the first
            </Button>
          }
        >
          {plural(missing.length, 'question')} {missing.length === 1 ? 'has' : 'have'} no answer yet. Ask, or
          note declined or skipped.
        </Alert>
      )}
      <NeedsFound needs={open.result.needs} />
      <ScoreList scores={open.result.scores} />
      <Box component="dl" sx={{ m: 0, display: 'grid', gap: 0.75 }}>
        {questions.map((step) => (
          <Box key={step.item.linkId} sx={{ borderTop: 1, borderColor: 'divider', pt: 0.75 }}>
            <Typography component="dt" variant="caption" color="textSecondary">
              {step.item.text}
            </Typography>
            <Typography component="dd" variant="body2" sx={{ m: 0, display: 'flex', gap: 1 }}>
              <Box component="span" sx={{ flex: 1 }}>
                {answerText(step.item, responseOf(open.items, step.item.linkId))}
              </Box>
              <Link
                component="button"
                variant="body2"
                aria-label={`Change: ${step.item.text}`}
                onClick={() => onChange(steps.indexOf(step))}
              >
                Change
              </Link>
            </Typography>
          </Box>
        ))}
      </Box>
      {problem === '' ? null : <Alert severity="error">{problem}</Alert>}
      <StepBar>
        <Button
          variant="contained"
          onClick={() => void seal()}
          disabled={missing.length > 0 || complete.isPending}
        >
          Complete screening
        </Button>
        <Button color="inherit" startIcon={<ArrowBack />} onClick={() => onChange(steps.length - 1)}>
          Back
        </Button>
        <Button color="inherit" onClick={onLeave}>
          Put aside
        </Button>
      </StepBar>
    </Box>
  );
}
