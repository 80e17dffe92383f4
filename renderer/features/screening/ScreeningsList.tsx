import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { PatientChart } from '#shared/contract/engine/patients.ts';
import type { FormSummary } from '#shared/contract/engine/screenings.ts';
import { urlOfCanonical } from '#shared/domain/questionnaire/effective-screenings.ts';
import { useEngine } from '../../client/EngineProvider.tsx';
import { QueryState } from '../../client/QueryState.tsx';
import { useNow } from '../../client/use-now.ts';
import { instantDate } from '../patient/formats.ts';
import { Nothing } from '../patient/summary/MoreList.tsx';
import { DraftRow, FormRow } from './FormRows.tsx';
import { amendAddress } from './form-address.ts';
import { formsAtHand } from './forms-at-hand.ts';
import { OpenNeeds } from './OpenNeeds.tsx';
import { PastResult } from './PastResult.tsx';
import { RefusedForms } from './RefusedForms.tsx';

interface ScreeningsListProps {
  chart: PatientChart;
  /** Opens a form, a draft or a correction by its address. */
  onOpen(address: string): void;
  /** Goes on to what was found. */
  onNeeds(): void;
}

/** The forms at hand, what was left half done, and earlier results. */
export function ScreeningsList({ chart, onOpen, onNeeds }: ScreeningsListProps) {
  const engine = useEngine();
  const now = useNow(60_000);
  const [isOthersOpen, setOthersOpen] = useState(false);
  const forms = useQuery(engine.screenings.forms.queryOptions());
  const drafts = useQuery(
    engine.screenings.drafts.queryOptions({
      input: { patientId: chart.patient.id },
      refetchOnMount: 'always',
    }),
  );
  const results = [...chart.screenings].sort((one, two) => (one.authoredAt < two.authoredAt ? 1 : -1));
  const amendedOn = new Map(results.map((one) => [one.amendsId, instantDate(one.authoredAt)]));
  return (
    <Box sx={{ p: 1.75, display: 'grid', gap: 2 }}>
      {chart.mayWrite ? <OpenNeeds needs={chart.patient.needs} onNeeds={onNeeds} /> : null}
      {chart.mayWrite ? (
        <QueryState query={forms} what="the forms" rows={2}>
          {(known) => {
            const current = new Set(known.map(({ questionnaire }) => questionnaire));
            const isOfForm = ({ questionnaire, amendsId }: { questionnaire: string; amendsId: string }) =>
              amendsId === '' && current.has(questionnaire);
            const { forHer, others } = formsAtHand(
              known,
              chart.patient,
              (drafts.data ?? []).map(({ questionnaire }) => questionnaire),
            );
            const row = (form: FormSummary) => (
              <FormRow
                key={form.questionnaire}
                form={form}
                draft={drafts.data?.find(
                  (draft) => isOfForm(draft) && draft.questionnaire === form.questionnaire,
                )}
                last={results.find(
                  ({ questionnaire }) => urlOfCanonical(questionnaire) === urlOfCanonical(form.questionnaire),
                )}
                now={now}
                onOpen={onOpen}
              />
            );
            return (
              <Box component="section" aria-labelledby="forms" sx={{ display: 'grid', gap: 0.75 }}>
                <Typography variant="h2" id="forms">
                  Forms
                </Typography>
                {(drafts.data ?? [])
                  .filter((draft) => !isOfForm(draft))
                  .map((draft) => (
                    <DraftRow
                      key={draft.draftId}
                      draft={draft}
                      title={
                        results.find(({ id }) => id === draft.amendsId)?.title ??
                        known.find(
                          ({ questionnaire }) =>
                            urlOfCanonical(questionnaire) === urlOfCanonical(draft.questionnaire),
                        )?.title ??
                        'A form that is no longer in use'
                      }
                      now={now}
                      onOpen={onOpen}
                    />
                  ))}
                {forHer.map(row)}
                {others.length === 0 ? null : (
                  <Button
                    size="small"
                    onClick={() => setOthersOpen(!isOthersOpen)}
                    aria-expanded={isOthersOpen}
                    sx={{ justifySelf: 'start' }}
                  >
                    {isOthersOpen ? 'Hide reviews' : 'Reviews'} of conditions not in the record (
                    {others.length})
                  </Button>
                )}
                {isOthersOpen ? others.map(row) : null}
                <RefusedForms />
              </Box>
            );
          }}
        </QueryState>
      ) : null}
      <Box component="section" aria-labelledby="past-results" sx={{ display: 'grid', gap: 1 }}>
        <Typography variant="h2" id="past-results">
          Results
        </Typography>
        {results.length === 0 ? <Nothing>No screening was completed with this patient yet.</Nothing> : null}
        {results.map((screening, index) => (
          <PastResult
            key={screening.id}
            screening={screening}
            isOpenAtFirst={index === 0}
            amendedOn={amendedOn.get(screening.id) ?? ''}
            {...(chart.mayWrite ? { onAmend: () => onOpen(amendAddress(screening.id)) } : {})}
          />
        ))}
      </Box>
    </Box>
  );
}
