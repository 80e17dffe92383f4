import { expect, test } from 'vitest';
import { ReviewItem } from '#shared/domain/review-item.ts';
import { makePatient, makeReviewItem, makeTask, testId } from '#shared/domain/test-documents.ts';
import type { ContestedField } from './contested-fields.ts';
import { conflictItem, lateItem, sentAsIsItem } from './review-items.ts';

const [here, there] = [50, 60].map((author) => ({
  updatedAt: '2026-11-01T12:00:00.000Z',
  updatedBy: testId(author),
  deviceId: testId(author + 1),
}));
const field: ContestedField = {
  path: 'riskTier',
  base: '"stable"',
  kept: { value: '"high"', by: testId(50), at: '2026-11-01T12:00:00.000Z' },
  other: { value: '"rising"', by: testId(60), at: '2026-11-01T12:00:00.000Z' },
};
if (!here || !there) throw new Error('Two authors are needed.');

test('MERGE-6 whoever finds a conflict makes the same item of it; another document, path or value makes another', () => {
  const patient = makePatient();
  const item = conflictItem('patients', patient, field, here);
  expect(ReviewItem.parse(item)).toEqual(item);
  expect(item).toMatchObject({ patientId: patient.id, documentId: patient.id, raisedBy: here.updatedBy });
  expect(item.id).toMatch(/^.{14}8.{4}[89ab]/);
  const later = { ...field, kept: { ...field.kept, by: testId(70) } };
  expect(conflictItem('patients', patient, later, there).id).toBe(item.id);
  const ids = [
    conflictItem('patients', makePatient({ id: testId(2) }), field, here),
    conflictItem('carePlans', patient, field, here),
    conflictItem('patients', patient, { ...field, path: 'riskReasons' }, here),
    conflictItem('patients', patient, { ...field, base: '"rising"' }, here),
    conflictItem('patients', patient, { ...field, kept: { ...field.kept, value: '"maintenance"' } }, here),
    conflictItem('patients', patient, { ...field, other: { ...field.other, value: '' } }, here),
  ].map(({ id }) => id);
  expect(new Set([item.id, ...ids]).size).toBe(7);
});

test('MERGE-9 two decisions about an item make one about the field that it is about', () => {
  const decided = makeReviewItem({ path: 'riskTier' });
  expect(conflictItem('reviewItems', decided, field, here)).toMatchObject({
    id: conflictItem('patients', makePatient(), field, there).id,
    documentCollection: 'patients',
    documentId: decided.documentId,
    patientId: decided.patientId,
  });
});

test('SCOPE-5 a late record makes one item for each version, with the words that came', () => {
  const task = makeTask();
  const item = lateItem('tasks', task, here);
  expect(ReviewItem.parse(item)).toMatchObject({ kind: 'late', patientId: task.patientId, other: null });
  expect(JSON.parse(item.kept?.value ?? '')).toMatchObject({ title: task.title });
  expect(lateItem('tasks', { ...task, rev: 9, receivedAt: '' }, there).id).toBe(item.id);
  expect(lateItem('tasks', makeTask({ title: 'Other words' }), here).id).not.toBe(item.id);
});

test('HOLD-3 a record passed on as it is makes one item, whatever it holds, and of no patient', () => {
  const broken = { id: testId(3), title: 7 };
  const item = sentAsIsItem('tasks', broken, 'INVALID_SHAPE: title must be text.', here);
  expect(ReviewItem.parse(item)).toMatchObject({ kind: 'sent-as-is', patientId: '', kept: null });
  expect(JSON.parse(item.other?.value ?? '')).toEqual(broken);
  expect(sentAsIsItem('tasks', { ...broken }, 'Other words.', there).id).toBe(item.id);
});
