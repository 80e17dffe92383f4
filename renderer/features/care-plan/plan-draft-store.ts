import { create } from 'zustand';
import type { CarePlanContent } from '#shared/domain/care-plan.ts';

/** A plan being edited. `base` is the content the edit started from; null when there was no plan. */
export interface PlanDraft {
  base: CarePlanContent | null;
  content: CarePlanContent;
  /** Earlier contents, the oldest first. */
  past: CarePlanContent[];
  /** What the last edit touched: edits of the same field in a row are one step of undo. */
  lastTouch: string;
}

interface PlanDraftState {
  drafts: Record<string, PlanDraft>;
}

const LONGEST_PAST = 100;

/** Unsaved plans by patient. They live outside the screens, so that leaving one takes nothing away. */
export const usePlanDrafts = create<PlanDraftState>(() => ({ drafts: {} }));

/**
 * Changes the plan of a patient. `start` is what an edit begins from when there is none yet; `touch` names the field, so
 * that a burst of typing is one step of undo, and is empty for a step of its own.
 */
export function editPlan(
  patientId: string,
  start: Pick<PlanDraft, 'base' | 'content'>,
  edit: (content: CarePlanContent) => CarePlanContent,
  touch = '',
): void {
  usePlanDrafts.setState(({ drafts }) => {
    const before = drafts[patientId] ?? { ...start, past: [], lastTouch: '' };
    const isSameStep = touch !== '' && touch === before.lastTouch;
    const past = isSameStep ? before.past : [...before.past, before.content].slice(-LONGEST_PAST);
    const after: PlanDraft = { base: before.base, content: edit(before.content), past, lastTouch: touch };
    return { drafts: { ...drafts, [patientId]: after } };
  });
}

/** Takes the last step back. */
export function undoPlan(patientId: string): void {
  usePlanDrafts.setState(({ drafts }) => {
    const draft = drafts[patientId];
    const content = draft?.past.at(-1);
    if (draft === undefined || content === undefined) return { drafts };
    return {
      drafts: { ...drafts, [patientId]: { ...draft, content, past: draft.past.slice(0, -1), lastTouch: '' } },
    };
  });
}

/** Forgets the edit: it was saved or thrown away. */
export function dropPlan(patientId: string): void {
  usePlanDrafts.setState(({ drafts: { [patientId]: _gone, ...drafts } }) => ({ drafts }));
}
