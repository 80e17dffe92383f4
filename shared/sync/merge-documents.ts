/** @file The one merge: three-way, by field and by item id (MERGE-1 to MERGE-4, MERGE-7). Pure. */
import type { CollectionName, DocumentStamp } from '#shared/domain/document.ts';
import type { DocumentOf } from '#shared/domain/documents.ts';
import { isSameValue } from './content.ts';
import { type ContestedField, contestedIn, lineAt } from './contested-fields.ts';
import { mergeDecisions } from './merge-decisions.ts';
import { type Fields, mergeFields, type Sides } from './merge-fields.ts';
import { settleTogether } from './settle-together.ts';

/** What a merge answers. `document` is `theirs` itself when nothing of mine went into it. */
export interface Merged<Name extends CollectionName> {
  document: DocumentOf<Name>;
  contested: ContestedField[];
}

const STAMP = new Set<string>(['updatedAt', 'updatedBy', 'deviceId', 'rev', 'receivedAt']);

/**
 * Merges an edit into what stands. `base` is what the edit was made on (null: nothing), `mine` the edit, which arrives later, `theirs` what
 * stands. What one side changed stays as that side has it; a plain field that both changed takes mine; a contested one (MERGE-3) stays
 * theirs and is listed with mine. The merged document carries my stamp, their `rev` and no receipt.
 */
export function mergeDocuments<Name extends CollectionName>(
  collection: Name,
  base: DocumentOf<Name> | null,
  mine: DocumentOf<Name>,
  theirs: DocumentOf<Name>,
): Merged<Name> {
  const sides = { base: base && content(base), mine: content(mine), theirs: content(theirs) };
  const { merged, contested } =
    collection === 'reviewItems' ? mergeDecisions(sides) : mergeContent(collection, sides, mine, theirs);
  if (isSameValue(merged, sides.theirs)) return { document: theirs, contested };
  const { updatedAt, updatedBy, deviceId } = mine;
  const document = { ...theirs, ...merged, updatedAt, updatedBy, deviceId, receivedAt: '' };
  return { document: document as DocumentOf<Name>, contested };
}

function mergeContent(
  collection: CollectionName,
  sides: Sides,
  mine: DocumentStamp,
  theirs: DocumentStamp,
): { merged: Fields; contested: ContestedField[] } {
  const contested: ContestedField[] = [];
  const versions = [sides.base, sides.mine, sides.theirs];
  const merged = mergeFields(
    {
      isContested: contestedIn(collection, versions),
      lineAt: (path) => lineAt(collection, path),
      ...{ mine, theirs, contested },
    },
    [],
    sides.base ?? {},
    sides.mine,
    sides.theirs,
  );
  return { merged: settleTogether(collection, sides, merged), contested };
}

function content(document: object): Fields {
  return Object.fromEntries(
    Object.entries(document).filter(([field]) => !STAMP.has(field) && !field.startsWith('_')),
  );
}
