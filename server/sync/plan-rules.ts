/** @file Who may approve a care plan, and what stays as it was approved (PLAN-1, PLAN-2). Pure. */
import type { RefusalCode } from '#shared/contract/server/sync.ts';
import { mayApprovePlans } from '#shared/domain/plan-versions.ts';
import type { Credential } from '#shared/domain/staff.ts';
import { isSameContent } from '#shared/sync/content.ts';
import type { Content } from './write-documents.ts';

interface Wrong {
  code: RefusalCode;
  message: string;
}

interface Item {
  id: string;
  action?: string;
}

const NOT_QUALIFIED: Wrong = {
  code: 'NOT_QUALIFIED',
  message: 'Only an RN, NP, PA or MD may approve or return a care plan. Submit it to one of them instead.',
};

const sealed = (message: string): Wrong => ({ code: 'SEALED', message });

/** Says why a person of this credential may not make `content` of `previous`, or null when she may. Both have the shape of a care plan. */
export function planChangeRefused(
  credential: Credential,
  content: Content,
  previous: Content | null,
): Wrong | null {
  const isQualified = mayApprovePlans(credential);
  if (previous !== null && versionOf(content) !== versionOf(previous)) {
    return sealed('The number of a version of a care plan stays as it is.');
  }
  if (versionOf(content) > 0) {
    return previous === null
      ? newVersionRefused(isQualified, content)
      : versionRefused(isQualified, content, previous);
  }
  if (isQualified) return null;
  const isDecided = newOf(content, previous, 'signatures').some(
    ({ action }) => action === 'approved' || action === 'returned',
  );
  const becomes = content.status !== previous?.status && content.status !== 'draft';
  return isDecided || (becomes && content.status !== 'submitted') ? NOT_QUALIFIED : null;
}

/** Its approver alone makes a version, with her signature under it. One that she has superseded before it was sent comes as such. */
function newVersionRefused(isQualified: boolean, content: Content): Wrong | null {
  if (!isQualified) return NOT_QUALIFIED;
  const isSigned = itemsOf(content, 'signatures').some(({ action }) => action === 'approved');
  if (!isSigned) return sealed('A version of a care plan carries the signature of who approved it.');
  const isVersion = content.status === 'active' || content.status === 'superseded';
  return isVersion ? null : sealed('A version of a care plan is active or superseded.');
}

function versionRefused(isQualified: boolean, content: Content, previous: Content): Wrong | null {
  const { updatedAt, updatedBy, deviceId, status, copies } = previous;
  if (!isSameContent({ ...content, updatedAt, updatedBy, deviceId, status, copies }, previous)) {
    return sealed(
      'This version of the care plan was approved and stays as it is. Change the plan itself and submit it.',
    );
  }
  const kept = new Map(itemsOf(content, 'copies').map((copy) => [copy.id, copy]));
  if (itemsOf(previous, 'copies').some((copy) => !isSame(copy, kept.get(copy.id)))) {
    return sealed('A copy that was given stays on record as it is.');
  }
  if (content.status === status) return null;
  if (status !== 'active' || content.status !== 'superseded') {
    return sealed('A superseded version of a care plan stays superseded.');
  }
  return isQualified ? null : NOT_QUALIFIED;
}

/** A plan of before versions were kept has none. */
function versionOf({ version }: Content): number {
  return typeof version === 'number' ? version : 0;
}

function itemsOf(content: Content | null, field: string): Item[] {
  return (content?.[field] ?? []) as Item[];
}

function newOf(content: Content, previous: Content | null, field: string): Item[] {
  const before = new Set(itemsOf(previous, field).map(({ id }) => id));
  return itemsOf(content, field).filter(({ id }) => !before.has(id));
}

function isSame(left: object, right: object | undefined): boolean {
  return right !== undefined && isSameContent(left, right);
}
