/** @file What makes a note of a health plan sound, and how old it may be. */
import type { Coverage } from './coverage.ts';
import { addDays } from './local-date.ts';
import type { LocalDate } from './primitives.ts';

/** What is wrong with a note, in a sentence; empty where nothing is. */
export function coverageProblem(coverage: Omit<Coverage, 'id'>, today: LocalDate): string {
  const { payer, startsOn, endsOn, checkedOn } = coverage;
  if (payer.trim() === '') return 'Write who pays, such as Medicare.';
  if (startsOn !== '' && endsOn !== '' && endsOn < startsOn) {
    return 'The plan would end before it starts. Correct one of the dates.';
  }
  return checkedOn > today ? 'The day on which it was checked is still to come. Correct it.' : '';
}

/** Whether a plan is in force on a day, as far as its note tells. */
export function isInForce(
  { startsOn, endsOn }: Pick<Coverage, 'startsOn' | 'endsOn'>,
  day: LocalDate,
): boolean {
  return (startsOn === '' || startsOn <= day) && (endsOn === '' || endsOn >= day);
}

/** Benefits change with the year, and people change plans: older notes are to be checked again. */
const CHECK_EVERY_DAYS = 90;

/** Whether somebody should ask again: never checked, checked long ago, or in another year. */
export function isCheckDue({ checkedOn }: Pick<Coverage, 'checkedOn'>, today: LocalDate): boolean {
  if (checkedOn === '' || checkedOn.slice(0, 4) !== today.slice(0, 4)) return true;
  return addDays(checkedOn, CHECK_EVERY_DAYS) < today;
}
