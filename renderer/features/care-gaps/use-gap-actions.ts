import { useMutation } from '@tanstack/react-query';
import { useEngine } from '../../client/EngineProvider.tsx';
import { errorSentence } from '../../client/error-sentence.ts';
import { notify } from '../../ui/notices/notices.ts';

const onError = (error: Error) => notify(errorSentence(error), { tone: 'critical' });

/** What can be done with care gaps and transitions. Nothing is sent twice while it is under way. */
export function useGapActions() {
  const engine = useEngine();
  const answer = useMutation(engine.careGaps.answer.mutationOptions({ onError }));
  const task = useMutation(engine.careGaps.makeTask.mutationOptions({ onError }));
  const step = useMutation(engine.transitions.stepDone.mutationOptions({ onError }));
  const record = useMutation(engine.transitions.record.mutationOptions({ onError }));
  return {
    answer(input: Parameters<typeof answer.mutate>[0], onDone: () => void) {
      if (answer.isPending) return;
      answer.mutate(input, {
        onSuccess: () => {
          onDone();
          notify('Answer noted.', { tone: 'good' });
        },
      });
    },
    makeTask(input: Parameters<typeof task.mutate>[0]) {
      if (task.isPending) return;
      task.mutate(input, { onSuccess: () => notify('It is a task now, due in a week.', { tone: 'good' }) });
    },
    stepDone(input: Parameters<typeof step.mutate>[0], onDone: () => void) {
      if (step.isPending) return;
      step.mutate(input, { onSuccess: onDone });
    },
    record(input: Parameters<typeof record.mutate>[0], onDone: () => void) {
      if (record.isPending) return;
      record.mutate(input, {
        onSuccess: () => {
          onDone();
          notify('Recorded. Its dates count from that day.', { tone: 'good' });
        },
      });
    },
  };
}

export type GapActions = ReturnType<typeof useGapActions>;
