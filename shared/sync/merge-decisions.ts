/** @file Two states of a review item. Its facts never change; a decision is not taken back, and of two different ones a person decides (MERGE-9). */
import type { ReviewDecision, ReviewItem } from '#shared/domain/review-item.ts';
import { isSameValue, valueIn } from './content.ts';
import type { ContestedField } from './contested-fields.ts';
import type { Fields, Sides } from './merge-fields.ts';

/** What stands, with my decision where it has none. Two different decisions contest the field that the item is about. */
export function mergeDecisions(sides: Sides): { merged: Fields; contested: ContestedField[] } {
  const [mine, theirs] = [sides.mine, sides.theirs] as unknown as [ReviewItem, ReviewItem];
  if (!mine.decision) return { merged: sides.theirs, contested: [] };
  if (!theirs.decision) {
    return { merged: { ...sides.theirs, status: mine.status, decision: mine.decision }, contested: [] };
  }
  if (isSameDecision(mine.decision, theirs.decision)) return { merged: sides.theirs, contested: [] };
  const contested = {
    path: theirs.path,
    base: theirs.kept?.value ?? '',
    kept: sideOf(theirs.decision),
    other: sideOf(mine.decision),
  };
  return { merged: sides.theirs, contested: [contested] };
}

function isSameDecision(left: ReviewDecision, right: ReviewDecision): boolean {
  if (left.choice === 'seen' || right.choice === 'seen') return true;
  return isSameValue(valueIn(left.value), valueIn(right.value));
}

const sideOf = ({ value, by, at }: ReviewDecision) => ({ value, by, at });
