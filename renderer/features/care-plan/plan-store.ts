import { create } from 'zustand';
import type { CarePlanContent } from '#shared/domain/care-plan.ts';
import { type FieldChange, planChanges, reversed, withChanges } from '#shared/domain/plan-changes.ts';
import type { PlanProposal } from '#shared/domain/plan-proposals.ts';
import { type Autosave, type AutosaveState, createAutosave } from '../patient/autosave/autosave.ts';
import { forgetForOthers } from '../patient/autosave/forget-for-others.ts';
import { isSameContent } from './plan-edits.ts';

/** What goes to disk of an edit. */
export interface KeptPlan {
  /** What the edit started from; null when there was no plan. */
  base: CarePlanContent | null;
  content: CarePlanContent;
}

/** A plan that is open at this desk, with what was edited and not saved yet. */
export interface OpenPlan extends KeptPlan {
  /** The steps of this session that can be taken back, the oldest first, and those that were and can be made again. */
  past: readonly FieldChange[][];
  future: readonly FieldChange[][];
  /** The field that is being typed in, and what the plan was before: keys in a row are one step. */
  typing: { touch: string; before: CarePlanContent } | null;
  /** Who changed an item since it was opened here, by the item's id. */
  marks: Readonly<Record<string, string>>;
  proposals: readonly PlanProposal[];
  /** How often a step was taken back or made again: an open field shows what came of it. */
  travels: number;
  /** What was done last, for those who do not see it. */
  said: string;
  saving: AutosaveState;
  autosave: Autosave<KeptPlan>;
}

/** Keeps an edit on this device. */
export type KeepPlan = (kept: KeptPlan) => Promise<{ savedAt: string }>;

const LONGEST_PAST = 200;
const NOBODY_KNOWN = 'somebody else';

/** Open plans by patient. They live outside the screens, so that leaving one takes nothing away. */
export const usePlans = create<{ plans: Readonly<Record<string, OpenPlan>> }>(() => ({ plans: {} }));
forgetForOthers(() => Object.keys(usePlans.getState().plans).forEach(closePlan));

/** The open plan of a patient. */
export function openPlanOf(patientId: string): OpenPlan | undefined {
  return usePlans.getState().plans[patientId];
}

/** Opens a plan: as it is stored, or with the edit that the engine kept. Does nothing when it is open here already. */
export function openPlan(patientId: string, start: KeptPlan, keep: KeepPlan, savedAt = ''): void {
  if (openPlanOf(patientId) !== undefined) return;
  const autosave = createAutosave<KeptPlan>({
    save: keep,
    merge: (_earlier, later) => later,
    savedAt,
    onState: (saving) => {
      const known = openPlanOf(patientId)?.saving;
      // Said at each key; the rows are asked only when it is something else.
      if (
        known?.phase === saving.phase &&
        known.savedAt === saving.savedAt &&
        known.problem === saving.problem
      )
        return;
      put(patientId, { saving });
    },
  });
  const plan: OpenPlan = {
    ...start,
    ...{ past: [], future: [], typing: null, marks: {}, proposals: [], travels: 0, said: '', autosave },
    saving: { phase: 'idle', savedAt, problem: '' },
  };
  usePlans.setState(({ plans }) => ({ plans: { ...plans, [patientId]: plan } }));
}

/** Changes an open plan. `touch` names the field, so that a burst of typing is one step of undo, and is empty for a step of its own. */
export function editPlan(
  patientId: string,
  edit: (content: CarePlanContent) => CarePlanContent,
  touch = '',
): void {
  const plan = openPlanOf(patientId);
  if (plan === undefined) return;
  const content = edit(plan.content);
  if (content === plan.content) return;
  const isSameStep = touch !== '' && plan.typing?.touch === touch;
  const before = isSameStep && plan.typing ? plan.typing.before : plan.content;
  const step = planChanges(before, content);
  const past = [...(isSameStep ? plan.past.slice(0, -1) : plan.past), step].slice(-LONGEST_PAST);
  const typing = touch === '' ? null : { touch, before };
  put(patientId, { content, past, future: [], typing, marks: without(plan.marks, step) });
  plan.autosave.push({ base: plan.base, content });
}

