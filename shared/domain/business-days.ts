import type { LocalDate } from './primitives.ts';

/** The federal holidays of a year as observed (5 U.S.C. 6103). */
export function federalHolidays(_year: number): { date: LocalDate; name: string }[] {
  throw new Error('being written');
}
export function isBusinessDay(_date: LocalDate): boolean {
  throw new Error('being written');
}
/** The date `days` business days after a date: counting starts the day after. */
export function addBusinessDays(_date: LocalDate, _days: number): LocalDate {
  throw new Error('being written');
}
/** Business days from a date to another, both included. */
export function countBusinessDays(_from: LocalDate, _to: LocalDate): number {
  throw new Error('being written');
}
