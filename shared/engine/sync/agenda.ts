/** @file Work that is put off for a while. */
import type { EnginePorts } from '../ports.ts';

export interface Agenda {
  /** Does `work` after a while, once however often it is asked for meanwhile. What fails is logged by its name. */
  soon(name: string, milliseconds: number, work: () => Promise<void>): void;
  /** Resolves after so many milliseconds, also after `close`. */
  pause(milliseconds: number): Promise<void>;
  readonly isClosed: boolean;
  close(): void;
}

/** Makes an empty agenda. */
export function openAgenda(ports: Pick<EnginePorts, 'after' | 'log'>): Agenda {
  const cancels = new Map<string, () => void>();
  let isClosed = false;
  return {
    soon(name, milliseconds, work) {
      if (isClosed || cancels.has(name)) return;
      const cancel = ports.after(milliseconds, () => {
        cancels.delete(name);
        if (!isClosed) work().catch(() => ports.log('sync.not-done', { name }));
      });
      cancels.set(name, cancel);
    },
    pause: (milliseconds) => new Promise<void>((resolve) => void ports.after(milliseconds, resolve)),
    get isClosed() {
      return isClosed;
    },
    close() {
      isClosed = true;
      for (const cancel of cancels.values()) cancel();
    },
  };
}
