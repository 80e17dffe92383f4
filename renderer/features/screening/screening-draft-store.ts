import { create } from 'zustand';
import type { ScreeningDraft, ScreeningResult } from '#shared/contract/engine/screenings.ts';
import type { ResponseItem } from '#shared/domain/screening.ts';
import { type Autosave, type AutosaveState, createAutosave } from '../patient/autosave/autosave.ts';
import { forgetForOthers } from '../patient/autosave/forget-for-others.ts';

interface Saved {
  savedAt: string;
  result: ScreeningResult;
}

/** A form being filled: the answers on screen, what they show so far, and how much of it is on disk. */
export interface OpenScreening {
  items: ResponseItem[];
  result: ScreeningResult;
  saving: AutosaveState;
  autosave: Autosave<ResponseItem[]>;
}

interface ScreeningState {
  open: Record<string, OpenScreening>;
}

/** The answers of open forms. They live outside the screens, so that leaving one takes nothing away. */
export const useScreeningDrafts = create<ScreeningState>(() => ({ open: {} }));
forgetForOthers(() => Object.keys(useScreeningDrafts.getState().open).forEach(dropScreening));

/** Takes up a draft that the engine has, unless its answers are here already. */
export function adoptScreening(
  draft: ScreeningDraft,
  result: ScreeningResult,
  save: (items: ResponseItem[]) => Promise<Saved>,
): void {
  const { draftId } = draft;
  if (useScreeningDrafts.getState().open[draftId] !== undefined) return;
  const autosave = createAutosave<ResponseItem[]>({
    quietTime: 100,
    merge: (_earlier, later) => later,
    savedAt: draft.savedAt,
    onState: (saving) => change(draftId, { saving }),
    save: async (items) => {
      const saved = await save(items);
      change(draftId, { result: saved.result });
      return saved;
    },
  });
  const saving: AutosaveState = { phase: 'idle', savedAt: draft.savedAt, problem: '' };
  useScreeningDrafts.setState(({ open }) => ({
    open: { ...open, [draftId]: { items: draft.items, result, saving, autosave } },
  }));
}

/** Puts answers on screen at once and sends them to disk. */
export function answerScreening(draftId: string, items: ResponseItem[]): void {
  change(draftId, { items });
  useScreeningDrafts.getState().open[draftId]?.autosave.push(items);
}

/** Saves at once what waits. True when every answer is on disk. */
export async function flushScreening(draftId: string): Promise<boolean> {
  const autosave = useScreeningDrafts.getState().open[draftId]?.autosave;
  return autosave === undefined || !autosave.isDirty() ? true : autosave.flush();
}

/** Forgets a form that was completed. */
export function dropScreening(draftId: string): void {
  useScreeningDrafts.setState(({ open: { [draftId]: gone, ...open } }) => {
    gone?.autosave.stop();
    return { open };
  });
}

function change(draftId: string, to: Partial<OpenScreening>): void {
  useScreeningDrafts.setState(({ open }) => {
    const before = open[draftId];
    return before === undefined ? { open } : { open: { ...open, [draftId]: { ...before, ...to } } };
  });
}
