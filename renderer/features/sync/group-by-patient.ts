import type { PendingRecord } from '#shared/contract/engine/sync.ts';
import { compareText } from '#shared/domain/compare-text.ts';

export interface PendingGroupOfPatient {
  patientId: string;
  patientName: string;
  records: PendingRecord[];
}

/** The waiting records by patient: patients with held records first, then the ones longest waiting; records of no patient last. */
export function groupByPatient(records: readonly PendingRecord[]): PendingGroupOfPatient[] {
  const groups = [...Map.groupBy(records, ({ patientId }) => patientId)].map(([patientId, members]) => ({
    patientId,
    patientName: members[0]?.patientName ?? '',
    records: members.toSorted(
      (left, right) => rank(left) - rank(right) || compareText(left.updatedAt, right.updatedAt),
    ),
  }));
  return groups.sort(
    (left, right) =>
      Number(left.patientId === '') - Number(right.patientId === '') ||
      best(left) - best(right) ||
      compareText(oldest(left), oldest(right)),
  );
}

const rank = (record: PendingRecord) => (record.receipt === 'held' && record.sentAsIsAt === null ? 0 : 1);
const best = (group: PendingGroupOfPatient) => Math.min(...group.records.map(rank));
const oldest = (group: PendingGroupOfPatient) =>
  group.records.map(({ updatedAt }) => updatedAt).sort()[0] ?? '';
