import {
  type BulkWriteRow,
  type FilledMangoQuery,
  type MangoQuery,
  normalizeMangoQuery,
  now,
  type PreparedQuery,
  prepareQuery,
  type RxDocumentData,
  type RxJsonSchema,
  type RxStorageInstance,
} from 'rxdb';

/** The document of the contract suite: strings, numbers, booleans and a nested field in indexes, and a note that is in none. */
export interface CallDocument {
  id: string;
  patientId: string;
  state: string;
  startedAt: number;
  score: number;
  signed: boolean;
  detail: { place: string };
  note: string;
}

/** A document with RxDB's own fields. */
export type StoredCall = RxDocumentData<CallDocument>;

/** Its schema, in any version. */
export function callSchema(version = 0): RxJsonSchema<CallDocument> {
  return {
    version,
    primaryKey: 'id',
    type: 'object',
    properties: {
      id: { type: 'string', maxLength: 36 },
      patientId: { type: 'string', maxLength: 36 },
      state: { type: 'string', maxLength: 16 },
      startedAt: { type: 'number', minimum: 0, maximum: 10_000_000_000_000, multipleOf: 1 },
      score: { type: 'number', minimum: -100, maximum: 100, multipleOf: 0.25 },
      signed: { type: 'boolean' },
      detail: {
        type: 'object',
        properties: { place: { type: 'string', maxLength: 20 } },
        required: ['place'],
      },
      note: { type: 'string' },
    },
    required: ['id', 'patientId', 'state', 'startedAt', 'score', 'signed', 'detail', 'note'],
    indexes: [
      ['patientId', 'startedAt'],
      ['state', 'startedAt'],
      ['signed', 'score'],
      ['startedAt'],
      'detail.place',
    ],
  };
}

/** A stored call; whatever is not given has a plain value. */
export function storedCall(id: string, fields: Partial<StoredCall> = {}): StoredCall {
  return {
    id,
    patientId: 'patient-1',
    state: 'open',
    startedAt: 1_700_000_000_000,
    score: 0,
    signed: false,
    detail: { place: 'home' },
    note: 'She sounded well.',
    _deleted: false,
    _attachments: {},
    _rev: '1-first',
    _meta: { lwt: now() },
    ...fields,
  };
}

/** The next state of a document, as RxDB would write it. */
export function nextCall(previous: StoredCall, fields: Partial<StoredCall>): StoredCall {
  const height = Number(previous._rev.split('-')[0]) + 1;
  return { ...previous, ...fields, _rev: `${height}-next`, _meta: { lwt: now() } };
}

/** The rows that insert documents. */
export function insertRows(documents: readonly StoredCall[]): BulkWriteRow<CallDocument>[] {
  return documents.map((document) => ({ document }));
}

/** A query as RxDB hands it to a storage: living documents only, sorted to the last tie by id. */
export function preparedQuery(
  instance: RxStorageInstance<CallDocument, unknown, unknown>,
  query: MangoQuery<CallDocument>,
): PreparedQuery<CallDocument> {
  const living = { ...query, selector: { ...query.selector, _deleted: false } } as MangoQuery<StoredCall>;
  const normalized = normalizeMangoQuery(
    instance.schema as never,
    living as never,
  ) as FilledMangoQuery<CallDocument>;
  return prepareQuery(instance.schema, normalized);
}
