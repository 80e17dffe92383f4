import { useMutation } from '@tanstack/react-query';
import type { RefObject } from 'react';
import { useEngine } from '../../client/EngineProvider.tsx';
import { errorCode, errorSentence } from '../../client/error-sentence.ts';
import { useLive } from '../../client/live-store.ts';

const CLOSED: ReadonlySet<string> = new Set(['LOCKED_OUT', 'LEASE_EXPIRED', 'DEVICE_RETIRED']);

/** Signs in or unlocks; after a refusal the passphrase is chosen, ready to be typed anew. `isOpening` also while the store opens after the engine has taken the passphrase. */
export function useSignIn(passphraseField: RefObject<HTMLInputElement | null>) {
  const engine = useEngine();
  const isEngineOpening = useLive((live) => live.session?.state === 'opening');
  const signIn = useMutation(
    engine.session.signIn.mutationOptions({
      onSuccess: (session) => useLive.setState({ session }),
      onError: () => passphraseField.current?.select(),
    }),
  );
  const code = signIn.error === null ? null : errorCode(signIn.error);
  return {
    submit: (email: string, passphrase: string) => signIn.mutate({ email: email.trim(), passphrase }),
    reset: signIn.reset,
    isOpening: signIn.isPending || isEngineOpening,
    error: signIn.error === null ? '' : errorSentence(signIn.error),
    /** The error says already what stands between the passphrase and the records. */
    isDoorClosed: code !== null && CLOSED.has(code),
    /** Where the recovery key is another way out. */
    isKeyStuck: code === 'KEYCHAIN_CHANGED',
    isPassphraseWrong: code === 'WRONG_CREDENTIALS',
  };
}
