/** @file Sixty patients come in from FHIR bundles, twice without a second copy, and one of them is called through the app. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '#build/root.ts';
import { type Patient, patientName } from '#shared/domain/patient.ts';
import { startCommand } from '#tests/support/command.ts';
import { CallPage } from './pages/call-page.ts';
import { PatientPage } from './pages/patient-page.ts';
import { SignInPage } from './pages/sign-in-page.ts';
import { TodayPage } from './pages/today-page.ts';
import { WrapUpDialog } from './pages/wrap-up-dialog.ts';
import { expect, sayWhere, test } from './support/test.ts';

const bundles = join(root, '../shared/data/synthea');
const note = 'Juniper tea and a short walk; the blood sugar book is full since Friday.';

type StoredPatient = Pick<Patient, 'id' | 'givenName' | 'familyName' | 'preferredName'>;

test('sixty imported patients stay sixty, and one of them is called', async ({ stack, openDevice }) => {
  test.skip(!existsSync(bundles), 'the FHIR bundles are not beside this checkout (../shared/data/synthea)');
  const before = new Set((await stack.documents<StoredPatient>('patients')).map(({ id }) => id));
  const imported = async () =>
    (await stack.documents<StoredPatient>('patients')).filter(({ id }) => !before.has(id));

  const importAll = () =>
    startCommand('admin', ['import-fhir', bundles, '--assign', stack.careManager.email], {
      DATABASE_URL: stack.database.url,
    }).end();
  const first = await importAll();
  expect(first.exitCode, first.output).toBe(0);
  const patients = await imported();
  expect(patients).toHaveLength(60);
  const second = await importAll();
  expect(second.exitCode, second.output).toBe(0);
  expect((await imported()).map(({ id }) => id).sort()).toEqual(patients.map(({ id }) => id).sort());

  const { home } = await openDevice();
  sayWhere('imported-patient', home.where);
  const today = new TodayPage(home.page);
  const patient = new PatientPage(home.page);
  const call = new CallPage(home.page);
  const wrapUp = new WrapUpDialog(home.page);
  await new SignInPage(home.page).signIn(stack.careManager);
  await today.isComplete();

  const chosen = patients[0];
  expect(chosen).toBeDefined();
  if (chosen === undefined) return;
  const name = patientName(chosen);
  await home.page.keyboard.press('Control+k');
  await home.page.keyboard.type(name);
  await home.page.getByRole('option').filter({ hasText: name }).first().click();
  await expect(patient.heading(name)).toBeVisible();
  await expect(patient.panel('Conditions').getByRole('listitem').first()).toBeVisible();
  await patient.startCall.click();
  await call.tickIdentifiers('Full name', 'Date of birth');
  await call.type('assessment', note);
  await call.wrapUp();
  await wrapUp.chooseDisposition('Reached, completed');
  await wrapUp.sign();
  await expect(today.heading).toBeVisible();
  await today.firstCopyIsHere();
  const calls = await stack.documents<{ patientId: string; note: { assessment: string } }>('calls');
  expect(calls.filter(({ patientId }) => patientId === chosen.id)).toMatchObject([
    { note: { assessment: note } },
  ]);
});
