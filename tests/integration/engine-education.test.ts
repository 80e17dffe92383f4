/** @file What a patient is taught, through the real door and store of one desk. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Patient } from '#shared/domain/patient.ts';
import { makePatient, testId } from '#shared/domain/test-documents.ts';
import type { Desk } from '#shared/engine/desk.ts';
import { discardCall } from '#shared/engine/features/calls/index.ts';
import { educationHistory, giveEducation, listEducation } from '#shared/engine/features/education.ts';
import { CALL_DRAFT } from '#shared/engine/local-documents.ts';
import { createWriter } from '#shared/engine/writer.ts';
import { DESK_NURSE, type OneDesk, openOneDesk } from '#tests/support/one-desk.ts';

const DAY = 86_400_000;
const patient: Patient = makePatient({
  conditions: [
    {
      ...{ id: testId(1), text: 'Heart failure', clinicalStatus: 'active', onsetOn: '', abatedOn: '' },
      codes: [{ system: 'http://hl7.org/fhir/sid/icd-10-cm', code: 'I50.9', display: '' }],
    },
  ],
  careManagerId: DESK_NURSE,
});
const patientId = patient.id;

let one: OneDesk;
let desk: Desk;

beforeAll(async () => {
  one = await openOneDesk('education', patient, Date.parse('2026-11-02T15:00:00.000Z'));
  desk = one.desk;
});
afterAll(() => one.close());

const words = {
  ...{ patientId, handoutId: 'heart-failure', language: 'es' as const, callId: '' as const, note: '' },
  ...{ method: 'talked-through' as const, teachBack: 'said-back' as const },
};
const heartFailure = async () => {
  const { handouts } = await listEducation(desk, { patientId, language: 'es' });
  return handouts.find(({ handout }) => handout.id === 'heart-failure');
};

test('what fits comes first, and is due until she says it back', async () => {
  const { handouts, contact, mayGive } = await listEducation(desk, { patientId, language: 'en' });
  expect(handouts.map(({ isFitting }) => isFitting)).toEqual([true, ...Array(7).fill(false)]);
  expect(handouts[0]).toMatchObject({
    ...{ handout: { id: 'heart-failure', language: 'en' }, standing: { why: 'never', isDue: true } },
    lastGiven: null,
  });
  expect([contact, mayGive]).toEqual([{ name: 'Maria Lopez', phone: '555-0199' }, true]);

  await giveEducation(desk, { ...words, id: testId(90), teachBack: 'needs-more' });
  expect(await heartFailure()).toMatchObject({
    ...{ name: 'Heart failure', handout: { title: 'Insuficiencia cardíaca' } },
    standing: { why: 'again', isDue: false },
  });
  one.clock.now += DAY;
  expect((await heartFailure())?.standing).toMatchObject({ why: 'again', isDue: true });
});

test('it is noted once for an id, also when it is asked twice at the same time', async () => {
  one.clock.now += DAY;
  const asked = { ...words, id: testId(91), note: ' Her daughter listened. ' };
  const answers = await Promise.all([giveEducation(desk, asked), giveEducation(desk, asked)]);
  expect(answers[0]).toEqual(answers[1]);
  const history = await educationHistory(desk, patientId);
  expect(history.map(({ given, givenByName }) => [given.id, givenByName])).toEqual([
    [testId(91), 'Maria Lopez'],
    [testId(90), 'Maria Lopez'],
  ]);
  expect(history[0]?.given).toMatchObject({
    ...{ title: 'Insuficiencia cardíaca', version: '1', language: 'es', note: 'Her daughter listened.' },
    ...{ givenBy: DESK_NURSE, givenAt: new Date(one.clock.now).toISOString() },
  });
  expect((await heartFailure())?.standing).toMatchObject({ why: 'yearly', isDue: false });
  const trail = await desk.store.collections.auditEvents.find().exec();
  expect(trail.filter(({ action }) => action === 'education.given')).toHaveLength(2);
});

test('a handout of a call belongs to the call at hand with this patient, and to no other', async () => {
  const callId = testId(70);
  const inCall = { ...words, id: testId(92), callId };
  await expect(giveEducation(desk, inCall)).rejects.toMatchObject({ code: 'INVALID' });
  await desk.store.writeLocal(CALL_DRAFT, { draft: { callId, patientId: testId(4) }, savedAt: '' });
  await expect(giveEducation(desk, inCall)).rejects.toMatchObject({ code: 'INVALID' });
  const draft = { callId, patientId, identityCheck: null, note: { education: '' } };
  await desk.store.writeLocal(CALL_DRAFT, { draft, savedAt: '' });
  expect(await giveEducation(desk, inCall)).toMatchObject({ callId });
  expect(await educationHistory(desk, patientId)).toHaveLength(3);
  // The record names the call, so the call is kept.
  await expect(discardCall(desk, callId)).rejects.toMatchObject({ code: 'INVALID' });
});

test('nothing is noted for a handout that is not in the library, nor by somebody who only reads', async () => {
  const unknown = { ...words, id: testId(93), handoutId: 'gout' };
  await expect(giveEducation(desk, unknown)).rejects.toMatchObject({ code: 'INVALID' });
  const ports = desk.ports;
  const supervisor = { ...desk.person, role: 'supervisor' as const };
  const reading = {
    ...desk,
    person: supervisor,
    writer: createWriter(desk.store, ports, supervisor, desk.account),
  } as Desk;
  await expect(giveEducation(reading, { ...words, id: testId(94) })).rejects.toMatchObject({
    code: 'NOT_ALLOWED',
  });
  expect((await listEducation(reading, { patientId, language: 'en' })).mayGive).toBe(false);
  expect(await educationHistory(desk, patientId)).toHaveLength(3);
});
