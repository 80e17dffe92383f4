/** @file Who may confirm or reject the code of a need, on the need itself and on its problem in the plan (NEED-1). Pure. */
import type { RefusalCode } from '#shared/contract/server/sync.ts';
import type { CollectionName } from '#shared/domain/document.ts';
import { mayDecideCodes } from '#shared/domain/need-code.ts';
import type { Id } from '#shared/domain/primitives.ts';
import type { Credential } from '#shared/domain/staff.ts';
import { isSameValue } from '#shared/sync/content.ts';
import type { Content } from './write-documents.ts';

interface Coded {
  id: string;
  codeStatus?: string;
  codeDecidedBy?: string;
  /** Of a need. */
  code?: unknown;
  /** Of a problem. */
  codes?: unknown;
}

interface Pusher {
  staffId: Id;
  credential: Credential;
}

const LISTS: Partial<Record<CollectionName, string>> = { patients: 'needs', carePlans: 'problems' };

/**
 * Says why somebody may not make `content` of `previous`, or null when she may. A decision is a code that becomes confirmed or rejected, or a decided one
 * that is made undecided or another: all of it is a clinician's word, and in her own name. A rejected code may be followed by another proposal.
 */
export function codeDecisionRefused(
  collection: CollectionName,
  { staffId, credential }: Pusher,
  content: Content,
  previous: Content | null,
): { code: RefusalCode; message: string } | null {
  const list = LISTS[collection];
  // An approved version is sealed as a whole, and made by who may decide.
  if (list === undefined || (collection === 'carePlans' && Number(content.version ?? 0) > 0)) return null;
  const before = new Map(itemsOf(previous, list).map((item) => [item.id, item]));
  const decided = itemsOf(content, list).filter((item) => isDecision(item, before.get(item.id)));
  if (decided.length === 0) return null;
  if (!mayDecideCodes(credential)) {
    return {
      code: 'NOT_QUALIFIED',
      message:
        'Only an RN, NP, PA or MD confirms or rejects a code. Leave it proposed; it waits for one of them.',
    };
  }
  const isForged = decided.some(
    ({ codeStatus, codeDecidedBy }) =>
      isDecided(codeStatus) && codeDecidedBy !== undefined && codeDecidedBy !== staffId,
  );
  return isForged
    ? { code: 'FORGED_AUTHOR', message: 'This code is decided in the name of another person.' }
    : null;
}

function isDecision(item: Coded, before: Coded | undefined): boolean {
  const isOther =
    item.codeStatus !== before?.codeStatus ||
    item.codeDecidedBy !== before?.codeDecidedBy ||
    (item.codeStatus === 'confirmed' && !isSameValue(codeOf(item), codeOf(before)));
  if (!isOther) return false;
  return isDecided(item.codeStatus) || before?.codeStatus === 'confirmed';
}

function isDecided(status: string | undefined): boolean {
  return status === 'confirmed' || status === 'rejected';
}

/** What the decision is about. */
function codeOf(item: Coded | undefined): unknown {
  return item?.code ?? item?.codes ?? null;
}

function itemsOf(content: Content | null, list: string): Coded[] {
  const items = content?.[list];
  return Array.isArray(items) ? (items as Coded[]) : [];
}
