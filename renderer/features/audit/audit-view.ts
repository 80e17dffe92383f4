import { RECORD_LABELS } from '#shared/content/labels.ts';
import type { AuditLine } from '#shared/contract/engine/audit.ts';
import type { AuditChain, AuditPerson } from '#shared/contract/server/audit.ts';
import type { CollectionName } from '#shared/domain/document.ts';
import { formatNumber, plural } from '../../ui/format.ts';

/** A calendar date of the reader, some days back: `2026-11-22`. */
export function dateBack(days: number, now: number): string {
  const date = new Date(now);
  date.setDate(date.getDate() - days);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** From the beginning of one day of the reader to the end of another; null where a date is none or they stand the wrong way round. */
export function periodOf(first: string, last: string): { from: string; until: string } | null {
  const from = new Date(`${first}T00:00:00`);
  const until = new Date(`${last}T00:00:00`);
  until.setDate(until.getDate() + 1);
  if (Number.isNaN(from.getTime()) || Number.isNaN(until.getTime()) || from >= until) return null;
  return { from: from.toISOString(), until: until.toISOString() };
}

/** Lines that stand in order, by the day of the reader on which each happened. */
export function byDay(lines: readonly AuditLine[]): [day: string, lines: AuditLine[]][] {
  return [...Map.groupBy(lines, ({ at }) => dateBack(0, Date.parse(at)))];
}

/** `Maria Santos, LPN`. */
export function whoWords(who: AuditPerson | null): string {
  if (who === null) return 'Careline server';
  if (who.name === '') return 'Somebody who is not known here';
  return who.credential === '' || who.credential === 'none' ? who.name : `${who.name}, ${who.credential}`;
}

/** What it was done with: a record, or an account. */
export function recordWords({ entityType, action, about }: AuditLine): string {
  if (about !== null) return about.name === '' ? 'An account' : `Account of ${about.name}`;
  if (action === 'chart.viewed' || entityType === 'local' || entityType === '') return '';
  return RECORD_LABELS[entityType as CollectionName] ?? entityType;
}

/** `2 h 5 min`, `12 min`, `3 days`. */
export function spanWords(milliseconds: number): string {
  const minutes = Math.round(Math.abs(milliseconds) / 60_000);
  if (minutes < 60) return `${minutes} min`;
  if (minutes < 48 * 60) return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
  return plural(Math.floor(minutes / 1440), 'day');
}

/** How wrong a device's clock was, or empty. */
export function clockWords(clockBehindMs: number): string {
  if (clockBehindMs === 0) return '';
  return `Device clock ${spanWords(clockBehindMs)} ${clockBehindMs > 0 ? 'slow' : 'fast'}`;
}

/** What the check of a chain came to. */
export function chainWords({ checked, broken }: AuditChain): { isWhole: boolean; words: string } {
  if (broken === null && checked === 0)
    return { isWhole: true, words: 'This device has not sent any events yet.' };
  if (broken === null) {
    return {
      isWhole: true,
      words: `The chain is whole: ${formatNumber(checked)} events, none missing and none changed.`,
    };
  }
  const place = `event ${formatNumber(broken.sequence)} of this device`;
  const problem = {
    missing: `The events before ${place} are not all here. The device may not have sent them yet; if it has, they were removed.`,
    altered: `From ${place} on, what stands here is not what the device wrote. Tell your administrator.`,
    duplicate: `There are two of ${place}. Tell your administrator.`,
  };
  return { isWhole: false, words: problem[broken.problem] };
}
