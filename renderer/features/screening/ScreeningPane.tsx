import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import type { PatientChart } from '#shared/contract/engine/patients.ts';
import type { ScreeningDraft, ScreeningResult } from '#shared/contract/engine/screenings.ts';
import type { Form } from '#shared/domain/questionnaire/form.ts';
import { useEngine, useEngineClient } from '../../client/EngineProvider.tsx';
import { errorSentence } from '../../client/error-sentence.ts';
import { QueryState } from '../../client/QueryState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { LoadingState } from '../../ui/LoadingState.tsx';
import { useWritingIn } from '../clock/wrong-chart.ts';
import { beginSession } from './begin-session.ts';
import { FormScreen } from './FormScreen.tsx';
import { formIdOf } from './form-id.ts';
import { lastScreening, lastTimeOf } from './last-time.ts';
import { adoptForm, flushForm, useOpenForms } from './open-forms.ts';

interface ScreeningPaneProps {
  chart: PatientChart;
  /** The form's short name, as in the address. */
  formId: string;
  /** Leaves the form: it is completed, and then with the id of the screening, or put aside. */
  onLeave(completedId?: string): void;
}

interface Opened {
  draft: ScreeningDraft;
  form: Form;
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
        onRetry={() => onLeave()}
        retryLabel="Back to the screenings"
      />
    );
  }
  return (
    <QueryState query={opened} what="the screening" rows={6}>
      {(data) => <OpenedForm key={data.draft.draftId} chart={chart} opened={data} onLeave={onLeave} />}
    </QueryState>
  );
}

function OpenedForm({
  chart,
  opened,
  onLeave,
}: {
  chart: PatientChart;
  opened: Opened;
  onLeave: ScreeningPaneProps['onLeave'];
}) {
  const client = useEngineClient();
  const onWriting = useWritingIn(chart.patient);
  const { draft, form, result } = opened;
  const { draftId } = draft;
  useEffect(() => {
    adoptForm({
      draft,
      result,
      begin: (push) =>
        beginSession(form, draft, (items) => {
          push(items);
          onWriting();
        }),
      save: async (items) => {
        try {
          return await client.screenings.saveDraft({ draftId, items });
        } catch (error) {
          throw new Error(errorSentence(error));
        }
      },
    });
    const flush = () => void flushForm(draftId);
    document.addEventListener('visibilitychange', flush);
    window.addEventListener('pagehide', flush);
    return () => {
      document.removeEventListener('visibilitychange', flush);
      window.removeEventListener('pagehide', flush);
      flush();
    };
  }, [client, draft, draftId, form, result, onWriting]);
  const session = useOpenForms((state) => state.open[draftId]?.session);
  const lastTime = useMemo(
    () => lastTimeOf(lastScreening(chart.screenings, draft.questionnaire)),
    [chart.screenings, draft.questionnaire],
  );
  if (session === undefined) return <LoadingState what="the screening" rows={6} />;
  return (
    <FormScreen
      draft={draft}
      session={session}
      language={chart.patient.language}
      lastTime={lastTime}
      onLeave={onLeave}
    />
  );
}
