import { ACTIVITY_LABELS } from '#shared/content/labels.ts';
import type { ClockGap, ClockState } from '#shared/contract/engine/clock.ts';
import type { TimeEntry } from '#shared/domain/time-entry.ts';
import { plural } from '../../ui/format.ts';

/** What a clock is kept for: `Call`, or the work. */
export function workWord(clock: Pick<ClockState, 'callId' | 'activity'>): string {
  return clock.callId === '' ? ACTIVITY_LABELS[clock.activity] : 'Call';
}

/** `40 seconds`, `12 minutes`, `9 hours 5 minutes`: whole, rounded down. */
export function lengthWords(seconds: number): string {
  if (seconds < 60) return plural(seconds, 'second');
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return plural(minutes, 'minute');
  const rest = minutes % 60;
  return `${plural(Math.floor(minutes / 60), 'hour')}${rest === 0 ? '' : ` ${plural(rest, 'minute')}`}`;
}

/** Why the time went unseen, to follow its length. */
export const CAUSE_WORDS: Readonly<Record<ClockGap['cause'], string>> = {
  closed: 'passed while Careline was closed',
  asleep: 'passed while this computer slept or its clock was changed',
};

/** With whom the work was. */
export const COUNTERPART_WORDS: Readonly<Record<TimeEntry['counterpart'], string>> = {
  nobody: 'Nobody, work on the chart',
  patient: 'The patient',
  caregiver: 'A caregiver or family',
  practitioner: 'A practitioner or clinic',
  'community-organization': 'A community organization',
};
