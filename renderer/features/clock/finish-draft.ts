import { create } from 'zustand';
import type { ClockState } from '#shared/contract/engine/clock.ts';
import type { Program } from '#shared/domain/program.ts';
import type { TimeEntry } from '#shared/domain/time-entry.ts';
import { forgetForOthers } from '../patient/autosave/forget-for-others.ts';

/** What she says about the work of a clock before it goes into the ledger. */
export interface FinishDraft {
  /** Empty: the first program that the patient is in. */
  program: Program | '';
  activity: TimeEntry['activity'];
  counterpart: TimeEntry['counterpart'];
  narrative: string;
}

/** By clock: what was typed stays as long as the clock does, because she may have to go on working before it can be finished. */
export const useFinishDrafts = create<Record<string, FinishDraft>>(() => ({}));
forgetForOthers(() => useFinishDrafts.setState({}, true));

/** What was said of a clock's work so far. */
export function finishDraftOf(
  drafts: Record<string, FinishDraft>,
  { id, program, activity }: Pick<ClockState, 'id' | 'program' | 'activity'>,
): FinishDraft {
  return drafts[id] ?? { program, activity, counterpart: 'nobody', narrative: '' };
}

/** Keeps what changed of it. */
export function changeFinishDraft(
  clock: Pick<ClockState, 'id' | 'program' | 'activity'>,
  over: Partial<FinishDraft>,
): void {
  useFinishDrafts.setState((drafts) => ({ [clock.id]: { ...finishDraftOf(drafts, clock), ...over } }));
}

/** The clock is not kept any more. */
export function forgetFinishDraft(clockId: string): void {
  useFinishDrafts.setState(({ [clockId]: _gone, ...others }) => others, true);
}
