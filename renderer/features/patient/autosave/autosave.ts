import { trackUnsaved } from '../../../client/unsaved.ts';

/** Where the words of a draft are. `savedAt` is what the last answered command said, never a guess. */
export interface AutosaveState {
  phase: 'idle' | 'waiting' | 'saving' | 'failed';
  /** The instant the engine named when it last had everything on disk, or empty. */
  savedAt: string;
  /** Why the last attempt failed, in words, or empty. */
  problem: string;
}

export interface AutosaveOptions<Edit> {
  /** Writes an edit. Resolves only when the words are on disk, with the instant of it. */
  save(edit: Edit): Promise<{ savedAt: string }>;
  /** Joins a later edit onto an earlier one that is not saved yet. */
  merge(earlier: Edit, later: Edit): Edit;
  onState(state: AutosaveState): void;
  /** Milliseconds of quiet before a burst of keys is saved. */
  quietTime?: number;
  /** Milliseconds before a failed save is tried again. */
  retryTime?: number;
  savedAt?: string;
}

/** Saves what is written at each burst of keys, one command at a time and in order. */
export interface Autosave<Edit> {
  /** Takes an edit; it is saved after a moment of quiet. */
  push(edit: Edit): void;
  /** Saves at once what waits. Resolves true when all of it is on disk, false when a save failed. */
  flush(): Promise<boolean>;
  /** Whether anything is not on disk yet. */
  isDirty(): boolean;
  /** Gives up what waits and saves no more: the draft is finished or thrown away. */
  stop(): void;
}

/**
 * Makes an autosave. A save that fails keeps its edit, is reported in `problem` and is tried again after `retryTime` or
 * with the next edit, whichever is first; later edits are joined onto it, so no word is left out and none overtakes another.
 */
export function createAutosave<Edit>(options: AutosaveOptions<Edit>): Autosave<Edit> {
  const { save, merge, onState, quietTime = 300, retryTime = 3000 } = options;
  let state: AutosaveState = { phase: 'idle', savedAt: options.savedAt ?? '', problem: '' };
  let waiting: { edit: Edit } | null = null;
  let running: Promise<boolean> | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isStopped = false;
  let untrack: () => void = () => undefined;

  const report = (change: Partial<AutosaveState>) => {
    state = { ...state, ...change };
    onState(state);
  };
  const schedule = (milliseconds: number) => {
    clearTimeout(timer);
    if (!isStopped) timer = setTimeout(() => void flush(), milliseconds);
  };

  const run = async (): Promise<boolean> => {
    while (waiting !== null) {
      const { edit } = waiting;
      waiting = null;
      report({ phase: 'saving' });
      try {
        const { savedAt } = await save(edit);
        report({ phase: waiting === null ? 'idle' : 'waiting', savedAt, problem: '' });
      } catch (error) {
        if (isStopped) return false;
        const later: { edit: Edit } | null = waiting;
        waiting = { edit: later === null ? edit : merge(edit, (later as { edit: Edit }).edit) };
        report({ phase: 'failed', problem: error instanceof Error ? error.message : String(error) });
        schedule(retryTime);
        return false;
      }
    }
    untrack();
    return true;
  };

  const flush = async (): Promise<boolean> => {
    clearTimeout(timer);
    if (running === null) {
      running = run().finally(() => {
        running = null;
        if (waiting !== null && state.phase !== 'failed') schedule(quietTime);
      });
    }
    return running;
  };

  return {
    push(edit) {
      if (isStopped) return;
      waiting = { edit: waiting === null ? edit : merge(waiting.edit, edit) };
      untrack = trackUnsaved(flush);
      if (running === null) {
        report({ phase: state.phase === 'failed' ? 'failed' : 'waiting' });
        schedule(quietTime);
      }
    },
    flush,
    isDirty: () => waiting !== null || running !== null,
    stop() {
      isStopped = true;
      untrack();
      waiting = null;
      clearTimeout(timer);
    },
  };
}
