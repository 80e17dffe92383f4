import { z } from 'zod';
import { CollectionName } from '#shared/domain/document.ts';
import { Id } from '#shared/domain/primitives.ts';
import type { Transaction } from '../database/transaction.ts';

/** The PostgreSQL channel on which server processes tell each other of news. */
export const NEWS_CHANNEL = 'careline_news';

/** What changed, as far as it is told: never which document, and never of whom. */
export interface Change {
  organizationId: Id;
  /** The last sequence of it. */
  sequence: number;
  /** Null: any. */
  collections: readonly CollectionName[] | null;
  /** The people who may see it, or who no longer may. Null: everybody of the organization. */
  viewers: readonly Id[] | null;
  /** Not of documents: a clock of the viewers started or stopped. */
  areClocks?: boolean | undefined;
}

/** PostgreSQL carries 8,000 bytes; with more people than this everybody is woken. */
const MOST_VIEWERS = 150;

/** Sign-ins that have ended: their streams end at once. */
export interface Ended {
  organizationId: Id;
  endedSignIns: readonly Id[];
}

const EndedSignIns = z.object({ organizationId: Id, endedSignIns: z.array(Id) });

const Announcement = z.object({
  organizationId: Id,
  sequence: z.number().int(),
  collections: z.array(CollectionName).nullable(),
  viewers: z.array(Id).nullable(),
  areClocks: z.boolean().optional(),
  from: z.string(),
});

/** Tells every server process, when the transaction commits, that the organization has news up to the sequence. */
export async function announce(
  transaction: Transaction,
  organizationId: Id,
  sequence: number,
  { collections = null, viewers = null }: Partial<Pick<Change, 'collections' | 'viewers'>> = {},
): Promise<void> {
  const payload = announcement({ organizationId, sequence, collections, viewers });
  await transaction.query('select pg_notify($1, $2)', [NEWS_CHANNEL, payload]);
}

/** So many ids fit into what PostgreSQL carries. */
const MOST_SIGN_INS = 150;

/** Tells every server process, when the transaction commits, which sign-ins have ended. */
export async function announceEnded(
  transaction: Transaction,
  organizationId: Id,
  signIns: readonly Id[],
): Promise<void> {
  const ids = [...new Set(signIns)];
  for (let at = 0; at < ids.length; at += MOST_SIGN_INS) {
    const ended: Ended = { organizationId, endedSignIns: ids.slice(at, at + MOST_SIGN_INS) };
    await transaction.query('select pg_notify($1, $2)', [NEWS_CHANNEL, JSON.stringify(ended)]);
  }
}

/** A change as it goes through PostgreSQL. `from` is the process that has woken its own streams already. */
export function announcement(change: Change, from = ''): string {
  const viewers = change.viewers !== null && change.viewers.length > MOST_VIEWERS ? null : change.viewers;
  return JSON.stringify({ ...change, viewers, from });
}

/** Reads what {@link announcement} or {@link announceEnded} wrote; undefined when it is not ours. */
export function readAnnouncement(payload: string): z.infer<typeof Announcement> | Ended | undefined {
  try {
    return z.union([EndedSignIns, Announcement]).parse(JSON.parse(payload));
  } catch {
    return undefined;
  }
}

/** Two changes of one organization as one wake-up. */
export function together(left: Change | undefined, right: Change): Change {
  if (left === undefined) return right;
  return {
    organizationId: right.organizationId,
    sequence: Math.max(left.sequence, right.sequence),
    collections: joined(left.collections, right.collections),
    viewers: joined(left.viewers, right.viewers),
    areClocks: left.areClocks || right.areClocks,
  };
}

function joined<T>(left: readonly T[] | null, right: readonly T[] | null): readonly T[] | null {
  return left === null || right === null ? null : [...new Set([...left, ...right])];
}
