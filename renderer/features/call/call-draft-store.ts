import type { z } from 'zod';
import { create } from 'zustand';
import type { ActiveCall, CallDraft, CallDraftEdit } from '#shared/contract/engine/calls.ts';
import { type Autosave, type AutosaveState, createAutosave } from '../patient/autosave/autosave.ts';
import { forgetForOthers } from '../patient/autosave/forget-for-others.ts';

type Edit = z.infer<typeof CallDraftEdit>;
type Save = (edit: Edit) => Promise<{ savedAt: string }>;

/** A call that is being written: what is on screen, and how much of it is on disk. */
export interface OpenDraft {
  draft: CallDraft;
  saving: AutosaveState;
  autosave: Autosave<Edit>;
}

interface DraftState {
  drafts: Record<string, OpenDraft>;
}

/**
 * The words of the open call. They live outside the screens, so that going to another screen and back, or a save that
 * failed, takes nothing away; the engine's copy is read only when the app has just started.
 */
export const useCallDrafts = create<DraftState>(() => ({ drafts: {} }));
forgetForOthers(() => Object.keys(useCallDrafts.getState().drafts).forEach(dropCall));

/** Takes up a call that the engine has, unless its words are here already. */
export function adoptCall(call: ActiveCall, save: Save): void {
  const { callId } = call.draft;
  if (useCallDrafts.getState().drafts[callId] !== undefined) return;
  const autosave = createAutosave<Edit>({
    save,
    merge: joinEdits,
    savedAt: call.savedAt,
    onState: (saving) => change(callId, (open) => ({ ...open, saving })),
  });
  const saving: AutosaveState = { phase: 'idle', savedAt: call.savedAt, problem: '' };
  useCallDrafts.setState(({ drafts }) => ({
    drafts: { ...drafts, [callId]: { draft: call.draft, saving, autosave } },
  }));
}

/** Puts an edit on screen at once and sends it to disk after a moment of quiet. */
export function editCall(callId: string, edit: Omit<Edit, 'callId'>): void {
  const open = useCallDrafts.getState().drafts[callId];
  if (open === undefined) return;
  const { note, ...fields } = edit;
  change(callId, (before) => ({
    ...before,
    draft: { ...before.draft, ...defined(fields), note: { ...before.draft.note, ...defined(note ?? {}) } },
  }));
  open.autosave.push({ callId, ...edit });
}

/** Saves at once what waits. True when every word is on disk. */
export async function flushCall(callId: string): Promise<boolean> {
  const open = useCallDrafts.getState().drafts[callId];
  if (open === undefined || !open.autosave.isDirty()) return true;
  return open.autosave.flush();
}

/** Forgets a call that was wrapped up or discarded. */
export function dropCall(callId: string): void {
  useCallDrafts.setState(({ drafts: { [callId]: gone, ...drafts } }) => {
    gone?.autosave.stop();
    return { drafts };
  });
}

/** Joins a later edit onto an earlier one: per note section and per field the later word counts. */
export function joinEdits(earlier: Edit, later: Edit): Edit {
  const note =
    earlier.note === undefined && later.note === undefined
      ? {}
      : { note: { ...earlier.note, ...later.note } };
  return { ...earlier, ...later, ...note };
}

function change(callId: string, to: (open: OpenDraft) => OpenDraft): void {
  useCallDrafts.setState(({ drafts }) => {
    const open = drafts[callId];
    return open === undefined ? { drafts } : { drafts: { ...drafts, [callId]: to(open) } };
  });
}

function defined<Fields extends object>(
  fields: Fields,
): { [Key in keyof Fields]: Exclude<Fields[Key], undefined> } {
  const entries = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [Key in keyof Fields]: Exclude<Fields[Key], undefined> };
}
