import { useMutation } from '@tanstack/react-query';
import type { TaskRow } from '#shared/contract/engine/tasks.ts';
import type { TaskMove } from '#shared/domain/task-move.ts';
import { useEngine } from '../../client/EngineProvider.tsx';
import { errorSentence } from '../../client/error-sentence.ts';
import { formatDateTime } from '../../ui/format.ts';
import { notify } from '../../ui/notices/notices.ts';

/** Moves a task and says so, with a way back where there is one; says too why it could not be. */
export function useMoveTask(onDone: () => void = () => undefined) {
  const engine = useEngine();
  const move = useMutation(engine.tasks.move.mutationOptions());
  const onError = (error: Error) => notify(errorSentence(error), { tone: 'critical' });
  const back = useMutation(engine.tasks.move.mutationOptions({ onError }));
  return {
    move(row: Pick<TaskRow, 'taskId' | 'title' | 'dueAt'>, what: TaskMove, words: string) {
      if (move.isPending) return;
      const { taskId } = row;
      move.mutate(
        { taskId, move: what },
        {
          onError,
          onSuccess: ({ nextDueAt }) => {
            const next = nextDueAt === '' ? '' : ` Next: ${formatDateTime(nextDueAt)}.`;
            const undo = wayBack(what);
            notify(`${row.title}: ${words}.${next}`, {
              tone: 'good',
              ...(undo === null ? {} : { undo: () => back.mutate({ taskId, move: undo }) }),
            });
            onDone();
          },
        },
      );
    },
    isBusy: move.isPending,
  };
}

function wayBack({ action }: TaskMove): TaskMove | null {
  return action === 'completed' || action === 'cancelled' ? { action: 'reopened', note: '' } : null;
}
