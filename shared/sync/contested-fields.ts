/** @file Where nothing wins by itself (MERGE-3), and where two people gave two values. */
import type { CollectionName } from '#shared/domain/document.ts';
import type { ReviewSide } from '#shared/domain/review-item.ts';

/** A field that both sides changed and that nothing may decide: `kept` stands in the merged document, `other` does not. */
export interface ContestedField {
  /** Where in the document: `consents/<item id>/decision`, or `medications/<item id>` for a whole line, or where one side removed the item. */
  path: string;
  /** JSON text of the value both sides started from; empty when there was none. */
  base: string;
  kept: ReviewSide;
  other: ReviewSide;
}

/** Whether a path of field names and item ids is contested when both sides changed what is there. */
export type IsContested = (path: readonly string[]) => boolean;

/** By collection, the beginnings of contested paths; a star is any item. */
const CONTESTED: Partial<Record<CollectionName, readonly string[]>> = {
  patients: ['medications', 'allergies', 'consents', 'riskTier', 'riskReasons'],
  carePlans: ['goals/*/target'],
};

/**
 * By collection and list, the fields of an item that are one line: which medicine, and how it is taken. When both sides changed the line of an item,
 * be it in different fields, the whole line is contested: out of two there would come a third that nobody wrote.
 */
const LINES: Partial<Record<CollectionName, Readonly<Record<string, readonly string[]>>>> = {
  patients: {
    medications: ['text', 'codes', 'dosage'],
    allergies: ['text', 'codes', 'reaction', 'criticality'],
  },
};

/** The fields of the line at a path of field names and item ids; none where there is no such item. */
export function lineAt(collection: CollectionName, path: readonly string[]): readonly string[] {
  return path.length === 2 ? (LINES[collection]?.[path[0] ?? ''] ?? []) : [];
}

/** Of an escalation, what takes the later: that several have it is no contradiction, and each one's word is a step of its own. */
const PLAIN_IN_ESCALATIONS = new Set(['escalation/acknowledgedAt', 'escalation/acknowledgedBy']);

/** Whether a place is contested in these versions of a document. Of an escalation every place is, but for who acknowledged it. */
export function contestedIn(collection: CollectionName, versions: readonly (object | null)[]): IsContested {
  if (collection === 'tasks') {
    const isEscalation = versions.some((task) => (task as { kind?: unknown } | null)?.kind === 'escalation');
    return (path) => isEscalation && !PLAIN_IN_ESCALATIONS.has(path.join('/'));
  }
  const beginnings = (CONTESTED[collection] ?? []).map((pattern) => pattern.split('/'));
  return (path) =>
    beginnings.some((beginning) =>
      beginning.every((step, at) => step === path[at] || (step === '*' && path[at])),
    );
}
