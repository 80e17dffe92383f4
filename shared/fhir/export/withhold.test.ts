import { expect, test } from 'vitest';
import type { CarePlan } from '#shared/domain/care-plan.ts';
import { fullRecord } from '#tests/support/fhir-record.ts';
import { exportPatient } from './export-patient.ts';
import { withHeldConditions, withHeldLines, withoutViolence } from './withhold.ts';

const abuse = {
  id: '01890a5d-ac96-774b-bcce-b30209900001',
  codes: [{ system: 'http://hl7.org/fhir/sid/icd-10-cm', code: 'T74.11XA', display: '' }],
  text: 'Adult physical abuse, confirmed',
  ...{ clinicalStatus: 'active' as const, onsetOn: '', abatedOn: '' },
};

/** A record in which a diagnosis, lines of the plan, a task and words of a note tell of it. */
function record() {
  const whole = fullRecord();
  const plan = whole.carePlans.find(({ version }) => version > 0) as CarePlan;
  const [problem] = plan.problems;
  const [goal] = plan.goals;
  const [call] = whole.calls;
  const [task] = whole.tasks;
  if (!problem || !goal || !call || !task) throw new Error('The record has nothing to hide a line among.');
  const id = (last: string) => `01890a5d-ac96-774b-bcce-b3020990000${last}`;
  const unsafe = { ...problem, id: id('2'), title: 'Domestic violence at home' };
  const told: CarePlan = {
    ...plan,
    problems: [...plan.problems, unsafe],
    goals: [...plan.goals, { ...goal, id: id('3'), problemId: unsafe.id, description: 'A bag stands ready' }],
    sections: [{ id: 'environment', text: 'Heater works. Her abuser has a key.', reviewedOn: '' }],
  };
  return {
    ...whole,
    patient: { ...whole.patient, conditions: [...whole.patient.conditions, abuse] },
    carePlans: [told],
    calls: [{ ...call, note: { ...call.note, reason: 'Better.', assessment: 'He threatens her at night.' } }],
    tasks: [...whole.tasks, { ...task, id: id('4'), title: 'Call the women’s shelter', referral: null }],
  };
}

test('diagnoses, lines of the plan, tasks and words of notes about violence leave only where they are asked for', () => {
  const told =
    /T74|physical abuse|Domestic violence|her abuser|bag stands ready|threatens her|women’s shelter/i;
  const { bundle, withheld } = exportPatient(record());
  const text = JSON.stringify(bundle);
  expect(told.exec(text)?.[0]).toBeUndefined();
  expect(text.includes('Better.')).toBe(true);
  expect(withheld).toBeGreaterThanOrEqual(6);
  const whole = JSON.stringify(exportPatient({ ...record(), withSensitive: true }).bundle);
  for (const words of [
    'T74.11XA',
    'Domestic violence',
    'bag stands ready',
    'abuser',
    'threatens',
    'shelter',
  ]) {
    expect([words, whole.includes(words)]).toEqual([words, true]);
  }
});

test('a record without any of it stays as it is', () => {
  const whole = { ...fullRecord(), patient: { ...fullRecord().patient, needs: [] } };
  const { record: open, withheld } = withoutViolence(whole);
  expect(open).toEqual(whole);
  expect(withheld).toBe(0);
});

test('what an export left out is still there after it is brought back, and what it changed is changed', () => {
  const { patient, carePlans } = record();
  const held = carePlans[0] as CarePlan;
  const { record: open } = withoutViolence(record());
  const brought = open.carePlans[0] as CarePlan;
  expect(brought.problems.length).toBeLessThan(held.problems.length);
  const back = withHeldLines(brought, held, patient);
  expect(back).toEqual(held);
  const renamed = { ...brought, problems: brought.problems.map((one) => ({ ...one, title: 'Renamed' })) };
  expect(withHeldLines(renamed, held, patient).problems.map(({ title }) => title)).toEqual([
    ...brought.problems.map(() => 'Renamed'),
    'Domestic violence at home',
  ]);
  expect(withHeldConditions(open.patient.conditions, patient.conditions)).toEqual(patient.conditions);
});
