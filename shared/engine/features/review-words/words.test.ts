import { expect, test } from 'vitest';
import { makePatient, makeReviewItem, testId } from '#shared/domain/test-documents.ts';
import { contestedPlace, lineWords, soleDifference } from './line.ts';
import { placeOf, placeWords } from './place.ts';
import { readThird, thirdOf } from './third.ts';
import { itemTitle, type Reader, recordWords, valueWords } from './value.ts';

const lisinopril = {
  id: testId(31),
  codes: [{ system: 'rxnorm', code: '314076' }],
  text: 'Lisinopril 20 mg',
  dosage: '1 tablet in the morning',
  status: 'active' as const,
  startedOn: '2026-03-04',
};
const patient = makePatient({ medications: [lisinopril] });
const reader: Reader = {
  staffName: (id) => (id === testId(9001) ? 'Maria Santos' : ''),
  timeZone: 'America/New_York',
};
const medicine = `medications/${lisinopril.id}`;

function words(path: string, value: unknown, collection: 'patients' | 'carePlans' | 'tasks' = 'patients') {
  const place = placeOf(collection, path);
  return valueWords(reader, place.way, place.shape, value);
}

test('a place is named by its item and its field', () => {
  const place = placeOf('patients', `${medicine}/dosage`);
  expect(placeWords(place, 'Lisinopril 20 mg')).toBe('Medicine: Lisinopril 20 mg, dosage');
  expect(placeWords(placeOf('patients', medicine), 'Lisinopril 20 mg')).toBe('Medicine: Lisinopril 20 mg');
  expect(placeWords(placeOf('patients', 'riskTier'), '')).toBe('Risk');
  const target = placeOf('carePlans', `goals/${testId(5)}/target/value`);
  expect(placeWords(target, 'Walk daily')).toBe('Goal: Walk daily, target, value');
  expect(target.way).toBe('carePlans.goals.target.value');
});

test('values read as words: codes, dates, names, targets, nothing', () => {
  expect(words(`${medicine}/status`, 'on-hold')).toBe('On hold');
  expect(words('riskTier', 'high')).toBe('High risk');
  expect(words(`${medicine}/startedOn`, '2026-03-04')).toBe('Mar 4, 2026');
  expect(words(`${medicine}/startedOn`, '')).toBe('Left empty');
  expect(words('dueAt', '2026-11-24T19:00:00.000Z', 'tasks')).toBe('Nov 24, 2026, 2:00 PM');
  expect(words('ownerId', testId(9001), 'tasks')).toBe('Maria Santos');
  expect(words(`consents/${testId(1)}/costSharingDisclosed`, false)).toBe('No');
  const target = {
    measureLoinc: '8480-6',
    measureName: 'Systolic blood pressure',
    comparator: '<',
    value: 130,
    unit: 'mm[Hg]',
  };
  expect(words(`goals/${testId(5)}/target`, target, 'carePlans')).toBe('Systolic blood pressure < 130 mmHg');
  expect(words(`goals/${testId(5)}/target`, null, 'carePlans')).toBe('None');
});

const twoLines = (mine: object, hers: object, path = medicine) => {
  const side = (over: object) => ({
    ...{
      value: JSON.stringify({ ...lisinopril, ...over }),
      by: testId(9001),
      at: '2026-11-01T12:00:00.000Z',
    },
  });
  return makeReviewItem({ documentCollection: 'patients', path, kept: side(mine), other: side(hers) });
};

test('a contested medicine reads in one line; its codes are told where they differ', () => {
  const item = twoLines({}, { dosage: '2 tablets', text: 'Lisinopril 40 mg' });
  const line = lineWords(reader, item);
  expect(line?.(lisinopril)).toBe(
    'Lisinopril 20 mg, 1 tablet in the morning, status: Active, start date: Mar 4, 2026',
  );
  expect(lineWords(reader, twoLines({}, { codes: [] }))?.({ ...lisinopril, startedOn: '' })).toBe(
    'Lisinopril 20 mg, 1 tablet in the morning, status: Active, code: 314076',
  );
  expect(lineWords(reader, twoLines({}, { dosage: '2 tablets' }, 'riskTier'))).toBeNull();
});

