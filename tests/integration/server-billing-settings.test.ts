import { afterAll, beforeAll, expect, test } from 'vitest';
import { runAdmin } from './run-admin.ts';
import { createWorld, type World } from './server-harness.ts';

const NURSE = 'nora@northside.example';
let world: World;
let nurseId: string;

beforeAll(async () => {
  world = await createWorld();
  nurseId = await world.createPerson(NURSE, 'care-manager', 'East');
});
afterAll(() => world.close());

const changeSettings = (...options: string[]) =>
  runAdmin({ DATABASE_URL: world.databaseUrl }, ['change-settings', ...options]);

const practiceBilling = async () => (await world.signIn(NURSE)).answer.person.practiceBilling;

test('an administrator answers the open questions of billing, one after another, and devices learn it', async () => {
  const first = await changeSettings(
    ...['--billing-switch', '99437-maximum=2', '--billing-switch', 'dialysis-excludes-ccm=no'],
    ...['--safety-net-clinic', 'yes', '--behavioral-care-managers', NURSE],
  );
  expect(first.errors).toBe('');
  expect(first.out).toContain(
    'Billing readiness: a safety-net clinic; 1 with behavioral health training; answered: 99437-maximum=2, dialysis-excludes-ccm=no.',
  );
  await changeSettings('--billing-switch', 'dialysis-excludes-ccm=yes');
  expect(await practiceBilling()).toEqual({
    switches: { '99437-maximum': 2, 'dialysis-excludes-ccm': true },
    isSafetyNetClinic: true,
    behavioralCareManagers: [nurseId],
  });
  await changeSettings('--lock-after-minutes', '20', '--behavioral-care-managers', '');
  expect(await practiceBilling()).toMatchObject({ isSafetyNetClinic: true, behavioralCareManagers: [] });
});

test('an answer that is none, a question that is none and a person who is not there are refused, and nothing changes', async () => {
  const before = await practiceBilling();
  const refused = async (...options: string[]) => {
    const { exitCode, errors } = await changeSettings(...options);
    expect(exitCode).toBe(1);
    return errors;
  };
  expect(await refused('--billing-switch', '99437-maximum=many')).toContain('Give a whole number');
  expect(await refused('--billing-switch', '99437-maximum=')).toContain('Give a whole number');
  expect(await refused('--billing-switch', 'dialysis-excludes-ccm=1')).toContain('dialysis-excludes-ccm=yes');
  expect(await refused('--billing-switch', 'everything=yes')).toContain(
    'There is no billing switch "everything"',
  );
  expect(await refused('--safety-net-clinic', 'perhaps')).toContain('Say yes or no');
  expect(await refused('--behavioral-care-managers', 'nobody@northside.example')).toContain('no account');
  expect(await practiceBilling()).toEqual(before);
});

test('whether licenses are looked at, and which states count to the compact, is for the organization to say', async () => {
  const rule = async () => (await world.signIn(NURSE)).answer.person.licenseRule;
  expect(await rule()).toEqual({ mode: 'warn', compactAlso: [], compactNot: [] });
  const changed = await changeSettings('--compact-also', 'ma, Ontario', '--compact-not', 'PA');
  expect(changed.errors).toContain('There is no state "Ontario"');
  const { out } = await changeSettings('--compact-also', 'ma, Guam', '--compact-not', 'Pennsylvania');
  expect(out).toContain('counted to the compact as well: MA, GU; not counted to the compact: PA.');
  await changeSettings('--license-warnings', 'no');
  expect(await rule()).toEqual({ mode: 'off', compactAlso: ['MA', 'GU'], compactNot: ['PA'] });
});
