import type { PendingRecord } from '#shared/contract/engine/sync.ts';
import { patientName } from '#shared/domain/patient.ts';
import { findPending, WRITTEN } from '#shared/store/queries.ts';
import type { Desk } from '../desk.ts';

const SHOWN_PER_COLLECTION = 200;

/** The records that are not with the server yet, held ones first, then the newest. */
export async function pendingRecords(desk: Desk): Promise<PendingRecord[]> {
  const refused = new Map(desk.sync.refused().map((record) => [record.documentId, record]));
  const pages = await Promise.all(
    WRITTEN.map(async (collection) => {
      const documents = await findPending(desk.store, collection, SHOWN_PER_COLLECTION);
      return documents.map((document): PendingRecord => {
        const patientId =
          collection === 'patients' ? document.id : 'patientId' in document ? document.patientId : '';
        const patient = desk.caseload.patients.get(patientId);
        const record = refused.get(document.id);
        const isHeld = record !== undefined && !record.isCorrected;
        return {
          collection,
          documentId: document.id,
          patientId,
          patientName: patient ? patientName(patient) : '',
          updatedAt: document.updatedAt,
          receipt: isHeld ? 'held' : 'on-this-device',
          reason: isHeld ? record.message : '',
          code: isHeld ? record.code : '',
          sentAsIsAt: record?.sentAsIsAt ?? null,
        };
      });
    }),
  );
  const rank = (record: PendingRecord) => (record.receipt === 'held' ? 0 : 1);
  return pages
    .flat()
    .sort((left, right) => rank(left) - rank(right) || (left.updatedAt < right.updatedAt ? 1 : -1));
}
