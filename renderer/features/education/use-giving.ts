import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import type { CopyLanguage } from '#shared/domain/patient-copy-shape.ts';
import type { Id } from '#shared/domain/primitives.ts';
import { newUuid } from '#shared/domain/uuid.ts';
import { useEngine } from '../../client/EngineProvider.tsx';
import { errorSentence } from '../../client/error-sentence.ts';
import { notify } from '../../ui/notices/notices.ts';
import type { GivingWords } from './GiveForm.tsx';

const newId = (): Id => newUuid(Date.now(), (bytes) => crypto.getRandomValues(bytes));

/** Records handouts of a patient as given. What failed is sent again under the same id, so that it is never there twice. */
export function useGiving(patientId: Id, callId: Id | '') {
  const next = useRef(newId());
  const giving = useMutation(
    useEngine().education.give.mutationOptions({
      onError: (error) => notify(errorSentence(error), { tone: 'critical' }),
    }),
  );
  return {
    isBusy: giving.isPending,
    give(
      handout: { id: string; title: string; language: CopyLanguage },
      words: GivingWords,
      onDone: () => void,
    ) {
      giving.mutate(
        { ...words, id: next.current, patientId, callId, handoutId: handout.id, language: handout.language },
        {
          onSuccess: () => {
            next.current = newId();
            notify(`Recorded: ${handout.title}.`, { tone: 'good' });
            onDone();
          },
        },
      );
    },
  };
}
