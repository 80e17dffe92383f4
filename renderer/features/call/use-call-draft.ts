import { useEffect } from 'react';
import type { ActiveCall } from '#shared/contract/engine/calls.ts';
import { useEngineClient } from '../../client/EngineProvider.tsx';
import { errorSentence } from '../../client/error-sentence.ts';
import { adoptCall, flushCall, type OpenDraft, useCallDrafts } from './call-draft-store.ts';

/**
 * The open call as it is being written. Saves what waits when the view closes, when the window is hidden and when it goes.
 */
export function useCallDraft(call: ActiveCall): OpenDraft | undefined {
  const client = useEngineClient();
  const { callId } = call.draft;
  useEffect(() => {
    adoptCall(call, async (edit) => {
      try {
        return await client.calls.saveDraft(edit);
      } catch (error) {
        throw new Error(errorSentence(error));
      }
    });
  }, [call, client]);

  useEffect(() => {
    const flush = () => void flushCall(callId);
    document.addEventListener('visibilitychange', flush);
    window.addEventListener('pagehide', flush);
    return () => {
      document.removeEventListener('visibilitychange', flush);
      window.removeEventListener('pagehide', flush);
      flush();
    };
  }, [callId]);

  return useCallDrafts((state) => state.drafts[callId]);
}
