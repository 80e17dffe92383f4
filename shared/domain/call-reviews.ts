/** @file What the reviews of a call come to, and who may add which word. Pure (TEAM-1). */
import type { Call } from './call.ts';
import type { CallReview } from './call-review.ts';
import type { Id } from './primitives.ts';
import type { Role } from './staff.ts';

/** Where a call stands with its reviewers. Only `not-reviewed` and `answered` wait for a supervisor, only `returned` for the author. */
export const CALL_STANDINGS = ['not-reviewed', 'answered', 'returned', 'commented', 'co-signed'] as const;
export type CallStanding = (typeof CALL_STANDINGS)[number];

type Signed = Pick<Call, 'staffId' | 'signedAt' | 'addenda' | 'reviews'>;

/** A person and what she adds. */
interface Word {
  staffId: Id;
  role: Role;
  kind: CallReview['kind'];
}

/**
 * Where a call stands: its last review that is not a comment says it. The order is that of the list and not of the times, which come from the clocks
 * of several devices: whoever adds a word has seen those before it.
 */
export function standingOf({ reviews }: Pick<Call, 'reviews'>): CallStanding {
  const last = lastDecision(reviews);
  if (last) return last.kind as CallStanding;
  return reviews.length === 0 ? 'not-reviewed' : 'commented';
}

/** The return that its author has yet to answer, or null. */
export function openReturn({ reviews }: Pick<Call, 'reviews'>): CallReview | null {
  const last = lastDecision(reviews);
  return last?.kind === 'returned' ? last : null;
}

/** Whether words were added to the call after the last review: what was co-signed is not all that stands there. */
export function hasNewWords({ addenda, reviews }: Pick<Call, 'addenda' | 'reviews'>): boolean {
  const last = reviews.at(-1);
  if (!last) return false;
  return addenda.some(({ writtenAt, writtenBy }) => writtenAt > last.at && writtenBy !== last.by);
}

/** Whether the author has added words since the call was returned. */
export function hasCorrected({ addenda, reviews, staffId }: Omit<Signed, 'signedAt'>): boolean {
  const returned = openReturn({ reviews });
  if (!returned) return false;
  return addenda.some(({ writtenAt, writtenBy }) => writtenBy === staffId && writtenAt > returned.at);
}

/** Why this person cannot add this word to a call, in a sentence, or empty. What it says is asked of {@link wordsProblem}. */
export function reviewProblem(call: Signed, { staffId, role, kind }: Word): string {
  if (call.signedAt === '')
    return 'This call is not signed yet. It can be reviewed when its author signed it.';
  if (kind === 'answered') {
    if (call.staffId !== staffId) return 'Only the author of a call answers that its correction is done.';
    return openReturn(call) ? '' : 'This call does not wait for a correction.';
  }
  if (role !== 'supervisor')
    return 'Only a supervisor reviews a call: comments on it, co-signs it or returns it.';
  if (call.staffId === staffId) return 'This call is your own. Another supervisor reviews it.';
  const standing = standingOf(call);
  if (kind === 'returned' && standing === 'returned')
    return 'This call was returned already. Its author has yet to answer; add a comment meanwhile.';
  if (kind === 'co-signed' && standing === 'co-signed' && !hasNewWords(call))
    return 'This call is co-signed already, and nothing was added to it since.';
  return '';
}

/** What a word of this kind lacks, in a sentence, or empty: a comment and a return say something, a co-signature may. */
export function wordsProblem(kind: CallReview['kind'], text: string): string {
  if (text.trim() !== '') return '';
  if (kind === 'comment') return 'Write the comment first.';
  if (kind === 'returned') return 'Say what is to be corrected, so that the author can do it.';
  return '';
}

function lastDecision(reviews: readonly CallReview[]): CallReview | undefined {
  return reviews.findLast(({ kind }) => kind !== 'comment');
}
