/** @file Carries single documents and local documents from one format to the newest. */
import type { Migration, OldDocument } from '../migrations/migration.ts';

const WRITE_INTENT = 'write-intent';

/**
 * A document of a collection as the newest format has it. What RxDB keeps in it (names that begin with an underscore) is not shown to the migrations and
 * comes back unchanged. A deleted document has no content, not even the stamp that every document carries, and stays as it is.
 */
export function migrateDocument(
  collection: string,
  document: OldDocument,
  from: number,
  migrations: readonly Migration[],
): OldDocument {
  if (document._deleted === true || !('updatedAt' in document)) return document;
  const steps = migrations.filter((step) => step.format > from && collection in step.documents);
  if (steps.length === 0) return document;
  const isOwn = ([field]: [string, unknown]) => !field.startsWith('_');
  const entries = Object.entries(document);
  const content = steps.reduce<OldDocument>(
    (current, step) => step.documents[collection]?.(current) ?? current,
    Object.fromEntries(entries.filter(isOwn)),
  );
  return { ...content, ...Object.fromEntries(entries.filter((entry) => !isOwn(entry))) };
}

/** The value of a local document as the newest format has it. A write that a kill interrupted holds documents, which change like any other. */
export function migrateLocal(
  id: string,
  value: unknown,
  from: number,
  migrations: readonly Migration[],
): unknown {
  const migrated = migrations
    .filter((step) => step.format > from)
    .reduce((current, step) => step.local?.(id, current) ?? current, value);
  return id === WRITE_INTENT && isIntent(migrated) ? migrateIntent(migrated, from, migrations) : migrated;
}

interface StoredIntent {
  writes: { collection: string; document: OldDocument; base: OldDocument | null }[];
  locals: Record<string, unknown>;
}

function isIntent(value: unknown): value is StoredIntent {
  const intent = value as Partial<StoredIntent> | null;
  return Array.isArray(intent?.writes) && typeof intent.locals === 'object';
}

function migrateIntent(intent: StoredIntent, from: number, migrations: readonly Migration[]): StoredIntent {
  const changed = (collection: string, document: OldDocument) =>
    migrateDocument(collection, document, from, migrations);
  return {
    ...intent,
    writes: intent.writes.map((write) => ({
      ...write,
      document: changed(write.collection, write.document),
      base: write.base && changed(write.collection, write.base),
    })),
    locals: Object.fromEntries(
      Object.entries(intent.locals).map(([id, value]) => [
        id,
        value === null ? null : migrateLocal(id, value, from, migrations),
      ]),
    ),
  };
}
