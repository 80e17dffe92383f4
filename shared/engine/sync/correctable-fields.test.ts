import { expect, test } from 'vitest';
import { correctableFieldsOf, withCorrections } from './correctable-fields.ts';

const call = {
  id: '00000000-0000-7000-8000-000000000001',
  patientId: '00000000-0000-7000-8000-000000000002',
  kind: 'callback',
  startedAt: '2026-11-01T09:00:00.000Z',
  numberDialled: '',
  note: { reason: 'Dizzy since Monday.', assessment: '', education: '', plan: 'Weigh daily.' },
  addenda: [{ id: 'x', text: 'She called back.', writtenAt: '2026-11-01T09:00:00.000Z', writtenBy: 'y' }],
};

test('HOLD-1 a held record shows its words with names in plain words, the field at fault first and even when it is empty', () => {
  const fields = correctableFieldsOf('calls', call, 'The field "note.assessment" is not right: too long');
  expect(fields.map(({ path, label, isAtFault }) => [path, label, isAtFault])).toEqual([
    ['note.assessment', 'Note, assessment', true],
    ['note.reason', 'Note, reason', false],
    ['note.plan', 'Note, plan', false],
    ['addenda.0.text', 'Addendum 1, text', false],
  ]);
});

test('HOLD-2 corrections change the words named and nothing else, and no id', () => {
  const fields = correctableFieldsOf('calls', call, '');
  const corrected = withCorrections(call, fields, [{ path: 'note.plan', value: 'Weigh twice daily.' }]);
  expect(corrected).toEqual({ ...call, note: { ...call.note, plan: 'Weigh twice daily.' } });
  expect(() => withCorrections(call, fields, [{ path: 'patientId', value: 'z' }])).toThrow(RangeError);
});
