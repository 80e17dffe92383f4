import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inOrganization } from '#server/database/transaction.ts';
import { newId } from '#server/organization/ids.ts';
import { storeDocuments } from '#server/sync/store-documents.ts';
import type { ReviewEntry } from '#shared/contract/engine/reviews.ts';
import type { Medication, Patient } from '#shared/domain/patient.ts';
import { type Device, startDevice, until } from '#tests/support/device.ts';
import { patient as inventPatient } from './server-documents.ts';
import { createWorld, PASSPHRASE, type TestDevice, type World } from './server-harness.ts';

const NURSE = 'nora@northside.example';
const LEAD = 'lena@northside.example';
const medicine: Medication = {
  id: newId(),
  codes: [],
  text: 'Lisinopril 20 mg',
  dosage: 'half a tablet in the morning',
  status: 'active',
  startedOn: '2026-03-04',
};

let world: World;
let folder: string;
let patientId: string;
let nurse: Device;
let lead: Device;
let laptop: TestDevice;
let tablet: TestDevice;

beforeAll(async () => {
  world = await createWorld();
  folder = mkdtempSync(join(tmpdir(), 'careline-reviews-'));
  const staffId = await world.createPerson(NURSE, 'care-manager', 'East');
  await world.createPerson(LEAD, 'supervisor', 'East');
  [patientId = ''] = await world.givePatients(staffId, 1);
  const documents = [inventPatient({ id: patientId, medications: [medicine] })];
  await inOrganization(world.database.pool, world.organizationId, (transaction) =>
    storeDocuments(transaction, { organizationId: world.organizationId, collection: 'patients', documents }),
  );
  [nurse, lead] = ['nurse', 'lead'].map((name) =>
    startDevice({ folder: join(folder, name), serverUrl: world.url, isKeyCheap: true }),
  ) as [Device, Device];
  await nurse.engine.session.signIn({ email: NURSE, passphrase: PASSPHRASE });
  await lead.engine.session.signIn({ email: LEAD, passphrase: PASSPHRASE });
  laptop = await world.signIn(NURSE);
  tablet = await world.signIn(NURSE);
});
afterAll(async () => {
  await Promise.all([nurse.kill(), lead.kill()]);
  await world.close();
  rmSync(folder, { recursive: true, force: true });
});

async function stored(): Promise<Patient> {
  const { documents } = await laptop.pullAll('patients');
  return documents.find(({ id }) => id === patientId) as unknown as Patient;
}

/** Sends an edit of the patient made on `base`, as another device does. */
async function edit(by: TestDevice, base: Patient, changes: Partial<Patient>): Promise<void> {
  const stamp = {
    updatedAt: new Date().toISOString(),
    updatedBy: by.staffId,
    deviceId: by.deviceId,
    receivedAt: '',
  };
  const document = { ...base, ...changes, ...stamp, _deleted: false };
  await by.push('patients', {
    newDocumentState: document,
    assumedMasterState: { ...base, _deleted: false },
  });
}

const withDosage = (dosage: string) => ({ medications: [{ ...medicine, dosage }] });

/** Two devices give one field two values at the same time. */
async function conflict(first: Partial<Patient>, second: Partial<Patient>): Promise<void> {
  const base = await stored();
  await edit(laptop, base, first);
  await edit(tablet, base, second);
}

/** `kept`: the item may come before the document that it is about. */
const openItem = (device: Device, subject: RegExp, kept = /^/) =>
  until(
    `an open item like ${subject}`,
    async () =>
      (await device.engine.reviews.list()).find((item) => item.isOpen && subject.test(item.subject)),
    (item) => kept.test(item?.kept?.text ?? 'no item'),
  ) as Promise<ReviewEntry>;

const chartOf = async (device: Device) => (await device.engine.patients.chart({ patientId })).patient;

