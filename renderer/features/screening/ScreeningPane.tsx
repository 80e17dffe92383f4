import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { PatientChart } from '#shared/contract/engine/patients.ts';
import type { ScreeningDraft, ScreeningResult } from '#shared/contract/engine/screenings.ts';
import type { Questionnaire } from '#shared/domain/questionnaire.ts';
import { useEngine, useEngineClient } from '../../client/EngineProvider.tsx';
import { errorSentence } from '../../client/error-sentence.ts';
import { QueryState } from '../../client/QueryState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { LoadingState } from '../../ui/LoadingState.tsx';
import { formIdOf } from './form-id.ts';
import { ScreeningRunner } from './ScreeningRunner.tsx';
import { adoptScreening, flushScreening, useScreeningDrafts } from './screening-draft-store.ts';

interface ScreeningPaneProps {
  chart: PatientChart;
  /** The form's short name, as in the address. */
  formId: string;
  /** Leaves the form: it is completed or put aside. */
  onLeave(): void;
}

interface Opened {
  draft: ScreeningDraft;
  form: Questionnaire;
  result: ScreeningResult;
}

/** A form with a patient, where it was left. Fits a page of its own and the middle of a call. */
export function ScreeningPane({ chart, formId, onLeave }: ScreeningPaneProps) {
  const engine = useEngine();
  const client = useEngineClient();
  const forms = useQuery(engine.screenings.forms.queryOptions());
  const canonical = forms.data?.find(
    ({ questionnaire }) => formIdOf(questionnaire) === formId,
  )?.questionnaire;
  const patientId = chart.patient.id;
  const opened = useQuery({
    queryKey: ['open-screening', patientId, canonical ?? ''],
    queryFn: () => client.screenings.open({ patientId, questionnaire: canonical ?? '' }),
    enabled: canonical !== undefined,
    gcTime: 0,
  });
  if (forms.data !== undefined && canonical === undefined) {
    return (
      <ErrorState
        title="This form is not here"
        sentence="This version of Careline has no form of that name. Choose one from the list of screenings."
        onRetry={onLeave}
        retryLabel="Back to the screenings"
      />
    );
  }
  return (
    <QueryState query={opened} what="the screening" rows={6}>
      {(data) => <OpenForm key={data.draft.draftId} chart={chart} opened={data} onLeave={onLeave} />}
    </QueryState>
  );
}

function OpenForm({ chart, opened, onLeave }: { chart: PatientChart; opened: Opened; onLeave(): void }) {
  const client = useEngineClient();
  const { draftId } = opened.draft;
  useEffect(() => {
    adoptScreening(opened.draft, opened.result, async (items) => {
      try {
        return await client.screenings.saveDraft({ draftId, items });
      } catch (error) {
        throw new Error(errorSentence(error));
      }
    });
    const flush = () => void flushScreening(draftId);
    document.addEventListener('visibilitychange', flush);
    window.addEventListener('pagehide', flush);
    return () => {
      document.removeEventListener('visibilitychange', flush);
      window.removeEventListener('pagehide', flush);
      flush();
    };
  }, [client, draftId, opened]);
  const open = useScreeningDrafts((state) => state.open[draftId]);
  if (open === undefined) return <LoadingState what="the screening" rows={6} />;
  return (
    <ScreeningRunner chart={chart} draft={opened.draft} form={opened.form} open={open} onLeave={onLeave} />
  );
}
