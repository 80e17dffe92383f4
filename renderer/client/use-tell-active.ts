import { useEffect } from 'react';
import { useEngineClient } from './EngineProvider.tsx';

const AT_MOST_EVERY = 20_000;
const SIGNS = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const;

/** Tells the engine that somebody is there while keys or pointer are used: it locks when it has not heard so for too long. */
export function useTellActive(): void {
  const client = useEngineClient();
  useEffect(() => {
    let last = Number.NEGATIVE_INFINITY;
    const tell = (event: Event) => {
      if (event.timeStamp - last < AT_MOST_EVERY) return;
      last = event.timeStamp;
      // If it is not heard, the desk locks: nothing is lost by that.
      client.session.active().catch(() => undefined);
    };
    for (const sign of SIGNS) window.addEventListener(sign, tell, { capture: true, passive: true });
    return () => {
      for (const sign of SIGNS) window.removeEventListener(sign, tell, { capture: true });
    };
  }, [client]);
}
