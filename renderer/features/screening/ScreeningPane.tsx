import { useEffect, useMemo } from 'react';
import type { PatientChart } from '#shared/contract/engine/patients.ts';
import { useEngineClient } from '../../client/EngineProvider.tsx';
import { errorSentence } from '../../client/error-sentence.ts';
import { QueryState } from '../../client/QueryState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { LoadingState } from '../../ui/LoadingState.tsx';
import { useWritingIn } from '../clock/wrong-chart.ts';
import { beginSession } from './begin-session.ts';
import { FormScreen } from './FormScreen.tsx';
import { lastTimeOf } from './last-time.ts';
import { adoptForm, flushForm, useOpenForms } from './open-forms.ts';
import { type Opened, useOpened } from './use-opened.ts';

interface ScreeningPaneProps {
  chart: PatientChart;
  /** What is opened, as in the address: `form-address.ts`. */
  formId: string;
  /** Leaves the form: it is completed, and then with the id of the screening, or put aside. */
  onLeave(completedId?: string): void;
}

/** A form with a patient, where it was left. Fits a page of its own and the middle of a call. */
export function ScreeningPane({ chart, formId, onLeave }: ScreeningPaneProps) {
  const opened = useOpened(chart.patient.id, formId);
  if (opened.data === null) {
    return (
      <ErrorState
        title="This form is not here"
        sentence="There is no such form or draft on this device. Choose one from the list of screenings."
        onRetry={() => onLeave()}
        retryLabel="Back to the screenings"
      />
    );
  }
  return (
    <QueryState query={opened} what="the screening" rows={6}>
      {(data) =>
        data === null ? null : (
          <OpenedForm key={data.draft.draftId} chart={chart} opened={data} onLeave={onLeave} />
        )
      }
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
  const { draft, form, result, expressions } = opened;
  const { draftId } = draft;
  useEffect(() => {
    adoptForm({
      draft,
      result,
      begin: (push) =>
        beginSession(form, expressions, draft, (items) => {
          push(items);
          onWriting();
        }),
      save: async (items, language, told) => {
        try {
          return await client.screenings.saveDraft({ draftId, items, language, told });
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
  }, [client, draft, draftId, form, result, expressions, onWriting]);
  const session = useOpenForms((state) => state.open[draftId]?.session);
  const language = useOpenForms((state) => state.open[draftId]?.language ?? draft.language);
  const lastTime = useMemo(() => lastTimeOf(opened.previous), [opened.previous]);
  if (session === undefined) return <LoadingState what="the screening" rows={6} />;
  return (
    <FormScreen draft={draft} session={session} language={language} lastTime={lastTime} onLeave={onLeave} />
  );
}
