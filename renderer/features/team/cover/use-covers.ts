import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { CoverView } from '#shared/contract/engine/assignments.ts';
import { localDate } from '#shared/domain/local-date.ts';
import { fromInstant } from '#shared/domain/primitives.ts';
import { useEngine } from '../../../client/EngineProvider.tsx';
import { errorSentence } from '../../../client/error-sentence.ts';
import { useSession } from '../../../client/live-store.ts';
import { notify } from '../../../ui/notices/notices.ts';

/** The day that it is where the practice is: covers begin and end with its days. */
export function usePracticeDay(): (at: number) => string {
  const zone = useSession()?.person?.practiceTimeZone ?? 'America/New_York';
  return (at) => localDate(at, zone);
}

/** Makes a cover; the list shows it at once. */
export function useCreateCover(onDone: () => void) {
  const engine = useEngine();
  const queries = useQueryClient();
  return useMutation(
    engine.assignments.createCover.mutationOptions({
      onSuccess: async () => {
        await queries.invalidateQueries({ queryKey: engine.assignments.covers.key() });
        onDone();
      },
    }),
  );
}

/** Ends a cover; the notice takes that back by making the same one again. */
export function useEndCover() {
  const engine = useEngine();
  const queries = useQueryClient();
  const dayOf = usePracticeDay();
  const onError = (error: unknown) => notify(errorSentence(error), { tone: 'critical' });
  const again = useCreateCover(() => notify('The cover holds again.', { tone: 'good' }));
  const end = useMutation(engine.assignments.endCover.mutationOptions({ onError }));
  return (cover: CoverView) =>
    end.mutate(
      { id: cover.id },
      {
        onSuccess: async () => {
          await queries.invalidateQueries({ queryKey: engine.assignments.covers.key() });
          const { coveringStaffId, coveredStaffId } = cover;
          const firstDay = dayOf(Math.max(Date.now(), fromInstant(cover.from)));
          const lastDay = dayOf(fromInstant(cover.lastAt));
          const undo = () =>
            again.mutate({ coveringStaffId, coveredStaffId, firstDay, lastDay }, { onError });
          notify(`${cover.coveringName} covers for ${cover.coveredName} no more.`, { undo });
        },
      },
    );
}
