/** @file RxDB schemas, derived from the zod shapes. Indexed fields are clear text, so none of them holds health data. */
import type { RxJsonSchema } from 'rxdb';
import { z } from 'zod';
import type { CollectionName } from '#shared/domain/document.ts';
import { DOCUMENT_SHAPES, type DocumentOf } from '#shared/domain/documents.ts';
import { MIGRATIONS } from './migrations/index.ts';
import { formatOf, schemaVersionAt } from './upgrade/format.ts';

/** Lengths of the indexed fields. RxDB pads an index string to this length. */
const INDEXED_LENGTHS: Record<string, number> = {
  id: 36,
  patientId: 36,
  staffId: 36,
  ownerId: 36,
  receivedAt: 24,
  startedAt: 24,
  effectiveAt: 24,
  authoredAt: 24,
  dueAt: 24,
  at: 24,
  raisedAt: 24,
  status: 20,
};

type Index = readonly [string, ...string[]];

/** The indexes of each collection; `receivedAt` finds what is not with the server yet. */
const INDEXES: Record<CollectionName, readonly Index[]> = {
  patients: [['receivedAt']],
  carePlans: [['patientId'], ['status'], ['receivedAt']],
  calls: [['patientId', 'startedAt'], ['startedAt'], ['receivedAt']],
  timeEntries: [['patientId', 'startedAt'], ['startedAt'], ['receivedAt']],
  screenings: [['patientId', 'authoredAt'], ['receivedAt']],
  observations: [['patientId', 'effectiveAt'], ['receivedAt']],
  tasks: [['status', 'dueAt'], ['patientId', 'dueAt'], ['receivedAt']],
  resources: [],
  staff: [],
  auditEvents: [['patientId', 'at'], ['receivedAt']],
  reviewItems: [['status', 'raisedAt'], ['receivedAt']],
  forms: [],
};

/** The RxDB schema of a collection. A change of shape needs a migration, which raises the version: see `migrations/index.ts`. */
export function schemaOf<Name extends CollectionName>(name: Name): RxJsonSchema<DocumentOf<Name>> {
  const json = z.toJSONSchema(DOCUMENT_SHAPES[name], { io: 'input' }) as {
    properties: Record<string, object>;
    required: string[];
  };
  const properties = { ...json.properties };
  for (const field of new Set(['id', ...INDEXES[name].flat()])) {
    const maxLength = INDEXED_LENGTHS[field];
    if (maxLength === undefined) throw new Error(`The index field ${field} of ${name} has no length.`);
    properties[field] = { type: 'string', maxLength };
  }
  return {
    title: name,
    version: schemaVersionAt(name, formatOf(MIGRATIONS), MIGRATIONS),
    primaryKey: 'id',
    type: 'object',
    properties,
    required: json.required,
    indexes: INDEXES[name],
  } as unknown as RxJsonSchema<DocumentOf<Name>>;
}
