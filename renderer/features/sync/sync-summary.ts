import { RECEIPT_LABELS } from '#shared/content/labels.ts';
import type { SyncStatus } from '#shared/contract/engine/sync.ts';
import { formatAgo, plural } from '../../ui/format.ts';

export interface SyncSummary {
  /** The word beside the light. */
  word: string;
  /** How many records the light speaks of; 0 when all are with the server. */
  count: number;
  /** What it means for closing the laptop, in one sentence. */
  sentence: string;
}

/**
 * The sync light in words. "Safe to close" is said only when the receipts say that every record is with the server, never
 * because a connection looks good, and not while a call is open: what is written in it has not left this device.
 */
export function syncSummary(sync: SyncStatus, hasOpenCall: boolean, now = Date.now()): SyncSummary {
  const word = RECEIPT_LABELS[sync.light];
  if (sync.light === 'held') {
    return {
      word,
      count: sync.held,
      sentence: `The server refused ${plural(sync.held, 'record')}. ${sync.held === 1 ? 'It is' : 'They are'} kept on this device until you correct ${sync.held === 1 ? 'it or pass it' : 'them or pass them'} on.`,
    };
  }
  if (sync.pending > 0)
    return { word, count: sync.pending, sentence: `${waits(sync.pending)} ${whyWaiting(sync)}` };
  if (sync.light === 'on-this-device' || !sync.isInitialSyncDone) {
    return {
      word,
      count: 0,
      sentence: 'Nothing of yours waits to be sent. The first copy of your caseload is still arriving.',
    };
  }
  if (hasOpenCall) {
    return {
      word,
      count: 0,
      sentence:
        'Every record that is finished is with the server. The open call stays on this device until you wrap it up.',
    };
  }
  const contact = sync.lastContactAt === null ? '' : ` Last contact ${formatAgo(sync.lastContactAt, now)}.`;
  return { word, count: 0, sentence: `Every record is with the server. Safe to close.${contact}` };
}

function waits(pending: number): string {
  return pending === 1
    ? '1 record is on this device only.'
    : `${plural(pending, 'record')} are on this device only.`;
}

function whyWaiting(sync: SyncStatus): string {
  if (sync.connection === 'unreachable') return 'They go to the server by themselves when it can be reached.';
  if (sync.connection === 'signed-out') return 'Sign in again while online, so that they can be sent.';
  return 'They are being sent.';
}
