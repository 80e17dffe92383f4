import type {
  CheckResult,
  CorrectableField,
  PendingRecord,
  SyncStatus,
} from '#shared/contract/engine/sync.ts';
import type { CollectionName } from '#shared/domain/document.ts';
import { patientName } from '#shared/domain/patient.ts';
import { findPending, WRITTEN } from '#shared/store/queries.ts';
import type { Desk } from '../desk.ts';
import { engineError } from '../errors.ts';

const SHOWN_PER_COLLECTION = 200;

/** The records that are not with the server yet, held ones first, then the newest. */
export async function pendingRecords(desk: Desk): Promise<PendingRecord[]> {
  const held = new Map((await desk.sync.held()).map((record) => [record.documentId, record.message]));
  const pages = await Promise.all(
    WRITTEN.map(async (collection) => {
      const documents = await findPending(desk.store, collection, SHOWN_PER_COLLECTION);
      return documents.map((document): PendingRecord => {
        const patientId =
          collection === 'patients' ? document.id : 'patientId' in document ? document.patientId : '';
        const patient = desk.caseload.patients.get(patientId);
        const reason = held.get(document.id);
        return {
          collection,
          documentId: document.id,
          patientId,
          patientName: patient ? patientName(patient) : '',
          updatedAt: document.updatedAt,
          receipt: reason === undefined ? 'on-this-device' : 'held',
          reason: reason ?? '',
          code: '',
          sentAsIsAt: null,
        };
      });
    }),
  );
  const rank = (record: PendingRecord) => (record.receipt === 'held' ? 0 : 1);
  return pages
    .flat()
    .sort((left, right) => rank(left) - rank(right) || (left.updatedAt < right.updatedAt ? 1 : -1));
}

type HeldId = { collection: CollectionName; documentId: string };

/** Compares everything here with the server and repairs what differs. */
export async function checkEverything(_desk: Desk): Promise<CheckResult> {
  throw engineError('OFFLINE', 'The server cannot be asked for this yet.');
}

/** The words of a held record that can be corrected. */
export async function correctableFields(_desk: Desk, _id: HeldId): Promise<CorrectableField[]> {
  throw engineError('NOT_FOUND', 'This record is not held.');
}

/** Writes corrected words of a held record, which sends it again. */
export async function correctHeld(
  _desk: Desk,
  _input: HeldId & { fields: { path: string; value: string }[] },
): Promise<SyncStatus> {
  throw engineError('NOT_FOUND', 'This record is not held.');
}

/** Passes a held record on to the supervisor as it is. */
export async function sendHeldAsIs(_desk: Desk, _id: HeldId): Promise<SyncStatus> {
  throw engineError('NOT_FOUND', 'This record is not held.');
}
