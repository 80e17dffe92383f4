import { expect, test } from 'vitest';
import type { PendingRecord } from '#shared/contract/engine/sync.ts';
import { groupByPatient } from './group-by-patient.ts';

const record = (patientId: string, updatedAt: string, receipt: PendingRecord['receipt'] = 'on-this-device') =>
  ({
    collection: 'calls',
    documentId: `${patientId}-${updatedAt}`,
    patientId,
    patientName: patientId,
    updatedAt,
    receipt,
    reason: '',
    code: '',
    sentAsIsAt: null,
  }) satisfies PendingRecord;

test('held records come first, then whoever waits longest, and records of no patient last', () => {
  const groups = groupByPatient([
    record('', '2026-11-01T00:00:00.000Z'),
    record('ann', '2026-11-20T00:00:00.000Z'),
    record('bea', '2026-11-10T00:00:00.000Z'),
    record('cid', '2026-11-21T00:00:00.000Z'),
    record('cid', '2026-11-22T00:00:00.000Z', 'held'),
  ]);
  expect(groups.map(({ patientId }) => patientId)).toEqual(['cid', 'bea', 'ann', '']);
  expect(groups[0]?.records.map(({ receipt }) => receipt)).toEqual(['held', 'on-this-device']);
});

test('HOLD-3 a record that was passed on as it is no longer stands before the others', () => {
  const passedOn = {
    ...record('ann', '2026-11-20T00:00:00.000Z', 'held'),
    sentAsIsAt: '2026-11-20T01:00:00.000Z',
  };
  const groups = groupByPatient([passedOn, record('bea', '2026-11-21T00:00:00.000Z', 'held')]);
  expect(groups.map(({ patientId }) => patientId)).toEqual(['bea', 'ann']);
});