/** Takes the last step back. False when nothing came of it, because somebody else changed the same words since. */
export function undoPlan(patientId: string): boolean {
  return travel(patientId, 'past', 'future', reversed);
}

/** Makes the step again that was taken back last. False when nothing came of it. */
export function redoPlan(patientId: string): boolean {
  return travel(patientId, 'future', 'past', (step) => [...step]);
}

function travel(
  patientId: string,
  from: 'past' | 'future',
  to: 'past' | 'future',
  way: (step: readonly FieldChange[]) => FieldChange[],
): boolean {
  const plan = openPlanOf(patientId);
  const step = plan?.[from].at(-1);
  if (plan === undefined || step === undefined) return true;
  const content = withChanges(plan.content, way(step));
  const travels = plan.travels + 1;
  put(patientId, {
    content,
    travels,
    [from]: plan[from].slice(0, -1),
    [to]: [...plan[to], step],
    typing: null,
  });
  if (content === plan.content) return false;
  plan.autosave.push({ base: plan.base, content });
  return true;
}

/** What an engine made of an edit and of what others did. */
export interface MergedPlan extends KeptPlan {
  changed: readonly string[];
  by: string;
}

/** Takes in what others changed: what was typed since `sent` stays, and what they changed is marked with who. */
export function takeInOthers(patientId: string, sent: CarePlanContent, merged: MergedPlan): void {
  const plan = openPlanOf(patientId);
  if (plan === undefined) return;
  const content = withChanges(plan.content, planChanges(sent, merged.content));
  const marks = { ...plan.marks };
  for (const id of merged.changed) marks[id] = merged.by || NOBODY_KNOWN;
  put(patientId, { base: merged.base, content, marks, typing: null });
  if (!isSameContent(merged.base ?? content, content)) plan.autosave.push({ base: merged.base, content });
}

/** Goes on after `sent` was saved as `saved`. What was typed while the save ran is an edit of what was saved; the steps can still be taken back. */
export function goOnAfterSave(
  patientId: string,
  sent: CarePlanContent,
  saved: CarePlanContent,
  by = '',
): void {
  const plan = openPlanOf(patientId);
  if (plan === undefined) return;
  const theirs = planChanges(sent, saved);
  const content = withChanges(plan.content, theirs);
  const marks = { ...plan.marks };
  for (const { id, field } of theirs) if (field !== 'taskId') marks[id] = by || NOBODY_KNOWN;
  put(patientId, { base: saved, content, marks, typing: null });
  if (!isSameContent(saved, content)) plan.autosave.push({ base: saved, content });
}

/** Puts up what may come into the plan. */
export function propose(patientId: string, proposals: readonly PlanProposal[]): void {
  put(patientId, { proposals });
}

/** She has seen what others changed. */
export function forgetMarks(patientId: string): void {
  put(patientId, { marks: {} });
}

/** Says what was done. */
export function sayInPlan(patientId: string, said: string): void {
  put(patientId, { said });
}

/** Saves at once what waits. True when the edit is on disk. */
export async function flushPlan(patientId: string): Promise<boolean> {
  const autosave = openPlanOf(patientId)?.autosave;
  return autosave === undefined || !autosave.isDirty() ? true : autosave.flush();
}

/** Forgets the edit: it was thrown away, or somebody else sits here. */
export function closePlan(patientId: string): void {
  usePlans.setState(({ plans: { [patientId]: gone, ...plans } }) => {
    gone?.autosave.stop();
    return { plans };
  });
}

function put(patientId: string, to: Partial<OpenPlan>): void {
  usePlans.setState(({ plans }) => {
    const plan = plans[patientId];
    return plan === undefined ? { plans } : { plans: { ...plans, [patientId]: { ...plan, ...to } } };
  });
}

function without(marks: OpenPlan['marks'], step: readonly FieldChange[]): OpenPlan['marks'] {
  if (!step.some(({ id }) => id in marks)) return marks;
  const ids = new Set(step.map(({ id }) => id));
  return Object.fromEntries(Object.entries(marks).filter(([id]) => !ids.has(id)));
}
