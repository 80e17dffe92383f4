/** @file Store formats: what a device of an older release sends, and what lies here since then, is brought to this server's (VERSION-2). */
import type { PushRow, WireDocument } from '#shared/contract/server/sync.ts';
import type { CollectionName } from '#shared/domain/document.ts';
import { MIGRATIONS } from '#shared/store/migrations/index.ts';
import type { Migration, OldDocument } from '#shared/store/migrations/migration.ts';
import { FIRST_FORMAT, formatOf } from '#shared/store/upgrade/format.ts';
import { migrateDocument } from '#shared/store/upgrade/migrate-values.ts';

/** A format and the way to it from every older one. */
export interface FormatPlan {
  readonly format: number;
  readonly migrations: readonly Migration[];
}

/** The plan of this version of the server. Tests make their own. */
export const FORMAT_PLAN: FormatPlan = { format: formatOf(MIGRATIONS), migrations: MIGRATIONS };

/** Far more than there will be. */
const HIGHEST = 100_000;

/** The format that a device names in its header; devices of the first release name none. */
export function readFormat(header: string | undefined): number {
  const format = Number(header ?? FIRST_FORMAT);
  return Number.isSafeInteger(format) && format >= FIRST_FORMAT && format <= HIGHEST ? format : FIRST_FORMAT;
}

/** A kept document as the plan has it. */
export function bringUp<T extends object>(
  collection: CollectionName,
  content: T,
  from: number,
  plan: FormatPlan,
): T {
  return migrateDocument(collection, content as OldDocument, from, plan.migrations) as T;
}

/** A row of a push as the plan has it. What the migrations cannot read is left as it is: its shape is refused then. */
export function bringUpRow(
  collection: CollectionName,
  row: PushRow,
  from: number,
  plan: FormatPlan,
): PushRow {
  if (from >= plan.format) return row;
  const migrated = (document: WireDocument) =>
    migrateDocument(collection, document, from, plan.migrations) as WireDocument;
  try {
    const { newDocumentState, assumedMasterState } = row;
    return {
      newDocumentState: migrated(newDocumentState),
      assumedMasterState: assumedMasterState && migrated(assumedMasterState),
    };
  } catch {
    return row;
  }
}
