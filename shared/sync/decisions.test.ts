import { expect, test } from 'vitest';
import type { Medication } from '#shared/domain/patient.ts';
import { makePatient, makeReviewItem, makeTask, testId } from '#shared/domain/test-documents.ts';
import { applyDecision, valueAt, withValueAt } from './decisions.ts';

const medicine: Medication = {
  id: testId(9400),
  codes: [],
  text: 'Lisinopril',
  dosage: '20 mg',
  status: 'active',
  startedOn: '',
};
const patient = makePatient({ medications: [medicine] });
const item = makeReviewItem();
const decide = (value: string) => ({ value, at: '2026-11-04T12:00:00.000Z' });

test('MERGE-9 a decision puts the value in its place and leaves the rest of the document alone', () => {
  const applied = applyDecision(patient, item, decide('"15 mg"'));
  expect(applied).toEqual({
    outcome: 'changed',
    document: { ...patient, medications: [{ ...medicine, dosage: '15 mg' }] },
  });
  expect(applyDecision(patient, item, decide('"20 mg"'))).toEqual({
    outcome: 'unchanged',
    document: patient,
  });
});

test('MERGE-9 a field that has moved on to a value nobody chose between is left alone', () => {
  const moved = withValueAt(patient, item.path, '40 mg');
  expect(applyDecision(moved, item, decide('"5 mg"'))).toEqual({ outcome: 'moved-on', standing: '"40 mg"' });
  const gone = withValueAt(patient, `medications/${medicine.id}`, undefined);
  expect(gone.medications).toEqual([]);
  expect(applyDecision(gone, item, decide('"5 mg"'))).toEqual({ outcome: 'moved-on', standing: '' });
});

test('MERGE-9 an item is decided away, and decided back', () => {
  const side = { by: testId(9001), at: '2026-11-01T12:00:00.000Z' };
  const whole = makeReviewItem({
    path: `medications/${medicine.id}`,
    kept: { value: JSON.stringify(medicine), ...side },
    other: { value: '', ...side },
  });
  const away = applyDecision(patient, whole, decide(''));
  expect(away).toMatchObject({ outcome: 'changed', document: { medications: [] } });
  if (away.outcome !== 'changed') throw new Error('The item was not taken out.');
  expect(applyDecision(away.document, whole, decide(JSON.stringify(medicine)))).toEqual({
    outcome: 'changed',
    document: patient,
  });
});

test('MERGE-9 a decision about a line leaves alone what else the item says', () => {
  const side = { by: testId(9001), at: '2026-11-01T12:00:00.000Z' };
  const other = { ...medicine, text: 'Losartan', dosage: '50 mg' };
  const whole = makeReviewItem({
    path: `medications/${medicine.id}`,
    kept: { value: JSON.stringify(medicine), ...side },
    other: { value: JSON.stringify(other), ...side },
  });
  const stopped = makePatient({ medications: [{ ...medicine, status: 'stopped' }] });
  expect(applyDecision(stopped, whole, decide(JSON.stringify(other)))).toEqual({
    outcome: 'changed',
    document: { ...stopped, medications: [{ ...other, status: 'stopped' }] },
  });
  expect(applyDecision(stopped, whole, decide(JSON.stringify(medicine))).outcome).toBe('unchanged');
  const moved = withValueAt(stopped, `${whole.path}/dosage`, '40 mg');
  expect(applyDecision(moved, whole, decide(JSON.stringify(other))).outcome).toBe('moved-on');
});

test('MERGE-9 when an escalation was finished follows the status that was decided for', () => {
  const side = { by: testId(9001), at: '2026-11-01T12:00:00.000Z' };
  const about = makeReviewItem({
    documentCollection: 'tasks',
    path: 'status',
    kept: { value: '"in-progress"', ...side },
    other: { value: '"completed"', ...side },
  });
  const task = makeTask({ kind: 'escalation', status: 'in-progress', completedAt: '' });
  expect(applyDecision(task, about, decide('"completed"'))).toMatchObject({
    document: { status: 'completed', completedAt: '2026-11-04T12:00:00.000Z' },
  });
});

test('a path that leads nowhere has no value', () => {
  expect(valueAt(patient, 'medications/none/dosage')).toBeUndefined();
  expect(valueAt(patient, 'riskTier/deeper')).toBeUndefined();
  expect(valueAt(patient, `medications/${medicine.id}/text`)).toBe('Lisinopril');
});
