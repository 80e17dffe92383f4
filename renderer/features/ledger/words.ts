/** @file The words and times of the minute ledger. */
import type { LedgerEntry } from '#shared/contract/engine/ledger.ts';

const NOT_COUNTED: Readonly<Record<LedgerEntry['notCounted'], string>> = {
  '': '',
  'not-billable': 'does not count',
  'inpatient-day': 'inpatient that day',
};

/** `9:05 AM` in the practice's zone. */
export function timeAt(instant: string, timeZone: string): string {
  return new Intl.DateTimeFormat('en-US', { hour: 'numeric', minute: '2-digit', timeZone }).format(
    Date.parse(instant),
  );
}

/** `Fri, Nov 20` in the practice's zone. */
export function dayAt(instant: string, timeZone: string): string {
  return new Intl.DateTimeFormat('en-US', {
    weekday: 'short',
    month: 'short',
    day: 'numeric',
    timeZone,
  }).format(Date.parse(instant));
}

/** `14:05` for a field, in the practice's zone. */
export function fieldTime(instant: string, timeZone: string): string {
  const format = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone });
  return format.format(Date.parse(instant));
}

/** `2026-11-20` for a field, in the practice's zone. */
export function fieldDate(instant: string, timeZone: string): string {
  return new Intl.DateTimeFormat('en-CA', {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    timeZone,
  }).format(Date.parse(instant));
}

/** What there is to know of an entry beside its time: `by hand · booked twice`. */
export function marksOf(entry: LedgerEntry): string[] {
  if (!entry.isStanding) return ['corrected'];
  return [
    entry.seconds === 0 ? 'taken out' : NOT_COUNTED[entry.notCounted],
    entry.method === 'manual' && entry.seconds > 0 ? 'by hand' : '',
    entry.isCorrection && entry.seconds > 0 ? 'correction' : '',
    entry.receipt === 'with-the-server' ? '' : entry.receipt === 'held' ? 'held' : 'on this device',
  ].filter((mark) => mark !== '');
}
