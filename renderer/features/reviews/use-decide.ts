import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReviewEntry } from '#shared/contract/engine/reviews.ts';
import { useEngine } from '../../client/EngineProvider.tsx';
import { errorSentence } from '../../client/error-sentence.ts';
import { notify } from '../../ui/notices/notices.ts';
import { decidedWords } from './review-labels.ts';

/** Decides items. `problem` is why the last one could not be decided, or empty. */
export function useDecide(entry: ReviewEntry, onDecided: () => void) {
  const engine = useEngine();
  const queryClient = useQueryClient();
  const decide = useMutation(
    engine.reviews.decide.mutationOptions({
      onSuccess: (_open, { choice }) => {
        notify(`${entry.subject}: ${decidedWords(choice, entry.kind)}.`, { tone: 'good' });
        onDecided();
      },
      // It may have been decided or changed meanwhile: what stands now is shown.
      onSettled: () => queryClient.invalidateQueries({ queryKey: engine.reviews.key() }),
    }),
  );
  return {
    decide: (choice: 'kept' | 'other' | 'third' | 'seen', text = '', comment = '') => {
      if (!decide.isPending) decide.mutate({ id: entry.id, choice, text, comment });
    },
    isDeciding: decide.isPending,
    problem: decide.error === null ? '' : errorSentence(decide.error),
  };
}