test('a contested medicine whose sides differ in one field is about that field', () => {
  const one = twoLines({}, { dosage: '2 tablets' });
  expect(soleDifference(one)).toBe('dosage');
  expect(placeWords(contestedPlace(one), 'Lisinopril 20 mg')).toBe('Medicine: Lisinopril 20 mg, dosage');
  const two = twoLines({ text: 'Lisinopril 40 mg' }, { dosage: '2 tablets' });
  expect(soleDifference(two)).toBeNull();
  expect(thirdOf(contestedPlace(two))).toBeNull();
});

test('a whole item is told line by line, without ids and codes', () => {
  expect(words(medicine, lisinopril)).toBe(
    'Name: Lisinopril 20 mg\nDosage: 1 tablet in the morning\nStatus: Active\nStart date: Mar 4, 2026',
  );
  expect(itemTitle(reader, 'patients.consents', null, patient.consents[0])).toBe('CCM');
  const place = placeOf('patients', `consents/${testId(9200)}`);
  expect(itemTitle(reader, place.way, place.shape, patient.consents[0])).toBe('Chronic care management');
});

test('a record that no longer fits its shape is read all the same', () => {
  const words = recordWords(reader, 'calls', {
    id: testId(600),
    patientId: testId(1),
    staffId: testId(9001),
    startedAt: 'yesterday',
    kind: 'monthly-check-in',
    note: { reason: 'Swollen ankles', plan: '' },
    nextContact: { dueAt: '2026-12-01T15:00:00.000Z', kind: 'callback', reason: 'Her scale' },
    bloom: ['red', 'blue'],
  });
  expect(words.split('\n')).toEqual([
    'Kind: Monthly check-in',
    'Started at: yesterday',
    'Reason: Swollen ankles',
    'Next contact, due: Dec 1, 2026, 10:00 AM',
    'Next contact, kind: Callback',
    'Next contact, reason: Her scale',
    'Bloom: red, blue',
  ]);
});

test('a third value is asked for as the field is', () => {
  expect(thirdOf(placeOf('patients', `${medicine}/dosage`))).toEqual({ input: 'text', options: [] });
  expect(thirdOf(placeOf('patients', `${medicine}/startedOn`))).toEqual({ input: 'date', options: [] });
  expect(thirdOf(placeOf('patients', 'riskTier'))?.options).toContain('Rising risk');
  expect(thirdOf(placeOf('carePlans', `goals/${testId(5)}/target/value`))?.input).toBe('number');
  expect(thirdOf(placeOf('carePlans', `goals/${testId(5)}/target`))).toBeNull();
  expect(thirdOf(placeOf('tasks', 'ownerId'))).toBeNull();
  expect(thirdOf(placeOf('patients', 'gone/since'))).toBeNull();
});

test('a third value is read from its words, or refused in a sentence', () => {
  const read = (path: string, text: string) => readThird(placeOf('patients', path), text);
  expect(read(`${medicine}/dosage`, ' 2 tablets ')).toEqual({ value: '2 tablets' });
  expect(read('riskTier', 'Rising risk')).toEqual({ value: 'rising' });
  expect(read(`${medicine}/startedOn`, '2026-04-01')).toEqual({ value: '2026-04-01' });
  expect(read(`${medicine}/startedOn`, 'April')).toMatchObject({ problem: expect.stringMatching(/date/) });
  expect(read(`${medicine}/startedOn`, '')).toMatchObject({ problem: expect.stringMatching(/date/) });
  expect(read('riskTier', 'Blue')).toMatchObject({ problem: expect.stringMatching(/^Choose one of/) });
  expect(read(`${medicine}/dosage`, ' ')).toMatchObject({ problem: expect.stringMatching(/^Write/) });
  const number = placeOf('carePlans', `goals/${testId(5)}/target/value`);
  expect(readThird(number, '135.5')).toEqual({ value: 135.5 });
  expect(readThird(number, 'many')).toEqual({ problem: 'Enter a number that can stand there.' });
});
