import {
  getPrimaryFieldOfPrimaryKey,
  type PreparedQuery,
  type RxDocumentData,
  type RxJsonSchema,
} from 'rxdb';
import { SealedStoreError } from './errors.ts';

/** A document as RxDB hands it to a storage, of whatever collection. */
export type StoredDocument = RxDocumentData<Record<string, unknown>>;
/** The schema of a collection, with the fields and indexes that RxDB adds. */
export type StoredSchema = RxJsonSchema<StoredDocument>;

/** The fields of RxDB itself, always stored clear beside the sealed body. */
export const metaFields = ['_deleted', '_rev', '_meta', '_attachments'] as const;

/** The fields of a collection that are stored clear, and so may be asked for in a query. */
export interface ClearFields {
  readonly primaryPath: string;
  /** Dotted paths of the primary key, its parts and every indexed field, without RxDB's own. */
  readonly paths: readonly string[];
}

/** Which fields of a schema are stored clear: the primary key, what it is composed of, and what the indexes name. */
export function clearFieldsOf(schema: StoredSchema): ClearFields {
  const primaryPath = getPrimaryFieldOfPrimaryKey(schema.primaryKey);
  const paths = new Set<string>([primaryPath]);
  for (const index of schema.indexes ?? []) {
    for (const path of typeof index === 'string' ? [index] : index) {
      if (!isMetaPath(path)) paths.add(path);
    }
  }
  // A composed key says the values of its fields anyway, and RxDB looks its own list of collections up by one of them.
  if (typeof schema.primaryKey === 'object') for (const path of schema.primaryKey.fields) paths.add(path);
  return { primaryPath, paths: [...paths] };
}

/** Throws STORE_SEALED_FIELD when the query's selector or sort names a field that is stored sealed. */
export function refuseSealedFields(clear: ClearFields, { query }: PreparedQuery<StoredDocument>): void {
  const asked = new Set<string>(query.sort.flatMap((part) => Object.keys(part)));
  collectSelectorFields(query.selector, asked);
  for (const field of asked) {
    if (clear.paths.includes(field) || isMetaPath(field)) continue;
    throw new SealedStoreError(
      'STORE_SEALED_FIELD',
      `The query asks for "${field}", which the browser store keeps sealed. Put it into an index, or filter after reading.`,
    );
  }
}

/** Throws STORE_UNINDEXED when an indexed field of a living document has no value. */
export function refuseMissingIndexed(clear: ClearFields, document: StoredDocument): void {
  if (document._deleted) return;
  const missing = clear.paths.find((path) => valueAt(document, path) == null);
  if (missing === undefined) return;
  throw new SealedStoreError(
    'STORE_UNINDEXED',
    `The indexed field "${missing}" has no value. Make it required, with a value that stands for "none".`,
  );
}

/** The value at a dotted path, or undefined. */
export function valueAt(document: StoredDocument, path: string): unknown {
  let value: unknown = document;
  for (const part of path.split('.')) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Record<string, unknown>)[part];
  }
  return value;
}

/** The clear fields of a document as an object of the same shape. */
export function clearPartOf(clear: ClearFields, document: StoredDocument): Record<string, unknown> {
  const part: Record<string, unknown> = {};
  for (const path of clear.paths) {
    const value = valueAt(document, path);
    if (value === undefined) continue;
    const names = path.split('.');
    const last = names.pop() as string;
    let holder = part;
    for (const name of names) {
      holder[name] ??= {};
      holder = holder[name] as Record<string, unknown>;
    }
    holder[last] = value;
  }
  return part;
}

function isMetaPath(path: string): boolean {
  return (metaFields as readonly string[]).includes(path.split('.', 1)[0] as string);
}

function collectSelectorFields(selector: unknown, fields: Set<string>): void {
  for (const [key, condition] of Object.entries(selector as Record<string, unknown>)) {
    if (!key.startsWith('$')) fields.add(key);
    else if (Array.isArray(condition)) for (const part of condition) collectSelectorFields(part, fields);
    else if (typeof condition === 'object' && condition !== null) collectSelectorFields(condition, fields);
  }
}