test('[MERGE-3] two dosages of one medicine are shown in words; [MERGE-9] a third one is decided for and is everywhere', async () => {
  await conflict(withDosage('1 tablet in the morning'), withDosage('1 tablet at night'));
  const item = await openItem(nurse, /Lisinopril/, /, 1 tablet in the morning/);
  expect(item).toMatchObject({
    kind: 'conflict',
    patientName: 'Rosa Alvarez',
    subject: 'Medicine: Lisinopril 20 mg, dosage',
    baseText: 'Lisinopril 20 mg, half a tablet in the morning, status: Active, start date: Mar 4, 2026',
    kept: {
      text: 'Lisinopril 20 mg, 1 tablet in the morning, status: Active, start date: Mar 4, 2026',
      byName: 'nora',
    },
    other: {
      text: 'Lisinopril 20 mg, 1 tablet at night, status: Active, start date: Mar 4, 2026',
      byName: 'nora',
    },
    third: { input: 'text' },
    decided: null,
  });
  const { id } = item;
  const decide = (text: string) =>
    nurse.engine.reviews.decide({ id, choice: 'third', text, comment: 'Asked the pharmacy.' });
  await expect(decide('  ')).rejects.toMatchObject({ code: 'INVALID' });
  await expect(
    nurse.engine.reviews.decide({ id, choice: 'seen', text: '', comment: '' }),
  ).rejects.toMatchObject({ code: 'INVALID' });
  expect(await decide('1 tablet at noon')).toEqual({ open: 0 });
  await expect(decide('2 tablets')).rejects.toMatchObject({ code: 'CONFLICT' });
  expect((await chartOf(nurse)).medications[0]?.dosage).toBe('1 tablet at noon');
  await until(
    'the supervisor has the decision in the chart',
    () => chartOf(lead),
    ({ medications }) => medications[0]?.dosage === '1 tablet at noon',
  );
  const [trail] = await until(
    'and in the list',
    () => lead.engine.reviews.list(),
    ([first]) => first?.isOpen === false,
  );
  expect(trail?.decided).toMatchObject({
    choice: 'third',
    text: 'Lisinopril 20 mg, 1 tablet at noon, status: Active, start date: Mar 4, 2026',
    byName: 'nora',
    comment: 'Asked the pharmacy.',
  });
  expect(await lead.engine.reviews.openCount()).toEqual({ open: 0 });
  const { documents } = await until(
    'the audit trail',
    () => laptop.pullAll('auditEvents'),
    (page) => page.documents.some(({ action }) => action === 'review.third'),
  );
  expect(documents.find(({ action }) => action === 'review.third')).toMatchObject({
    entityId: id,
    patientId,
  });
});

test('MERGE-3 MERGE-9 a medicine of which one changed the name and another the dosage is decided as a whole', async () => {
  const before = (await stored()).medications[0] ?? medicine;
  const code = [{ system: 'rxnorm', code: '979485' }];
  await conflict(
    { medications: [{ ...before, text: 'Losartan 50 mg', codes: code }] },
    { medications: [{ ...before, dosage: '2 tablets at night' }] },
  );
  const item = await openItem(nurse, /^Medicine: Losartan 50 mg$/, /Losartan/);
  expect(item.third).toBeNull();
  expect(item.kept?.text).toBe(
    'Losartan 50 mg, 1 tablet at noon, status: Active, start date: Mar 4, 2026, code: 979485',
  );
  expect(item.other?.text).toMatch(
    /^Lisinopril 20 mg, 2 tablets at night, status: Active, start date: Mar 4, 2026, code: /,
  );
  expect((await chartOf(nurse)).medications[0]).toMatchObject({
    text: 'Losartan 50 mg',
    dosage: before.dosage,
  });
  await nurse.engine.reviews.decide({ id: item.id, choice: 'other', text: '', comment: '' });
  expect((await chartOf(nurse)).medications[0]).toEqual({ ...before, dosage: '2 tablets at night' });
});

test('[MERGE-9] what has moved on since somebody looked is not decided over, a supervisor may decide, and keeping changes nothing', async () => {
  await conflict({ riskTier: 'rising' }, { riskTier: 'high' });
  const item = await openItem(lead, /^Risk$/, /Rising/);
  expect(item.third?.options).toContain('Maintenance');
  expect([item.kept?.text, item.other?.text]).toEqual(['Rising risk', 'High risk']);
  await edit(laptop, await stored(), { riskTier: 'maintenance' });
  await until(
    'the new value arrived',
    () => chartOf(lead),
    ({ riskTier }) => riskTier === 'maintenance',
  );
  const decide = (choice: 'other' | 'kept') =>
    lead.engine.reviews.decide({ id: item.id, choice, text: '', comment: '' });
  await expect(decide('other')).rejects.toMatchObject({ code: 'CONFLICT' });
  expect((await openItem(lead, /^Risk$/)).kept?.text).toBe('Maintenance');
  await decide('kept');
  expect((await chartOf(lead)).riskTier).toBe('maintenance');
  const list = await lead.engine.reviews.list();
  expect(list.find(({ id }) => id === item.id)?.decided).toMatchObject({ choice: 'kept', byName: 'lena' });
});
