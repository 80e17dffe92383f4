import type { EscalationFollowUp } from '#shared/contract/engine/escalations.ts';
import type { EscalationLevel } from '#shared/domain/escalation.ts';
import type { MandatoryReport, StepPhase } from '#shared/domain/escalation-protocol.ts';
import { OWN_STEPS } from '#shared/domain/escalation-rules.ts';
import { formatDateTime } from '../../ui/format.ts';
import type { Tone } from '../../ui/tone.ts';

/** How fast somebody must act. */
export const LEVEL_WORDS: Record<EscalationLevel, string> = {
  E911: '911 now',
  'RN-now': 'RN on this call',
  SameDay: 'Practitioner today',
};

/** How loud a level is. */
export const LEVEL_TONES: Record<EscalationLevel, Tone> = {
  E911: 'critical',
  'RN-now': 'caution',
  SameDay: 'info',
};

/** The headings among the steps. */
export const PHASE_WORDS: Record<StepPhase, string> = {
  first: 'First',
  help: 'Get help',
  stay: 'Until somebody has it',
  after: 'Afterwards',
};

/** What the law may ask for, where a protocol touches on it. */
export const REPORT_WORDS: Record<Exclude<MandatoryReport, 'none'>, string> = {
  'elder-or-dependent-adult':
    'The law asks nurses to report this nearly everywhere. Make the report with your supervisor today: to Adult Protective Services where the patient lives. It needs no proof.',
  'depends-on-state':
    'Some states ask for a report, some only of injuries. Say so before you ask more, and decide with your supervisor today.',
};

/** Where somebody at home may be the danger. */
export const PRIVATE_WORDS =
  'Write nothing of this on the plan’s copy, in a letter, a voicemail or a message. Somebody in the house may see it.';

/** What the app wrote into the list of steps, in words. */
export const OWN_STEP_WORDS: Record<string, string> = {
  [OWN_STEPS.arrived]: 'Arrived at the server',
  [OWN_STEPS.acknowledged]: 'Taken over',
  [OWN_STEPS.level]: 'Level changed to',
  [OWN_STEPS.note]: 'Note',
  [OWN_STEPS.closed]: 'Closed',
};

/** How long it has waited: `12 min`, `3 h 5 min`. Whole minutes; under one, the seconds. */
export function waitedWords(since: string, now: number): string {
  const seconds = Math.max(0, Math.floor((now - Date.parse(since)) / 1000));
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  return minutes < 1440
    ? `${Math.floor(minutes / 60)} h ${minutes % 60} min`
    : `${Math.floor(minutes / 1440)} d ${Math.floor((minutes % 1440) / 60)} h`;
}

/** What became of the contact that follows: `done today, 3:10 PM`, `due Nov 23, 4:30 PM`. */
export function followUpWords(followUp: EscalationFollowUp | null, now: number): string {
  if (followUp === null) return 'none';
  const { status, dueAt, completedAt } = followUp;
  if (status === 'completed') return `done ${formatDateTime(completedAt, now)}`;
  if (status === 'cancelled') return 'closed, not done';
  return `${Date.parse(dueAt) < now ? 'overdue since' : 'due'} ${formatDateTime(dueAt, now)}`;
}
