import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { QueueSavedView } from '#shared/domain/queue-filter.ts';
import { useEngine } from '../../client/EngineProvider.tsx';
import { errorSentence } from '../../client/error-sentence.ts';
import { notify } from '../../ui/notices/notices.ts';
import { newId } from '../care-plan/new-id.ts';

const NONE: QueueSavedView[] = [];

/** The saved views, and how one is added and taken away with a way back. */
export function useQueueViews() {
  const engine = useEngine();
  const queryClient = useQueryClient();
  const views = useQuery(engine.queue.views.queryOptions()).data ?? NONE;
  const keep = useMutation(
    engine.queue.saveViews.mutationOptions({
      onSuccess: (kept) => queryClient.setQueryData(engine.queue.views.queryKey(), kept),
      onError: (error) => notify(errorSentence(error), { tone: 'critical' }),
    }),
  );
  return {
    views,
    save: (words: Omit<QueueSavedView, 'id'>, onSaved: () => void) =>
      keep.mutate({ views: [...views, { id: newId(), ...words }] }, { onSuccess: onSaved }),
    remove: (one: QueueSavedView) =>
      keep.mutate(
        { views: views.filter(({ id }) => id !== one.id) },
        {
          onSuccess: () => notify(`View "${one.name}" removed.`, { undo: () => keep.mutate({ views }) }),
        },
      ),
  };
}
