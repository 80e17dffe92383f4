import {
  getIndexableStringMonad,
  getIndexMeta,
  getPrimaryFieldOfPrimaryKey,
  RXDB_VERSION,
  type RxDocumentData,
  type RxJsonSchema,
} from 'rxdb';
import { toSortableText } from './sortable-text.ts';

/** A document as RxDB hands it to a storage, of whatever collection. */
export type StoredDocument = RxDocumentData<Record<string, unknown>>;
/** The schema of a collection, with the fields and indexes that RxDB adds. */
export type StoredSchema = RxJsonSchema<StoredDocument>;

/** One RxDB index and the text column that holds its sortable strings. */
export interface IndexColumn {
  readonly fields: readonly string[];
  readonly column: string;
  readonly valueOf: (document: StoredDocument) => string;
}

/** The index columns of a schema, in the order of its indexes. */
export function indexColumnsOf(schema: StoredSchema): IndexColumn[] {
  return indexesOf(schema).map((fields, position) => {
    const indexString = getIndexableStringMonad(schema, fields);
    return {
      fields,
      column: `index_${position}`,
      valueOf: (document) => toSortableText(indexString(document)),
    };
  });
}

/**
 * Everything that decides what the index columns hold: primary key, fields, their types and lengths, RxDB's major version. When it differs from the
 * one a table was filled under, the columns are filled anew.
 */
export function indexSignatureOf(schema: StoredSchema): string {
  const indexes = indexesOf(schema).map((fields) =>
    getIndexMeta(schema, fields).map(({ fieldName, schemaPart, parsedLengths }) => [
      fieldName,
      schemaPart.type,
      schemaPart.maxLength ?? 0,
      parsedLengths ?? null,
    ]),
  );
  return JSON.stringify({
    rxdb: RXDB_VERSION.split('.')[0],
    primaryKey: getPrimaryFieldOfPrimaryKey(schema.primaryKey),
    indexes,
  });
}

/** The schema without the index that RxDB adds for storages which find changes by the last write time: a table here has a `changed` column for that. */
export function withKeptIndexes(schema: StoredSchema): StoredSchema {
  return { ...schema, indexes: (schema.indexes ?? []).filter((index) => fieldsOf(index)[0] !== '_meta.lwt') };
}

function indexesOf(schema: StoredSchema): string[][] {
  return (withKeptIndexes(schema).indexes ?? []).map(fieldsOf);
}

function fieldsOf(index: string | readonly string[]): string[] {
  return typeof index === 'string' ? [index] : [...index];
}
