import type { CollectionName } from '#shared/domain/document.ts';
import type { DocumentOf } from '#shared/domain/documents.ts';
import type { Patient } from '#shared/domain/patient.ts';
import type { Id } from '#shared/domain/primitives.ts';
import type { Transaction } from '../database/transaction.ts';
import { bringUp, FORMAT_PLAN } from '../sync/format.ts';
import type { Content } from '../sync/write-documents.ts';
import { AdminError } from './context.ts';

/**
 * The patient with an id or a record number.
 *
 * @throws {AdminError} for one that is not there or not the only one
 */
export async function findPatient(
  transaction: Transaction,
  organizationId: Id,
  named: string,
): Promise<Patient> {
  const found = await readDocuments(
    transaction,
    organizationId,
    'patients',
    `(id::text = lower($3) or body ->> 'recordNumber' = $3)`,
    named.trim(),
  );
  const [patient] = found;
  if (patient === undefined) {
    throw new AdminError(`There is no patient with the id or record number "${named}".`);
  }
  if (found.length > 1) {
    const ids = found.map(({ id }) => id).join(', ');
    throw new AdminError(`Several patients have the record number "${named}". Name one by id: ${ids}.`);
  }
  return patient;
}

/** Documents of a collection in the format of this release, in the order of their ids. `where` is SQL that may use `value` as `$3`. */
export async function readDocuments<Name extends CollectionName>(
  transaction: Transaction,
  organizationId: Id,
  collection: Name,
  where = '$3::text is null',
  value: unknown = null,
): Promise<DocumentOf<Name>[]> {
  const { rows } = await transaction.query<Row>(
    `select collection, format, rev, received_at, body from documents
      where organization_id = $1 and collection = $2 and not deleted and ${where} order by id`,
    [organizationId, collection, value],
  );
  return rows.map(documentOf) as unknown as DocumentOf<Name>[];
}

/** All that is about a patient in some collections, as of one moment: it is one statement. */
export async function readPatientDocuments<Name extends CollectionName>(
  transaction: Transaction,
  organizationId: Id,
  collections: readonly Name[],
  patientId: Id,
): Promise<{ [Each in Name]: DocumentOf<Each>[] }> {
  const { rows } = await transaction.query<Row>(
    `select collection, format, rev, received_at, body from documents
      where organization_id = $1 and collection = any($2) and not deleted and (patient_id = $3 or id = $3) order by id`,
    [organizationId, collections, patientId],
  );
  return Object.fromEntries(
    collections.map((name) => [name, rows.filter(({ collection }) => collection === name).map(documentOf)]),
  ) as unknown as { [Each in Name]: DocumentOf<Each>[] };
}

interface Row extends Record<string, unknown> {
  collection: CollectionName;
  format: number;
  rev: number;
  received_at: Date;
  body: Content;
}

function documentOf({ collection, format, rev, received_at: receivedAt, body }: Row) {
  return {
    ...bringUp(collection, body, format, FORMAT_PLAN),
    rev,
    receivedAt: receivedAt.toISOString(),
  };
}
