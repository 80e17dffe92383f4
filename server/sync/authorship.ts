/** @file Who may say what in a document: one author for a call and a screening, and nobody signs for another person. */
import type { CollectionName } from '#shared/domain/document.ts';
import { isSameContent } from '#shared/sync/content.ts';
import type { Content } from './write-documents.ts';

interface Item {
  id: string;
  [field: string]: unknown;
}

/**
 * The staff ids that a new version speaks for, as far as it says something new. All of them must be the person who pushes.
 * Both versions have the shape of the collection.
 */
export function claimedAuthors(
  collection: CollectionName,
  content: Content,
  previous: Content | null,
): unknown[] {
  switch (collection) {
    case 'calls': {
      const addenda = newItems(content, previous, 'addenda').map((addendum) => addendum.writtenBy);
      const reviews = newItems(content, previous, 'reviews').map((review) => review.by);
      const added = [...addenda, ...reviews];
      // Words that others add to a signed call are addenda and reviews; the call itself stays its author's.
      if (previous === null) return [content.staffId, ...added];
      return isOnlyAddedTo(content, previous) ? added : [content.staffId, previous.staffId, ...added];
    }
    case 'patients':
      return newItems(content, previous, 'monthCloses').map((event) => event.by);
    case 'screenings':
    case 'timeEntries':
    case 'auditEvents':
      return [content.staffId];
    case 'tasks':
      return [...(previous === null ? [content.createdBy] : []), ...newDeeds(content, previous)];
    case 'carePlans': {
      const signatures = newItems(content, previous, 'signatures').map((signature) => signature.by);
      const copies = newItems(content, previous, 'copies').map((copy) => copy.givenBy);
      return [...signatures, ...copies, ...newProgress(content, previous)];
    }
    case 'reviewItems': {
      const decision = content.decision as { by: unknown } | null;
      const isNew = decision !== null && !isSameContent(decision, (previous?.decision ?? {}) as object);
      const decided = isNew ? [decision.by] : [];
      if (previous !== null) return decided;
      const other = content.other as { by: unknown } | null;
      return [content.raisedBy, ...(other === null ? [] : [other.by]), ...decided];
    }
    default:
      return [];
  }
}

/** Says why a change would break a seal, or null when it does not. */
export function sealBroken(collection: CollectionName, content: Content, previous: Content): string | null {
  if (collection === 'calls' && previous.signedAt !== '' && !isOnlyAddedTo(content, previous)) {
    return 'This call is signed. Its words stay as they are; add an addendum instead.';
  }
  if (collection === 'patients' && lostItems(content, previous, 'monthCloses')) {
    return 'The trail of a closed month was changed or left out. It is only added to.';
  }
  if (collection === 'screenings') {
    return 'This screening is completed. Its answers stay as they are; ask the questions again instead.';
  }
  if (collection === 'carePlans' && lostItems(content, previous, 'signatures')) {
    return 'A signature of this care plan was changed or left out. Signatures stay as they are.';
  }
  if (collection === 'tasks' && content.createdBy !== previous.createdBy) {
    return 'Who created a task stays as it is.';
  }
  if (collection === 'tasks' && deedsIn(previous).some((deed) => !isSame(deed, deedOf(content, deed.id)))) {
    return 'An entry of what happened to this task was changed or left out. Such entries stay as they are.';
  }
  if (collection === 'reviewItems' && previous.status === 'closed') {
    return 'This was decided already. Open the record itself to change it.';
  }
  if (collection === 'reviewItems' && !isOnlyDecision(content, previous)) {
    return 'What a review item is about stays as it is; it can only be decided.';
  }
  return null;
}

/** Whether a call differs in nothing but added addenda and reviews, and who wrote them when. */
function isOnlyAddedTo(content: Content, previous: Content): boolean {
  const kept = {
    addenda: previous.addenda,
    reviews: previous.reviews,
    updatedAt: previous.updatedAt,
    updatedBy: previous.updatedBy,
    deviceId: previous.deviceId,
  };
  const hasLost = (list: string) => lostItems(content, previous, list);
  return isSameContent({ ...content, ...kept }, previous) && !hasLost('addenda') && !hasLost('reviews');
}

/** Whether a review item differs in nothing but the decision that closes it. */
function isOnlyDecision(content: Content, previous: Content): boolean {
  const { updatedAt, updatedBy, deviceId, status, decision } = previous;
  const isWhole = (content.status === 'closed') === (content.decision !== null);
  return isWhole && isSameContent({ ...content, updatedAt, updatedBy, deviceId, status, decision }, previous);
}

function items(content: Content | null, field: string): Item[] {
  return (content?.[field] ?? []) as Item[];
}

function newItems(content: Content, previous: Content | null, field: string): Item[] {
  const before = new Map(items(previous, field).map((item) => [item.id, item]));
  return items(content, field).filter((item) => !isSame(item, before.get(item.id)));
}

function lostItems(content: Content, previous: Content, field: string): boolean {
  const now = new Map(items(content, field).map((item) => [item.id, item]));
  return items(previous, field).some((item) => !isSame(item, now.get(item.id)));
}

/** What happened to a task: its history, the steps of an escalation, the events of a referral. */
function deedsIn(task: Content | null): Item[] {
  const part = (field: string) => (task?.[field] ?? null) as Content | null;
  return [
    ...items(task, 'history'),
    ...items(part('escalation'), 'steps'),
    ...items(part('referral'), 'events'),
  ];
}

function deedOf(task: Content, id: string): Item | undefined {
  return deedsIn(task).find((deed) => deed.id === id);
}

/** Who did what is new in a task, and who took an escalation over. When it arrived is the server's word. */
function newDeeds(content: Content, previous: Content | null): unknown[] {
  const before = new Set(deedsIn(previous).map(({ id }) => id));
  const authors = deedsIn(content)
    .filter(({ id, by, stepId }) => !before.has(id) && !(by === 'server' && stepId === 'arrived'))
    .map(({ by }) => by);
  const takenBy = (task: Content | null) =>
    (task?.escalation as { acknowledgedBy?: unknown } | null | undefined)?.acknowledgedBy ?? '';
  const isTakenAnew = takenBy(content) !== '' && takenBy(content) !== takenBy(previous);
  return isTakenAnew ? [...authors, takenBy(content)] : authors;
}

function newProgress(content: Content, previous: Content | null): unknown[] {
  const all = (plan: Content | null) => items(plan, 'goals').flatMap((goal) => goal.progress as Item[]);
  const before = new Map(all(previous).map((entry) => [entry.id, entry]));
  return all(content)
    .filter((entry) => !isSame(entry, before.get(entry.id)))
    .map((entry) => entry.recordedBy);
}

function isSame(left: Item, right: Item | undefined): boolean {
  return right !== undefined && isSameContent(left, right);
}
