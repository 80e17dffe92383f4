/** @file Fields that must not come from two people though nobody changed the same one. */
import type { CollectionName } from '#shared/domain/document.ts';
import { isSameValue } from './content.ts';
import type { Fields, Sides } from './merge-fields.ts';

/**
 * The merged content with what belongs together brought together: when a task was finished follows its status; a plan is signed off only in
 * words that whoever signed it had before her; the care manager of a patient is the server's word.
 */
export function settleTogether(collection: CollectionName, sides: Sides, merged: Fields): Fields {
  const { theirs } = sides;
  if (collection === 'patients') return { ...merged, careManagerId: theirs.careManagerId };
  if (collection === 'tasks') return settledTask(sides, merged);
  if (collection === 'carePlans') {
    const isVersion = typeof theirs.version === 'number' && theirs.version > 0;
    return isVersion ? settledVersion(sides, merged) : { ...merged, status: planStatus(sides, merged) };
  }
  return merged;
}

/** A task that two devices made, each for itself, was made by who was first. */
function settledTask({ base, mine, theirs }: Sides, merged: Fields): Fields {
  const { createdAt, createdBy } = base === null ? theirs : merged;
  const side = isSameValue(merged.status, theirs.status) ? theirs : mine;
  const { completedAt } = isSameValue(mine.status, theirs.status) ? merged : side;
  return { ...merged, createdAt, createdBy, completedAt };
}

/** What was approved stands as it was; copies are appended by both sides, and superseded by one is superseded (PLAN-2). */
function settledVersion({ mine, theirs }: Sides, { copies }: Fields): Fields {
  const isOver = mine.status === 'superseded' || theirs.status === 'superseded';
  return { ...theirs, copies, status: isOver ? 'superseded' : theirs.status };
}

const SIGNED = new Set<unknown>(['submitted', 'approved', 'active']);

function planStatus({ mine, theirs }: Sides, merged: Fields): unknown {
  if (!SIGNED.has(merged.status)) return merged.status;
  const wasSeen = [mine, theirs].some(
    (side) => isSameValue(side.status, merged.status) && isSameValue(words(side), words(merged)),
  );
  return wasSeen ? merged.status : 'draft';
}

function words({ problems, goals, interventions, barriers, sections }: Fields): unknown {
  return { problems, goals, interventions, barriers, sections };
}
