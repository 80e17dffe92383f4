/** @file What only a supervisor says: reviews of calls, closed months, that a patient has died (TEAM-1 to TEAM-3). Pure. */
import type { RefusalCode } from '#shared/contract/server/sync.ts';
import type { CallReview } from '#shared/domain/call-review.ts';
import type { CollectionName } from '#shared/domain/document.ts';
import type { Id } from '#shared/domain/primitives.ts';
import type { Role } from '#shared/domain/staff.ts';
import type { Content } from './write-documents.ts';

interface Pusher {
  staffId: Id;
  role: Role;
}

/** Says why somebody may not make `content` of `previous`, or null when she may. Both have the shape of the collection. */
export function supervisorWordRefused(
  collection: CollectionName,
  { staffId, role }: Pusher,
  content: Content,
  previous: Content | null,
): { code: RefusalCode; message: string } | null {
  if (collection === 'calls') return reviewRefused({ staffId, role }, content, previous);
  if (collection !== 'patients' || role === 'supervisor') return null;
  if (addedTo('monthCloses', content, previous).length > 0) {
    return notQualified('Only a supervisor closes a month or opens it again.');
  }
  const isDeathDecided = (patient: Content | null) => patient?.deceased === 'confirmed';
  return isDeathDecided(content) === isDeathDecided(previous)
    ? null
    : notQualified('Only a supervisor confirms that a patient has died, or takes it back.');
}

function reviewRefused(
  { staffId, role }: Pusher,
  content: Content,
  previous: Content | null,
): ReturnType<typeof supervisorWordRefused> {
  const added = addedTo('reviews', content, previous) as CallReview[];
  if (added.some(({ kind }) => kind !== 'answered') && role !== 'supervisor') {
    return notQualified('Only a supervisor reviews a call: comments on it, co-signs it or returns it.');
  }
  return added.some(({ kind }) => kind === 'answered') && content.staffId !== staffId
    ? notQualified('Only the author of a call answers that its correction is done.')
    : null;
}

function addedTo(list: string, content: Content, previous: Content | null): { id: string }[] {
  const before = new Set(itemsOf(previous, list).map(({ id }) => id));
  return itemsOf(content, list).filter(({ id }) => !before.has(id));
}

function itemsOf(content: Content | null, list: string): { id: string }[] {
  const items = content?.[list];
  return Array.isArray(items) ? (items as { id: string }[]) : [];
}

function notQualified(message: string): { code: RefusalCode; message: string } {
  return { code: 'NOT_QUALIFIED', message };
}
