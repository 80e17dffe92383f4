/** @file Three-way merge of a document: the version both sides knew, ours, and the server's. Pure. */
import type { CarePlan } from '#shared/domain/care-plan.ts';
import type { CollectionName, DocumentStamp } from '#shared/domain/document.ts';
import type { DocumentOf } from '#shared/domain/documents.ts';
import { mergeById, mergeCarePlanContent } from '#shared/domain/merge.ts';
import type { Patient } from '#shared/domain/patient.ts';
import { isSameContent, type WithStamp } from './content.ts';

const STAMP_FIELDS = new Set(['rev', 'receivedAt']);

/**
 * Merges our edit into the server's version. Fields that only one side changed keep that side's value; a field that both
 * changed takes ours, which reaches the server later (design.md section 7; the other value stays in the version history).
 * Lists whose items have ids are merged item by item. The result is a local edit on top of the server's version, or that
 * version itself when nothing of ours remains to be said.
 */
export function mergeDocuments<Name extends CollectionName>(
  collection: Name,
  base: DocumentOf<Name> | null,
  mine: DocumentOf<Name>,
  theirs: DocumentOf<Name>,
): DocumentOf<Name> {
  const merged = mergeFields(base as Fields | null, mine as Fields, theirs as Fields);
  if (collection === 'carePlans') {
    Object.assign(
      merged,
      mergeCarePlanContent(base as CarePlan | null, mine as CarePlan, theirs as CarePlan).content,
    );
  }
  if (collection === 'patients') {
    merged.careManagerId = (theirs as Patient).careManagerId;
  }
  const result = merged as WithStamp & DocumentOf<Name>;
  if (isSameContent(result, theirs as WithStamp)) return theirs;
  return { ...result, rev: (theirs as DocumentStamp).rev, receivedAt: '' };
}

type Fields = Record<string, unknown>;

function mergeFields(base: Fields | null, mine: Fields, theirs: Fields): Fields {
  const merged: Fields = {};
  for (const field of new Set([...Object.keys(theirs), ...Object.keys(mine)])) {
    if (STAMP_FIELDS.has(field)) continue;
    merged[field] = mergeField(base?.[field], mine[field], theirs[field]);
  }
  return merged;
}

function mergeField(base: unknown, mine: unknown, theirs: unknown): unknown {
  if (base !== undefined && isSameValue(base, mine)) return theirs;
  if (base !== undefined && isSameValue(base, theirs)) return mine;
  if (isItemList(mine) && isItemList(theirs))
    return mergeById(isItemList(base) ? base : [], mine, theirs).items;
  return mine === undefined ? theirs : mine;
}

function isSameValue(left: unknown, right: unknown): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}

function isItemList(value: unknown): value is { id: string }[] {
  return (
    Array.isArray(value) && value.every((item) => typeof item === 'object' && item !== null && 'id' in item)
  );
}
