import type { SyncStatus } from '#shared/contract/engine/sync.ts';
import { formatDateTime, formatNumber, plural } from '../../ui/format.ts';

/** The head of the banner of a Careline that the server finds too old. */
export const UPDATE_HEAD = 'This Careline is too old to receive. Please update it.';

/** What such a Careline still does. */
export const UPDATE_MEANS =
  'What you write is saved here and still sent to the server, and everything that is here can be used. News from others comes after the update.';

/** The patients of a grant whose records come in: `Records of 12 patients are arriving: 3,400 so far.` */
export function arrivingHead({ patients, received }: NonNullable<SyncStatus['arriving']>): string {
  const of = patients === 1 ? 'a new patient' : plural(patients, 'new patient');
  return `Records of ${of} are arriving: ${formatNumber(received)} so far.`;
}

/** Records that this version cannot read: `3 records wait for an update of Careline.` */
export function deferredWords(deferred: number): string {
  return deferred === 1
    ? '1 record waits for an update of Careline.'
    : `${plural(deferred, 'record')} wait for an update of Careline.`;
}

/** How a re-check under way or the last one went. */
export function checkWords(
  { checking, lastCheck }: Pick<SyncStatus, 'checking' | 'lastCheck'>,
  now = Date.now(),
): string {
  if (checking !== null) return `Comparing every record with the server: ${Math.floor(checking * 100)} %.`;
  if (lastCheck === null) return 'Not checked on this device yet. Careline checks by itself once a week.';
  const { at, compared, repaired } = lastCheck;
  const when = `Last check ${formatDateTime(at, now)}: ${plural(compared, 'record')} compared, `;
  if (repaired === 0) return `${when}all as the server has them.`;
  return `${when}${repaired === 1 ? '1 was not right and is repaired.' : `${formatNumber(repaired)} were not right and are repaired.`}`;
}
