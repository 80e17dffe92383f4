import { create } from 'zustand';
import type { CarePlanContent } from '#shared/domain/care-plan.ts';
import { type Autosave, type AutosaveState, createAutosave } from '../patient/autosave/autosave.ts';
import { forgetForOthers } from '../patient/autosave/forget-for-others.ts';

/** What goes to disk of an edit. */
export interface KeptPlan {
  base: CarePlanContent | null;
  content: CarePlanContent;
}

/** A plan being edited. `base` is the content the edit started from; null when there was no plan. */
export interface PlanDraft extends KeptPlan {
  /** Earlier contents, the oldest first. */
  past: CarePlanContent[];
  /** What the last edit touched: edits of the same field in a row are one step of undo. */
  lastTouch: string;
  saving: AutosaveState;
  autosave: Autosave<KeptPlan>;
}

interface PlanDraftState {
  drafts: Record<string, PlanDraft>;
}

/** Keeps an edit on this device. */
export type KeepPlan = (kept: KeptPlan) => Promise<{ savedAt: string }>;

const LONGEST_PAST = 100;

/** Unsaved plans by patient. They live outside the screens, so that leaving one takes nothing away. */
export const usePlanDrafts = create<PlanDraftState>(() => ({ drafts: {} }));
forgetForOthers(() => Object.keys(usePlanDrafts.getState().drafts).forEach(dropPlan));

/** Takes up an edit: a new one, or the one that the engine kept. Does nothing when the patient has one here already. */
export function adoptPlan(patientId: string, start: KeptPlan, keep: KeepPlan, savedAt = ''): void {
  if (usePlanDrafts.getState().drafts[patientId] !== undefined) return;
  const autosave = createAutosave<KeptPlan>({
    save: keep,
    merge: (_earlier, later) => later,
    savedAt,
    onState: (saving) => change(patientId, { saving }),
  });
  const saving: AutosaveState = { phase: 'idle', savedAt, problem: '' };
  const draft: PlanDraft = { ...start, past: [], lastTouch: '', saving, autosave };
  usePlanDrafts.setState(({ drafts }) => ({ drafts: { ...drafts, [patientId]: draft } }));
}

/**
 * Changes the plan of a patient that was taken up. `touch` names the field, so that a burst of typing is one step of undo,
 * and is empty for a step of its own.
 */
export function editPlan(
  patientId: string,
  edit: (content: CarePlanContent) => CarePlanContent,
  touch = '',
): void {
  const draft = usePlanDrafts.getState().drafts[patientId];
  if (draft === undefined) return;
  const isSameStep = touch !== '' && touch === draft.lastTouch;
  const past = isSameStep ? draft.past : [...draft.past, draft.content].slice(-LONGEST_PAST);
  const content = edit(draft.content);
  change(patientId, { content, past, lastTouch: touch });
  draft.autosave.push({ base: draft.base, content });
}

/** Takes the last step back. */
export function undoPlan(patientId: string): void {
  const draft = usePlanDrafts.getState().drafts[patientId];
  const content = draft?.past.at(-1);
  if (draft === undefined || content === undefined) return;
  change(patientId, { content, past: draft.past.slice(0, -1), lastTouch: '' });
  draft.autosave.push({ base: draft.base, content });
}

/** Saves at once what waits. True when the edit is on disk. */
export async function flushPlan(patientId: string): Promise<boolean> {
  const autosave = usePlanDrafts.getState().drafts[patientId]?.autosave;
  return autosave === undefined || !autosave.isDirty() ? true : autosave.flush();
}

/** Ends an edit after `sent` was saved. What was typed while the save ran goes on as an edit of what was sent. */
export function finishPlan(patientId: string, sent: CarePlanContent): void {
  const draft = usePlanDrafts.getState().drafts[patientId];
  if (draft === undefined) return;
  if (draft.content === sent) {
    dropPlan(patientId);
    return;
  }
  change(patientId, { base: sent, past: [] });
  draft.autosave.push({ base: sent, content: draft.content });
}

/** Forgets the edit: it was saved or thrown away. */
export function dropPlan(patientId: string): void {
  usePlanDrafts.setState(({ drafts: { [patientId]: gone, ...drafts } }) => {
    gone?.autosave.stop();
    return { drafts };
  });
}

function change(patientId: string, to: Partial<PlanDraft>): void {
  usePlanDrafts.setState(({ drafts }) => {
    const draft = drafts[patientId];
    return draft === undefined ? { drafts } : { drafts: { ...drafts, [patientId]: { ...draft, ...to } } };
  });
}
