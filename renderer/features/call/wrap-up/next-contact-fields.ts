import type { NextContact } from '#shared/domain/call.ts';
import { addDays, instantAt, localDate, localMoment, minutesOfDay } from '#shared/domain/local-date.ts';
import { toInstant } from '#shared/domain/primitives.ts';

/** The next contact as the form holds it: date and time by the wall clock where the patient is. */
export interface NextContactForm {
  isWanted: boolean;
  date: string;
  time: string;
  kind: NextContact['kind'];
  reason: string;
}

/** Fills the form from a proposal; none wanted when there is none. */
export function toForm(proposal: NextContact | null, timeZone: string): NextContactForm {
  if (proposal === null) return { isWanted: false, date: '', time: '', kind: 'monthly-check-in', reason: '' };
  const { date, minutes } = localMoment(Date.parse(proposal.dueAt), timeZone);
  const two = (value: number) => String(value).padStart(2, '0');
  return {
    isWanted: true,
    date,
    time: `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`,
    kind: proposal.kind,
    reason: proposal.reason,
  };
}

/** The form switched on: what it held, or tomorrow at ten where nothing was proposed. */
export function wanted(form: NextContactForm, timeZone: string, now: number): NextContactForm {
  const date = form.date || addDays(localDate(now, timeZone), 1);
  return { ...form, isWanted: true, date, time: form.time || '10:00' };
}

/** What is wrong with the form, in a sentence, or empty. `now` in milliseconds. */
export function formProblem(form: NextContactForm, timeZone: string, now: number): string {
  if (!form.isWanted) return '';
  if (form.date === '' || form.time === '') return 'Give the next contact a date and a time.';
  if (dueAt(form, timeZone) <= now) return 'The next contact lies in the past. Choose a later time.';
  return '';
}

/** The next contact of a form without a problem, or null when none is wanted. */
export function fromForm(form: NextContactForm, timeZone: string): NextContact | null {
  if (!form.isWanted) return null;
  return { dueAt: toInstant(dueAt(form, timeZone)), kind: form.kind, reason: form.reason.trim() };
}

function dueAt(form: NextContactForm, timeZone: string): number {
  return instantAt(form.date, minutesOfDay(form.time), timeZone);
}
