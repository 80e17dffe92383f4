/** @file Consents and personal notes, through the real door and store of one desk. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ConsentWords } from '#shared/domain/consent-rules.ts';
import type { Patient } from '#shared/domain/patient.ts';
import { makePatient } from '#shared/domain/test-documents.ts';
import { recordConsent } from '#shared/engine/features/consents.ts';
import { savePersonalNotes } from '#shared/engine/features/personal-notes.ts';
import { type OneDesk, openOneDesk } from '#tests/support/one-desk.ts';

const patient = makePatient({ consents: [], enrollments: [], personalNotes: '' });
const patientId = patient.id;
const consent: ConsentWords = {
  ...{ program: 'CCM', decision: 'accepted', method: 'verbal', billingPractitioner: 'Dr. Ines Okafor' },
  ...{ costSharingDisclosed: true, onePractitionerDisclosed: true, rightToStopDisclosed: true },
};
let one: OneDesk;

beforeEach(async () => {
  // A quarter past eleven in the evening in New York, already the next day elsewhere.
  one = await openOneDesk('consents', patient, Date.parse('2026-11-23T04:15:00.000Z'));
});
afterEach(() => one.close());

const stored = async () => {
  const found = await one.desk.store.collections.patients.findOne(patientId).exec();
  return found?.toJSON() as unknown as Patient;
};
const audited = async () => {
  const events = await one.desk.store.collections.auditEvents.find().exec();
  return events.map(({ action }) => action);
};

test('a consent is kept with who heard it and when, begins the program on the day of the practice, and is audited', async () => {
  await recordConsent(one.desk, { patientId, consent });
  const after = await stored();
  expect(after.consents).toMatchObject([
    {
      program: 'CCM',
      decision: 'accepted',
      obtainedBy: 'Maria Lopez, LPN',
      obtainedAt: '2026-11-23T04:15:00.000Z',
    },
  ]);
  expect(after.consents[0]).not.toHaveProperty('billingPractitioner');
  expect(after.enrollments).toMatchObject([
    { program: 'CCM', startedOn: '2026-11-22', billingPractitioner: 'Dr. Ines Okafor' },
  ]);
  expect(await audited()).toEqual(['consent.accepted']);
});

test('what was accepted and taken back are two decisions, both kept', async () => {
  await recordConsent(one.desk, { patientId, consent });
  one.clock.now += 60_000;
  await recordConsent(one.desk, { patientId, consent: { ...consent, decision: 'revoked' } });
  expect((await stored()).consents.map(({ decision }) => decision)).toEqual(['accepted', 'revoked']);
  expect((await stored()).enrollments).toHaveLength(1);
});

test('without what had to be said nothing is written', async () => {
  const untold = { ...consent, costSharingDisclosed: false };
  await expect(recordConsent(one.desk, { patientId, consent: untold })).rejects.toMatchObject({
    code: 'INVALID',
    data: { detail: expect.stringContaining('cost sharing') },
  });
  expect((await stored()).consents).toEqual([]);
  expect(await audited()).toEqual([]);
});

test('personal notes are saved once, without blanks around them', async () => {
  const text = '  Feeds the birds; a sister in Tulsa.\n';
  await savePersonalNotes(one.desk, { patientId, text });
  await savePersonalNotes(one.desk, { patientId, text });
  expect((await stored()).personalNotes).toBe('Feeds the birds; a sister in Tulsa.');
  expect(await audited()).toEqual(['patient.personal-notes']);
});
