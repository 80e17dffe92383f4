import { expect, test } from 'vitest';
import type { Observation } from './observation.ts';
import { draftSbar, type SbarFacts, withPlace } from './sbar.ts';
import { makePatient, testId } from './test-documents.ts';

const patient = makePatient({
  conditions: [
    { id: testId(1), codes: [], text: 'Heart failure', clinicalStatus: 'active', onsetOn: '', abatedOn: '' },
    { id: testId(2), codes: [], text: 'Gout', clinicalStatus: 'resolved', onsetOn: '', abatedOn: '' },
  ],
  medications: [
    {
      id: testId(3),
      codes: [],
      text: 'Oxycodone 5 mg',
      dosage: '1 every 6 hours',
      status: 'active',
      startedOn: '',
    },
    { id: testId(4), codes: [], text: 'Warfarin', dosage: '', status: 'on-hold', startedOn: '' },
    { id: testId(5), codes: [], text: 'Naproxen', dosage: '', status: 'stopped', startedOn: '' },
  ],
  allergies: [{ id: testId(6), codes: [], text: 'Penicillin', criticality: 'high', reaction: 'hives' }],
  transitions: [
    {
      steps: [],
      id: testId(7),
      kind: 'discharge',
      facility: 'Albany General',
      on: '2026-11-10',
      reason: 'Edema',
    },
    {
      steps: [],
      id: testId(8),
      kind: 'discharge',
      facility: 'Albany General',
      on: '2026-08-01',
      reason: 'Hip',
    },
  ],
});
const reading = (loinc: string, title: string, day: string, over: Partial<Observation>): Observation => ({
  ...{ id: testId(20), updatedAt: '', updatedBy: 'server', deviceId: 'server', rev: 1, receivedAt: '' },
  ...{ patientId: patient.id, loinc, title, category: 'vital-signs', effectiveAt: `${day}T12:00:00.000Z` },
  ...{ value: null, unit: '', text: '', components: [], ...over },
});
const systolic = { code: { system: 'http://loinc.org', code: '8480-6' }, value: 92, unit: 'mm[Hg]' };
const facts: SbarFacts = {
  patient,
  observations: [
    reading('85354-9', 'Blood pressure', '2026-11-20', {
      components: [systolic, { ...systolic, value: 58 }],
    }),
    reading('85354-9', 'Blood pressure', '2026-11-01', { components: [{ ...systolic, value: 140 }] }),
    reading('4548-4', 'Hemoglobin A1c', '2026-11-01', { category: 'laboratory', value: 7, unit: '%' }),
    reading('59408-5', 'Oxygen', '2026-11-20', { value: 91, unit: '%' }),
  ],
  protocol: { title: 'Overdose or poisoning', note: ['What, how much, when'], request: 'Send help now.' },
  said: 'He will not wake up.',
  location: '1 Main Street, Albany',
  callbackNumber: '555-0100',
  today: '2026-11-21',
};

test('says who, where, and what was said', () => {
  expect(draftSbar(facts).situation.split('\n')).toEqual([
    'Rosa Alvarez, woman of 72, born 1954-03-02.',
    'Is at: 1 Main Street, Albany. Call back: 555-0100.',
    'Overdose or poisoning. Said: He will not wake up.',
  ]);
});

test('says what is not known, and that an interpreter is needed', () => {
  const bare = makePatient({ needsInterpreter: true, language: 'es' });
  const { situation, background, assessment } = draftSbar({
    ...{ ...facts, patient: bare, observations: [] },
    ...{ said: '', location: '', callbackNumber: '' },
  });
  expect(situation).toContain('Is at: not confirmed yet. Call back: not confirmed yet.');
  expect(situation).not.toContain('Said');
  expect(situation).toContain('Needs an interpreter (es).');
  expect(background).toContain('Conditions: none on file.');
  expect(background).toContain('Allergies: none on file.');
  expect(assessment).toContain('Last readings on file: none.');
});

test('tells what is active, what is on hold, and the stays of the last thirty days', () => {
  expect(draftSbar(facts).background.split('\n')).toEqual([
    'Conditions: Heart failure.',
    'Medicines: Oxycodone 5 mg, 1 every 6 hours; Warfarin (on hold).',
    'Allergies: Penicillin (hives).',
    'In hospital in the last 30 days: 2026-11-10, Albany General, Edema.',
    'Code status: not in this chart, ask.',
  ]);
});

test('names the protocol and no diagnosis, with the newest of each reading and what will be asked', () => {
  expect(draftSbar(facts).assessment.split('\n')).toEqual([
    'Protocol: Overdose or poisoning. Not a diagnosis.',
    'Last readings on file: Blood pressure 92/58 mmHg (2026-11-20); Oxygen 91 % (2026-11-20).',
    'What, how much, when: ',
  ]);
  expect(draftSbar(facts).recommendation).toBe('Send help now.\nRead back by: \nName and credential: ');
});

test('a part is never longer than it may be', () => {
  const said = 'x'.repeat(5000);
  expect(draftSbar({ ...facts, said }).situation).toHaveLength(4000);
});

test('a place that is confirmed later comes into the report, and words of a person about it stay', () => {
  const before = { location: '', callbackNumber: '555-0100' };
  const after = { location: '9 Elm Street, $& 2', callbackNumber: '555-0177' };
  const drafted = draftSbar({ ...facts, ...before });
  expect(withPlace(drafted, before, after).situation).toContain(
    'Is at: 9 Elm Street, $& 2. Call back: 555-0177.',
  );
  const edited = { ...drafted, situation: 'He is in the garden.' };
  expect(withPlace(edited, before, after)).toEqual(edited);
});
