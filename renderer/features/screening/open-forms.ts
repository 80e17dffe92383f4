import { create } from 'zustand';
import type { ScreeningDraft, ScreeningResult } from '#shared/contract/engine/screenings.ts';
import type { ResponseItem } from '#shared/domain/screening.ts';
import { type Autosave, type AutosaveState, createAutosave } from '../patient/autosave/autosave.ts';
import { forgetForOthers } from '../patient/autosave/forget-for-others.ts';
import type { FormSession } from './form-session.ts';

interface Saved {
  savedAt: string;
  result: ScreeningResult;
}

/** A form being filled: its answers, what they showed when they were last saved, and how much of them is on disk. */
export interface OpenForm {
  session: FormSession;
  result: ScreeningResult;
  /** The language it is asked in. */
  language: string;
  saving: AutosaveState;
  autosave: Autosave<ResponseItem[]>;
}

/** The open forms, by draft. They live outside the screens, so that leaving one takes nothing away. */
export const useOpenForms = create<{ open: Record<string, OpenForm> }>(() => ({ open: {} }));
forgetForOthers(() => Object.keys(useOpenForms.getState().open).forEach(dropForm));

interface AdoptOptions {
  draft: ScreeningDraft;
  result: ScreeningResult;
  /** Makes the state of the form; its changes go to `push`. */
  begin(push: (items: ResponseItem[]) => void): FormSession;
  save(items: ResponseItem[], language: string, told: string[] | undefined): Promise<Saved>;
}

/** Takes up a draft that the engine has, unless its answers are here already. */
export function adoptForm({ draft, result, begin, save }: AdoptOptions): void {
  const { draftId } = draft;
  if (useOpenForms.getState().open[draftId] !== undefined) return;
  const autosave = createAutosave<ResponseItem[]>({
    quietTime: 100,
    merge: (_earlier, later) => later,
    savedAt: draft.savedAt,
    onState: (saving) => change(draftId, { saving }),
    save: async (items) => {
      const form = useOpenForms.getState().open[draftId];
      const saved = await save(items, form?.language ?? draft.language, form?.session.told() ?? draft.told);
      change(draftId, { result: saved.result });
      return saved;
    },
  });
  const saving: AutosaveState = { phase: 'idle', savedAt: draft.savedAt, problem: '' };
  const session = begin(autosave.push);
  useOpenForms.setState(({ open }) => ({
    open: { ...open, [draftId]: { session, result, saving, autosave, language: draft.language } },
  }));
}

/** Goes on in another language. */
export function speakIn(draftId: string, language: string): void {
  change(draftId, { language });
  const form = useOpenForms.getState().open[draftId];
  form?.autosave.push(Object.values(form.session.store.getState().responses));
}

/** Saves at once what waits. True when every answer is on disk. */
export async function flushForm(draftId: string): Promise<boolean> {
  const autosave = useOpenForms.getState().open[draftId]?.autosave;
  return autosave === undefined || !autosave.isDirty() ? true : autosave.flush();
}

/** Forgets a form that was completed. */
export function dropForm(draftId: string): void {
  useOpenForms.setState(({ open: { [draftId]: gone, ...open } }) => {
    gone?.autosave.stop();
    return { open };
  });
}

function change(draftId: string, to: Partial<OpenForm>): void {
  useOpenForms.setState(({ open }) => {
    const before = open[draftId];
    return before === undefined ? { open } : { open: { ...open, [draftId]: { ...before, ...to } } };
  });
}
