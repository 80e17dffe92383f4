import type { NeedView } from '#shared/contract/engine/needs.ts';
import type { CodeStatus, PatientNeedStatus } from '#shared/domain/patient-need.ts';
import type { ResourceMatch } from '#shared/domain/resource-match.ts';
import type { Tone } from '../../ui/tone.ts';

export const NEED_STATUS_WORDS: Record<PatientNeedStatus, string> = {
  open: 'Open',
  working: 'Working on it',
  declined: 'Declined',
  met: 'Met',
  closed: 'Closed',
};

export const NEED_STATUS_TONES: Record<PatientNeedStatus, Tone> = {
  open: 'caution',
  working: 'info',
  declined: 'neutral',
  met: 'good',
  closed: 'neutral',
};

export const URGENCY_WORDS: Record<NeedView['urgency'], string> = {
  today: 'Act today',
  soon: 'Within days',
  planned: 'Plan it',
};

export const URGENCY_TONES: Record<NeedView['urgency'], Tone> = {
  today: 'critical',
  soon: 'caution',
  planned: 'neutral',
};

export const CODE_STATUS_WORDS: Record<CodeStatus, string> = {
  none: 'No code',
  proposed: 'Proposed, waits for an RN or practitioner',
  confirmed: 'Confirmed',
  rejected: 'Rejected',
};

export const COVERAGE_WORDS: Record<ResourceMatch['coverage'], string> = {
  here: 'Serves this ZIP',
  everywhere: 'Serves every ZIP',
  near: 'Nearby ZIP',
  elsewhere: 'Another area',
};

/** A need of safety has no title until somebody opens it: the screen may be seen or shared. */
export function titleOf({ need, isPrivate }: NeedView, isShown: boolean): string {
  return isPrivate && !isShown ? 'Private need' : need.title;
}

/** The ids of what is offered and not in the plan yet. */
export function openItemIds({ offer }: NeedView): string[] {
  if (!offer) return [];
  const all = [offer.problem, ...(offer.goal ? [offer.goal] : []), ...offer.interventions];
  return all.filter(({ isInPlan }) => !isInPlan).map(({ item }) => item.id);
}

/** Whole days between two instants. */
export function daysBetweenInstants(from: string, until: string): number {
  return Math.max(0, Math.floor((Date.parse(until) - Date.parse(from)) / 86_400_000));
}
