/** @file What becomes of a patient's need: how it comes to be, which states follow which, and that there is never more than one of a kind. */
import { proposedCode } from './need-code.ts';
import type { NeedGuide } from './need-guide.ts';
import type { PatientNeed, PatientNeedStatus } from './patient-need.ts';
import type { Id, Instant, LocalDate } from './primitives.ts';
import { effectiveScreenings } from './questionnaire/effective-screenings.ts';
import type { Need, Screening } from './screening.ts';
import { uuidOfText } from './uuid.ts';

/** Which states follow which. A need that has ended is opened again by a person only. */
export const NEED_TRANSITIONS: Readonly<Record<PatientNeedStatus, readonly PatientNeedStatus[]>> = {
  open: ['working', 'declined', 'met', 'closed'],
  working: ['open', 'declined', 'met', 'closed'],
  declined: ['open'],
  met: ['open'],
  closed: ['open'],
};

/** Whether somebody still has to do something about it. */
export function isActive(need: Pick<PatientNeed, 'status'>): boolean {
  return need.status === 'open' || need.status === 'working';
}

/** The need in another state, or null where that state does not follow. `comment` is kept where it is not empty. */
export function movedNeed(
  need: PatientNeed,
  status: PatientNeedStatus,
  at: Instant,
  comment = '',
): PatientNeed | null {
  if (!NEED_TRANSITIONS[need.status].includes(status)) return null;
  const closedAt = isActive({ status }) ? '' : at;
  return { ...need, status, closedAt, comment: comment || need.comment };
}

/** What of a screening tells its needs. */
export type FindingScreening = Pick<Screening, 'id' | 'amendsId' | 'authoredAt' | 'staffId' | 'needs'>;

/** The screenings that count, the earliest first. */
export function screeningsInOrder<One extends FindingScreening>(screenings: readonly One[]): One[] {
  return effectiveScreenings(screenings).sort(
    (one, two) => one.authoredAt.localeCompare(two.authoredAt) || one.id.localeCompare(two.id),
  );
}

/** What the needs of screenings are made with. */
export interface FindingContext {
  patientId: Id;
  guides: readonly NeedGuide[];
  /** The date of service of an instant. */
  dateOf(at: Instant): LocalDate;
}

/**
 * The patient's needs after her screenings: a need that nobody follows becomes an open one, one that is followed already stays as it is, and one
 * that ended before the screening begins anew beside the old. The id comes of patient, kind and count, so that two devices that find the same
 * need apart from each other make one.
 */
export function withFoundNeeds(
  needs: readonly PatientNeed[],
  screenings: readonly FindingScreening[],
  context: FindingContext,
): PatientNeed[] {
  const found = joinDoubles(needs);
  for (const screening of screeningsInOrder(screenings)) {
    for (const need of screening.needs) {
      const same = found.filter(({ needId }) => needId === need.id);
      if (same.some((known) => covers(known, screening))) continue;
      found.push(newNeed(need, screening, same.length, context));
    }
  }
  return found;
}

function covers(known: PatientNeed, { id, authoredAt }: FindingScreening): boolean {
  if (isActive(known) || known.sourceScreeningId === id) return true;
  return authoredAt <= known.foundAt || authoredAt <= known.closedAt;
}

function newNeed(
  need: Need,
  screening: FindingScreening,
  count: number,
  context: FindingContext,
): PatientNeed {
  const guide = context.guides.find(({ needId }) => needId === need.id);
  const code = guide ? proposedCode(guide, context.dateOf(screening.authoredAt)) : null;
  return {
    id: uuidOfText(`need ${context.patientId} ${need.id} ${count}`),
    needId: need.id,
    domain: need.domain,
    title: guide?.title ?? need.title,
    status: 'open',
    sourceScreeningId: screening.id,
    foundAt: screening.authoredAt,
    foundBy: screening.staffId,
    code,
    codeStatus: code === null ? 'none' : 'proposed',
    ...{ codeDecidedBy: '', codeDecidedAt: '', problemId: '', goalId: '', referralTaskId: '' },
    ...{ confirmedAt: '', closedAt: '', comment: '' },
  };
}

/**
 * Closes all but the newest of the active needs of one kind. Two can come of a merge: one device closed a need and found it again while another
 * still worked on the old one.
 */
export function joinDoubles(needs: readonly PatientNeed[]): PatientNeed[] {
  const newest = new Map<string, PatientNeed>();
  for (const need of needs.filter(isActive)) {
    const known = newest.get(need.needId);
    if (!known || isLater(need, known)) newest.set(need.needId, need);
  }
  return needs.map((need) => {
    const kept = newest.get(need.needId);
    if (!kept || kept === need || !isActive(need)) return need;
    return { ...need, status: 'closed', closedAt: kept.foundAt, comment: 'Goes on as the need found later.' };
  });
}

function isLater(one: PatientNeed, two: PatientNeed): boolean {
  return one.foundAt === two.foundAt ? one.id > two.id : one.foundAt > two.foundAt;
}
