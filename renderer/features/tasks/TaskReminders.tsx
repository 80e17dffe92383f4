import { useEffect } from 'react';
import { useConnection, useConnectionState } from '../../client/engine-context.ts';
import { follow } from '../../client/follow.ts';
import { useLive } from '../../client/live-store.ts';
import { plural } from '../../ui/format.ts';
import { notify } from '../../ui/notices/notices.ts';

/** Says in the window what became due, once for each task, wherever one is. The server is not needed for it. */
export function TaskReminders() {
  const { client } = useConnection();
  const { state, generation } = useConnectionState();
  const isOpen = useLive((live) => live.session?.state) === 'open' && state === 'connected';
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new generation is a new port, so the stream opens anew
  useEffect(() => {
    if (!isOpen) return;
    const stop = new AbortController();
    void follow(
      (signal) => client.tasks.reminders(undefined, { signal }),
      ({ tasks }) => {
        const [first] = tasks;
        const words =
          tasks.length === 1 && first
            ? `Due now: ${first.title}, ${first.patientName}.`
            : `${plural(tasks.length, 'task')} are due now.`;
        notify(words);
      },
      stop.signal,
    );
    return () => stop.abort();
  }, [isOpen, generation, client]);
  return null;
}
