import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import type { PatientChart } from '#shared/contract/engine/patients.ts';
import type { FormSummary, ScreeningDraft } from '#shared/contract/engine/screenings.ts';
import type { Screening } from '#shared/domain/screening.ts';
import { useEngine } from '../../client/EngineProvider.tsx';
import { QueryState } from '../../client/QueryState.tsx';
import { useNow } from '../../client/use-now.ts';
import { plural } from '../../ui/format.ts';
import { daysText } from '../patient/formats.ts';
import { Nothing } from '../patient/summary/MoreList.tsx';
import { formIdOf } from './form-id.ts';
import { PastResult } from './PastResult.tsx';

interface ScreeningsListProps {
  chart: PatientChart;
  /** Opens a form, by its short name. */
  onOpen(formId: string): void;
}

/** The forms at hand, what was left half done, and earlier results. */
export function ScreeningsList({ chart, onOpen }: ScreeningsListProps) {
  const engine = useEngine();
  const now = useNow(60_000);
  const forms = useQuery(engine.screenings.forms.queryOptions());
  const drafts = useQuery(
    engine.screenings.drafts.queryOptions({
      input: { patientId: chart.patient.id },
      refetchOnMount: 'always',
    }),
  );
  const results = [...chart.screenings].sort((one, two) => (one.authoredAt < two.authoredAt ? 1 : -1));
  return (
    <Box sx={{ p: 1.75, display: 'grid', gap: 2 }}>
      {chart.mayWrite ? (
        <QueryState query={forms} what="the forms" rows={2}>
          {(known) => (
            <Box component="section" aria-labelledby="forms" sx={{ display: 'grid', gap: 1 }}>
              <Typography variant="h2" id="forms">
                Forms
              </Typography>
              {known.map((form) => (
                <FormRow
                  key={form.questionnaire}
                  form={form}
                  draft={drafts.data?.find(({ questionnaire }) => questionnaire === form.questionnaire)}
                  last={results.find(({ questionnaire }) => questionnaire === form.questionnaire)}
                  now={now}
                  onOpen={onOpen}
                />
              ))}
            </Box>
          )}
        </QueryState>
      ) : null}
      <Box component="section" aria-labelledby="past-results" sx={{ display: 'grid', gap: 1 }}>
        <Typography variant="h2" id="past-results">
          Results
        </Typography>
        {results.length === 0 ? <Nothing>No screening was completed with this patient yet.</Nothing> : null}
        {results.map((screening, index) => (
          <PastResult key={screening.id} screening={screening} isOpenAtFirst={index === 0} />
        ))}
      </Box>
    </Box>
  );
}

interface FormRowProps {
  form: FormSummary;
  draft: ScreeningDraft | undefined;
  last: Screening | undefined;
  now: number;
  onOpen(formId: string): void;
}

function FormRow({ form, draft, last, now, onOpen }: FormRowProps) {
  return (
    <Box
      sx={{
        display: 'flex',
        alignItems: 'center',
        gap: 1.5,
        border: 1,
        borderColor: 'divider',
        borderRadius: 1,
        p: 1.25,
      }}
    >
      <Box sx={{ flex: 1, minWidth: 0 }}>
        <Typography variant="subtitle1" component="h3">
          {form.title}
        </Typography>
        <Typography variant="caption" color="textSecondary">
          {[
            plural(form.questions, 'question'),
            `about ${plural(form.minutes, 'minute')}`,
            last === undefined ? 'never done' : `last ${daysText(last.authoredAt, now)}`,
            draft === undefined ? '' : `${draft.items.length} answered, left ${daysText(draft.savedAt, now)}`,
          ]
            .filter(Boolean)
            .join(' · ')}
        </Typography>
      </Box>
      <Button
        variant={draft === undefined ? 'outlined' : 'contained'}
        onClick={() => onOpen(formIdOf(form.questionnaire))}
        aria-label={`${draft === undefined ? 'Start' : 'Resume'} ${form.title}`}
      >
        {draft === undefined ? 'Start' : 'Resume'}
      </Button>
    </Box>
  );
}
