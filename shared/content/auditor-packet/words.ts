/** @file Times and facts of the auditor's packet in words. */
import type { Evidence } from '#shared/domain/care-evidence.ts';
import type { PacketChain, PacketEntry, PacketStaff } from '#shared/domain/ledger/packet-shape.ts';
import type { TimeZone } from '#shared/domain/primitives.ts';
import { EVIDENCE_LABELS } from '../billing/evidence-words.ts';

/** `Nov 20, 2026, 2:05:13 PM EST` */
export function momentWords(instant: string, timeZone: TimeZone): string {
  return new Intl.DateTimeFormat('en-US', {
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    second: '2-digit',
    timeZoneName: 'short',
    timeZone,
  }).format(Date.parse(instant));
}

/** `Nov 20, 2026` of a calendar date. */
export function dayWords(date: string): string {
  if (date === '') return '';
  return new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeZone: 'UTC' }).format(
    Date.parse(`${date}T00:00:00Z`),
  );
}

/** `12 min 05 s` */
export function durationWords(seconds: number): string {
  return `${Math.floor(seconds / 60)} min ${String(seconds % 60).padStart(2, '0')} s`;
}

/** `Maria Santos, LPN, license AZ 12345 (compact), until Mar 4, 2027` */
export function staffWords({ name, credential, licenses }: PacketStaff): string {
  const held = licenses.map(
    ({ state, number, isCompact, expiresOn }) =>
      `license ${state} ${number}${isCompact ? ' (compact)' : ''}, until ${dayWords(expiresOn)}`,
  );
  return [name || 'Not known here', credential === 'none' ? 'no credential' : credential, ...held].join(', ');
}

/** What the check of the chains found. */
export function chainWords({ broken, checkedBy, entries, devices, unchained }: PacketChain): string {
  const where =
    checkedBy === 'server'
      ? 'on the server, over all entries of every device'
      : 'on a device, each entry by itself';
  const rest =
    unchained === 0
      ? ''
      : ` ${count(unchained, 'entry is', 'entries are')} in no chain: imported, or older than the chain.`;
  if (broken === null) {
    return `Checked ${where}: ${count(entries, 'entry', 'entries')} of ${count(devices, 'device', 'devices')} stand as they were written.${rest}`;
  }
  const problem = {
    altered: 'was changed after it was written',
    missing: 'follows on one that is missing',
    duplicate: 'stands where another one stands already',
  }[broken.problem];
  return `BROKEN. Checked ${where}: entry ${broken.entryId} (number ${broken.sequence} of device ${broken.deviceId}) ${problem}.${rest}`;
}

/** Why an entry does not count toward the month, or that it does. */
export function countedWords({ isStanding, notCounted, seconds }: PacketEntry): string {
  if (!isStanding) return 'Superseded';
  if (seconds === 0) return 'Taken out';
  if (notCounted === 'not-billable') return 'Not counted: not billable';
  if (notCounted === 'inpatient-day') return 'Not counted: inpatient on that day';
  return 'Counted';
}

/** A recorded fact: `Initiating visit, Dec 15, 2025` */
export function evidenceWords({ kind, on, until, value, note }: Evidence): string {
  const days = until === '' ? dayWords(on) : `${dayWords(on)} to ${dayWords(until)}`;
  return [EVIDENCE_LABELS[kind].title, days, value > 0 ? String(value) : '', note].filter(Boolean).join(', ');
}

function count(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`;
}
