import { daysBetween } from '#shared/domain/local-date.ts';
import type { LocalDate } from '#shared/domain/primitives.ts';
import type { License } from '#shared/domain/staff.ts';
import { plural } from '../../ui/format.ts';
import type { Tone } from '../../ui/tone.ts';

/** Days before its end that a license is worth a word: renewing takes weeks. */
export const ENDING_DAYS = 60;

/** How a license stands on a day. It holds to the end of the day it expires on. */
export function licenseStanding(
  { expiresOn }: Pick<License, 'expiresOn'>,
  today: LocalDate,
): { tone: Tone; words: string; isEnding: boolean } {
  const days = daysBetween(today, expiresOn);
  if (days < 0) return { tone: 'critical', words: `expired ${plural(-days, 'day')} ago`, isEnding: true };
  if (days === 0) return { tone: 'critical', words: 'expires today', isEnding: true };
  if (days <= ENDING_DAYS) return { tone: 'caution', words: `${plural(days, 'day')} left`, isEnding: true };
  return { tone: 'neutral', words: '', isEnding: false };
}
