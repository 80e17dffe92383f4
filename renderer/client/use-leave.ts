import { useMutation } from '@tanstack/react-query';
import { notify } from '../ui/notices/notices.ts';
import { useEngine } from './EngineProvider.tsx';
import { errorSentence } from './error-sentence.ts';
import { useLive } from './live-store.ts';

/** Lock and sign out. Both close the store; the call clock goes on. */
export function useLeave(): { lock: () => void; signOut: () => void } {
  const engine = useEngine();
  const options = {
    onSuccess: (session: NonNullable<ReturnType<typeof useLive.getState>['session']>) =>
      useLive.setState({ session }),
    onError: (error: Error) => notify(errorSentence(error), { tone: 'critical' }),
  };
  const lock = useMutation(engine.session.lock.mutationOptions(options));
  const signOut = useMutation(engine.session.signOut.mutationOptions(options));
  return { lock: () => lock.mutate(undefined), signOut: () => signOut.mutate(undefined) };
}
