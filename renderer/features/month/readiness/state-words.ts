import type { CodeReadiness } from '#shared/contract/engine/month.ts';
import type { Tone } from '../../../ui/tone.ts';

/** Where a code stands, in a word with its tone. */
export const STATE_WORDS: Readonly<Record<CodeReadiness['state'], { label: string; tone: Tone }>> = {
  supported: { label: 'Everything is there', tone: 'good' },
  'needs-facts': { label: 'Something is missing', tone: 'caution' },
  'needs-time': { label: 'Minutes so far', tone: 'neutral' },
  review: { label: 'For the practice to look at', tone: 'info' },
  excluded: { label: 'Not beside another code', tone: 'neutral' },
};

/** Minutes and the next threshold as facts, without advice. Empty where no minutes are counted. */
export function minutesWords({ minutes, nextAtMinutes, units, state }: CodeReadiness): string {
  const supported = units === 0 ? '' : `, ${units} ${units === 1 ? 'unit' : 'units'}`;
  const counted = `${minutes} ${minutes === 1 ? 'minute' : 'minutes'} recorded${supported}`;
  if (nextAtMinutes === null) return minutes === 0 ? '' : counted;
  if (state === 'needs-time' || units === 0) return `${counted}; begins at ${nextAtMinutes}`;
  return `${counted}; one more unit at ${nextAtMinutes}`;
}
