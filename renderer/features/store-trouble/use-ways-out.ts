import { useMutation } from '@tanstack/react-query';
import type { SessionStatus } from '#shared/contract/engine/session.ts';
import type { WayOut } from '#shared/contract/engine/trouble.ts';
import { useEngine } from '../../client/EngineProvider.tsx';
import { errorSentence } from '../../client/error-sentence.ts';
import { useLive } from '../../client/live-store.ts';
import { notify } from '../../ui/notices/notices.ts';

/** Takes a way out. What it led to is said where one lands: at the sign-in. */
export function useWaysOut(onSendByRecoveryKey: () => void) {
  const engine = useEngine();
  const landing = (words: string | null) => (session: SessionStatus) => {
    useLive.setState({ session });
    if (words !== null) notify(words);
  };
  const tryAgain = useMutation(engine.storeTrouble.tryAgain.mutationOptions({ onSuccess: landing(null) }));
  const restoreBackup = useMutation(
    engine.storeTrouble.restoreBackup.mutationOptions({
      onSuccess: landing('The backup is in place. Sign in to open it.'),
    }),
  );
  const startNew = useMutation(
    engine.storeTrouble.startNew.mutationOptions({
      onSuccess: landing('Sign in with a connection: your records are then received from the server.'),
    }),
  );
  const error = tryAgain.error ?? restoreBackup.error ?? startNew.error;

  function take({ way, backup }: WayOut): void {
    if (way === 'restore-backup' && backup) restoreBackup.mutate({ backupId: backup.id });
    else if (way === 'start-new') startNew.mutate(undefined);
    else if (way === 'send-by-recovery-key') onSendByRecoveryKey();
    else tryAgain.mutate(undefined);
  }

  return {
    take,
    isBusy: tryAgain.isPending || restoreBackup.isPending || startNew.isPending,
    error: error === null ? '' : errorSentence(error),
  };
}
