/** @file What of the sync waits for a person: two values of one field, words that came late, records passed on as they are. */
import type { ReviewEntry } from '#shared/contract/engine/reviews.ts';
import { toInstant } from '#shared/domain/primitives.ts';
import type { ReviewDecision, ReviewItem } from '#shared/domain/review-item.ts';
import { countOpenReviewItems, findById, findReviewItems } from '#shared/store/queries.ts';
import { valueIn } from '#shared/sync/content.ts';
import { applyDecision } from '#shared/sync/decisions.ts';
import type { Desk } from '../desk.ts';
import { engineError } from '../errors.ts';
import type { Change, Unstamped } from '../writer.ts';
import { reviewEntry, reviewedDocument, standingValue } from './review-entry.ts';
import { contestedPlace, soleDifference } from './review-words/line.ts';
import { readThird } from './review-words/third.ts';

const OPEN_SHOWN = 500;
const CLOSED_SHOWN = 30;

type Input = { id: string; choice: ReviewDecision['choice']; text: string; comment: string };

/** What each desk was last shown to stand in the record, by item. */
const shown = new WeakMap<Desk, Map<string, string>>();

/** How many items wait for somebody. */
export async function openReviewCount(desk: Desk): Promise<{ open: number }> {
  return { open: await countOpenReviewItems(desk.store) };
}

/** The open items first, oldest first, then the latest that were decided. */
export async function reviewList(desk: Desk): Promise<ReviewEntry[]> {
  const [open, closed] = await Promise.all([
    findReviewItems(desk.store, 'open', OPEN_SHOWN),
    findReviewItems(desk.store, 'closed', CLOSED_SHOWN),
  ]);
  closed.sort((left, right) => (decidedAt(left) < decidedAt(right) ? 1 : -1));
  const seen = new Map<string, string>();
  shown.set(desk, seen);
  return Promise.all(
    [...open, ...closed].map(async (item) => {
      const stored = await reviewedDocument(desk, item);
      if (stored) seen.set(item.id, standingValue(item, stored));
      return reviewEntry(desk, item, stored);
    }),
  );
}

/** Decides an item: its document, the item and the audit event in one stroke. */
export async function decideReview(desk: Desk, input: Input): Promise<{ open: number }> {
  await desk.writer.write(async () => {
    const item = await findById(desk.store, 'reviewItems', input.id);
    if (!item) throw engineError('NOT_FOUND', 'This item is not on this device any more.');
    if (item.status === 'closed') throw engineError('CONFLICT', 'Somebody has decided this meanwhile.');
    const { value, change } = await outcome(desk, item, input);
    const decision: ReviewDecision = {
      choice: input.choice,
      value,
      by: desk.person.staffId,
      at: toInstant(desk.ports.now()),
      comment: input.comment.trim(),
    };
    const document: Unstamped<'reviewItems'> = { ...item, status: 'closed', decision };
    const closed: Change = { collection: 'reviewItems', document, base: item };
    return {
      action: `review.${input.choice}`,
      patientId: item.patientId,
      subject: { collection: 'reviewItems', id: item.id },
      changes: change ? [change, closed] : [closed],
      roles: ['care-manager', 'supervisor'],
    };
  });
  return openReviewCount(desk);
}

/** The value that was decided for, and the change that it makes in the document, if any. */
async function outcome(
  desk: Desk,
  item: ReviewItem,
  input: Input,
): Promise<{ value: string; change: Change | null }> {
  if (item.kind !== 'conflict') {
    if (input.choice === 'seen') return { value: '', change: null };
    throw engineError('INVALID', 'There is nothing to choose here. Mark it as seen.');
  }
  if (input.choice === 'seen') throw engineError('INVALID', 'Choose the value that is right.');
  const stored = await reviewedDocument(desk, item);
  if (!stored) throw engineError('NOT_FOUND', 'The record of this item is not on this device.');
  const seen = shown.get(desk)?.get(item.id) ?? item.kept?.value ?? '';
  const value = {
    kept: () => seen,
    other: () => item.other?.value ?? '',
    third: () => thirdValue(item, seen, input.text),
  }[input.choice]();
  // Where the record has moved on since the conflict was found, she chose between the other value and what she saw.
  const chosenFrom = { ...item, kept: item.kept && { ...item.kept, value: seen } };
  const applied = applyDecision(stored, chosenFrom, { value, at: toInstant(desk.ports.now()) });
  if (applied.outcome === 'moved-on') {
    throw engineError(
      'CONFLICT',
      'The record has changed since you looked. See what stands there now, and choose again.',
    );
  }
  if (applied.outcome === 'unchanged') return { value, change: null };
  const { document } = applied;
  return { value, change: { collection: item.documentCollection, document, base: stored } };
}

/** JSON text of the third value; of a line, the line that stands with it. */
function thirdValue(item: ReviewItem, standing: string, text: string): string {
  const read = readThird(contestedPlace(item), text);
  if ('problem' in read) throw engineError('INVALID', read.problem);
  const field = soleDifference(item);
  if (field === null) return JSON.stringify(read.value);
  return JSON.stringify({ ...(valueIn(standing) as object), [field]: read.value });
}

const decidedAt = (item: ReviewItem) => item.decision?.at ?? '';
