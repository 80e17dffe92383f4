import ArrowBack from '@mui/icons-material/ArrowBack';
import ArrowForward from '@mui/icons-material/ArrowForward';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import Typography from '@mui/material/Typography';
import { useMemo } from 'react';
import type { z } from 'zod';
import type { PatientChart } from '#shared/contract/engine/patients.ts';
import type { ScreeningDraft } from '#shared/contract/engine/screenings.ts';
import type { Questionnaire } from '#shared/domain/questionnaire.ts';
import type { ItemStatus, ResponseItem } from '#shared/domain/screening.ts';
import { useShortcut } from '../../ui/keyboard/use-shortcut.ts';
import { useWritingIn } from '../clock/wrong-chart.ts';
import { SavedLine, SaveFailed } from '../patient/autosave/SavedLine.tsx';
import { useKeptState } from '../patient/autosave/use-kept-state.ts';
import {
  doneCount,
  firstOpenStep,
  formSteps,
  questionSteps,
  responseOf,
  withResponse,
} from './form-steps.ts';
import { NoAnswer } from './NoAnswer.tsx';
import { PrivacyCheck } from './PrivacyCheck.tsx';
import { QuestionCard } from './QuestionCard.tsx';
import { ReviewPage } from './ReviewPage.tsx';
import { StepBar } from './StepBar.tsx';
import { answerScreening, flushScreening, type OpenScreening } from './screening-draft-store.ts';

interface ScreeningRunnerProps {
  chart: PatientChart;
  draft: ScreeningDraft;
  form: Questionnaire;
  open: OpenScreening;
  onLeave(): void;
}

/** Leads through a form one question at a time, then to its review. */
export function ScreeningRunner({ chart, draft, form, open, onLeave }: ScreeningRunnerProps) {
  const steps = useMemo(() => formSteps(form), [form]);
  const questions = questionSteps(steps);
  const { items } = open;
  const onWriting = useWritingIn(chart.patient);
  const [index, setIndex] = useKeptState(`screening-step ${draft.draftId}`, () =>
    firstOpenStep(steps, items),
  );
  const step = steps[index];
  const next = () => setIndex((present) => Math.min(present + 1, steps.length));
  const back = () => setIndex((present) => Math.max(present - 1, 0));
  const group = 'Screening';
  useShortcut('ArrowLeft', back, { description: 'Previous question', group, enabled: index > 0 });
  useShortcut('ArrowRight', next, { description: 'Next question', group, enabled: index < steps.length });

  const respond = (linkIds: readonly string[], response: Omit<ResponseItem, 'linkId'> | null) => {
    let after: ResponseItem[] = items;
    for (const linkId of linkIds) after = withResponse(after, linkId, response);
    answerScreening(draft.draftId, after);
    onWriting();
  };
  const setStatus = (linkId: string, status: Exclude<z.infer<typeof ItemStatus>, 'answered'>) => {
    respond([linkId], { instance: '', status, answers: [] });
    next();
  };

  const done = doneCount(steps, items);
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', gap: 1.5, p: 1.75 }}>
      <Box sx={{ display: 'flex', alignItems: 'baseline', gap: 1.5, flexWrap: 'wrap' }}>
        <Typography variant="h2">{form.title}</Typography>
        <Box sx={{ flex: 1 }} />
        <SavedLine saving={open.saving} />
      </Box>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1.25 }}>
        <LinearProgress
          variant="determinate"
          value={(done / Math.max(1, questions.length)) * 100}
          aria-label={`${done} of ${questions.length} questions done`}
          sx={{ flex: 1 }}
        />
        <Typography variant="caption" color="textSecondary">
          {done} of {questions.length}
        </Typography>
        {step === undefined ? null : (
          <Box>
            <Button color="inherit" onClick={() => setIndex(steps.length)}>
              Review
            </Button>
            <Button color="inherit" onClick={onLeave}>
              Put aside
            </Button>
          </Box>
        )}
      </Box>
      <SaveFailed saving={open.saving} onRetry={() => void flushScreening(draft.draftId)} />
      {step === undefined ? (
        <ReviewPage
          chart={chart}
          draft={draft}
          steps={steps}
          open={open}
          onChange={setIndex}
          onLeave={onLeave}
        />
      ) : step.kind === 'privacy' ? (
        <PrivacyCheck
          key={index}
          step={step}
          onAlone={next}
          onNotAlone={() => {
            respond(step.linkIds, { instance: '', status: 'skipped', answers: [] });
            setIndex(index + 1 + step.linkIds.length);
          }}
        />
      ) : (
        <QuestionCard
          key={step.item.linkId}
          step={step}
          number={questions.indexOf(step) + 1}
          count={questions.length}
          response={responseOf(items, step.item.linkId)}
          onAnswer={(answers) =>
            respond(
              [step.item.linkId],
              answers.length === 0 ? null : { instance: '', status: 'answered', answers },
            )
          }
          onNext={next}
        />
      )}
      {step === undefined ? null : (
        <StepBar>
          <Button
            color="inherit"
            startIcon={<ArrowBack />}
            onClick={back}
            disabled={index === 0}
            aria-keyshortcuts="ArrowLeft"
          >
            Back
          </Button>
          <Button color="inherit" endIcon={<ArrowForward />} onClick={next} aria-keyshortcuts="ArrowRight">
            Next
          </Button>
          <Box sx={{ flex: 1 }} />
          {step.kind === 'question' ? (
            <NoAnswer
              response={responseOf(items, step.item.linkId)}
              onStatus={(status) => setStatus(step.item.linkId, status)}
            />
          ) : null}
        </StepBar>
      )}
    </Box>
  );
}
