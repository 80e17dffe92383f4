/** @file What an administrator does in the app: accounts, licenses, devices, settings; who may not, and what nobody may. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { NewPersonInput } from '#shared/contract/administration.ts';
import { clientOf, codeOf, createWorld, newId, type TestDevice, type World } from './server-harness.ts';

let world: World;
let ada: TestDevice;
let nora: TestDevice;
let otherId: string;

beforeAll(async () => {
  world = await createWorld();
  await world.createPerson('ada@northside.example', 'administrator', 'East');
  await world.createPerson('nora@northside.example', 'care-manager', 'East');
  await world.createPerson('sue@northside.example', 'supervisor', 'East');
  const elsewhere = await world.createOrganization('Southside');
  otherId = await world.createPerson('eve@southside.example', 'care-manager', 'South', elsewhere);
  ada = await world.signIn('ada@northside.example');
  nora = await world.signIn('nora@northside.example');
  await world.givePatients(nora.staffId, 2);
});
afterAll(() => world.close());

const desk = () => ada.client.administration;

const newcomer = (email: string): NewPersonInput => ({
  ...{ email, name: 'Ines Marsh', role: 'care-manager', credential: 'LPN', phone: '', licenses: [] },
  team: 'West',
});

/** What was noted since, with its fields. */
async function events(): Promise<
  { event: string; staffId: string | null; doneBy: string; detail: object }[]
> {
  const { rows } = await world.database.pool.query(
    `select event, staff_id as "staffId", done_by as "doneBy", detail from account_events
      where organization_id = $1 order by at desc, id desc`,
    [world.organizationId],
  );
  return rows;
}

test('only administrators look after accounts, and none of another organization', async () => {
  const sue = await world.signIn('sue@northside.example');
  for (const { client } of [nora, sue]) {
    const { administration } = client;
    expect(await codeOf(administration.people())).toBe('NOT_ALLOWED');
    expect(await codeOf(administration.createPerson(newcomer('x@northside.example')))).toBe('NOT_ALLOWED');
    expect(await codeOf(administration.devices())).toBe('NOT_ALLOWED');
    expect(await codeOf(administration.recoveryKey({ deviceId: nora.deviceId }))).toBe('NOT_ALLOWED');
    expect(await codeOf(administration.changeSettings({ lockAfterMinutes: 1 }))).toBe('NOT_ALLOWED');
  }
  expect(await codeOf(clientOf(world.url).administration.people())).toBe('UNAUTHENTICATED');
  const eve = await world.signIn('eve@southside.example');
  expect(await codeOf(desk().changePerson({ staffId: otherId, change: { name: 'Taken' } }))).toBe(
    'NOT_FOUND',
  );
  expect(await codeOf(desk().resetPassphrase({ staffId: otherId }))).toBe('NOT_FOUND');
  for (const deviceId of [eve.deviceId, newId()]) {
    expect(await codeOf(desk().retireDevice({ deviceId }))).toBe('NOT_FOUND');
    expect(await codeOf(desk().recoveryKey({ deviceId }))).toBe('NOT_FOUND');
    expect(await codeOf(desk().wipeDevice({ deviceId }))).toBe('NOT_FOUND');
  }
  expect(await codeOf(eve.pullAll('patients'))).toBe('no error');
});

test('an account is made with a first passphrase that is told once, changed, closed and opened, each noted with who did it', async () => {
  const { staffId, passphrase } = await desk().createPerson(newcomer('ines@northside.example'));
  const session = await clientOf(world.url).auth.signIn({
    ...{ email: 'ines@northside.example', passphrase },
    device: { id: null, name: 'Test device', home: 'web' },
  });
  expect(session.person).toMatchObject({ staffId, teamName: 'West', role: 'care-manager' });
  expect(await codeOf(desk().createPerson(newcomer('INES@northside.example')))).toBe('CONFLICT');
  expect(await codeOf(desk().createPerson({ ...newcomer('b@northside.example'), team: '' }))).toBe(
    'BAD_REQUEST',
  );

  const changed = await desk().changePerson({
    staffId,
    change: { name: 'Ines Marsh-Lee', team: 'East', credential: 'RN' },
  });
  expect(changed).toMatchObject({
    name: 'Ines Marsh-Lee',
    teamName: 'East',
    credential: 'RN',
    isActive: true,
  });
  await desk().changePerson({ staffId, change: { isActive: false } });
  expect(await codeOf(clientOf(world.url, session.tokens.accessToken).clocks.others())).toBe(
    'UNAUTHENTICATED',
  );
  expect(await desk().changePerson({ staffId, change: { isActive: true } })).toMatchObject({
    isActive: true,
  });
  const again = await desk().resetPassphrase({ staffId });
  expect(again.passphrase).not.toBe(passphrase);
  const noted = (await events()).filter((event) => event.staffId === staffId && event.doneBy === ada.staffId);
  expect(noted.map(({ event }) => event).toSorted()).toEqual([
    ...['account-closed', 'account-made', 'account-opened'],
    ...['details-changed', 'passphrase-reset', 'team-changed'],
  ]);
  expect(noted.find(({ event }) => event === 'details-changed')?.detail).toEqual({
    name: { from: 'Ines Marsh', to: 'Ines Marsh-Lee' },
    credential: { from: 'LPN', to: 'RN' },
  });
  expect(JSON.stringify(await events())).not.toContain(passphrase);
});

test('licenses go to every device with her record, and one that is none is refused', async () => {
  const license = { id: newId(), state: 'FL', number: 'PN-100', isCompact: true, expiresOn: '2027-01-31' };
  const { staffId } = nora;
  const save = (licenses: (typeof license)[]) => desk().changePerson({ staffId, change: { licenses } });
  expect((await save([license])).licenses).toEqual([license]);
  const staff = (await nora.pullAll('staff')).documents.find(({ id }) => id === staffId);
  expect(staff).toMatchObject({ licenses: [license] });
  expect((await desk().people()).people.find((person) => person.staffId === staffId)).toMatchObject({
    ...{ licenses: [license], patients: 2, devices: 1 },
  });
  for (const wrong of [{ state: 'QQ' }, { number: ' ' }, { expiresOn: '2027-13-31' }]) {
    expect(await codeOf(save([{ ...license, ...wrong }]))).toBe('BAD_REQUEST');
  }
  expect(await codeOf(save([license, { ...license, id: newId() }]))).toBe('BAD_REQUEST');
  expect((await save([])).licenses).toEqual([]);
});

test('nobody is left without an administrator, and none locks herself out', async () => {
  const { staffId } = ada;
  for (const change of [{ isActive: false }, { role: 'supervisor' as const }]) {
    expect(await codeOf(desk().changePerson({ staffId, change }))).toBe('INVALID');
  }
  expect(await codeOf(desk().resetPassphrase({ staffId }))).toBe('INVALID');
  expect(await codeOf(desk().retireDevice({ deviceId: ada.deviceId }))).toBe('INVALID');
  const holding = desk().changePerson({ staffId: nora.staffId, change: { role: 'administrator' } });
  expect(await codeOf(holding)).toBe('INVALID');

  const second = await world.createPerson('bea@northside.example', 'administrator', 'East');
  const bea = (await world.signIn('bea@northside.example')).client.administration;
  const close = (who: typeof bea, whom: string) =>
    codeOf(who.changePerson({ staffId: whom, change: { isActive: false } }));
  const codes = await Promise.all([close(bea, staffId), close(desk(), second)]);
  expect(codes.filter((code) => code === 'no error')).toHaveLength(1);
  const { rows } = await world.database.pool.query(
    `select id from people where organization_id = $1 and role = 'administrator' and is_active`,
    [world.organizationId],
  );
  expect(rows).toHaveLength(1);
  await world.database.pool.query('update people set is_active = true where id = $1', [staffId]);
  ada = await world.signIn('ada@northside.example');
});

test('a device is retired, its key shown and destroyed; what was noted says who did it and holds no key', async () => {
  const device = await world.signIn('nora@northside.example');
  const { deviceId } = device;
  const row = async () => (await desk().devices()).find((one) => one.deviceId === deviceId);
  expect(await row()).toMatchObject({ personName: 'nora', home: 'web', retiredAt: '', hasRecoveryKey: true });
  expect(await codeOf(desk().wipeDevice({ deviceId }))).toBe('INVALID');
  expect(await desk().retireDevice({ deviceId })).toEqual({ name: 'Test device', personName: 'nora' });
  expect(await codeOf(device.pullAll('patients'))).toBe('DEVICE_RETIRED');
  expect((await row())?.retiredAt).not.toBe('');
  const { key } = await desk().recoveryKey({ deviceId });
  expect(key).toMatch(/^([0-9A-Z]{5}-){7}[0-9A-Z]{5}$/);
  await desk().wipeDevice({ deviceId });
  expect(await row()).toMatchObject({ hasRecoveryKey: false });
  expect(await codeOf(desk().recoveryKey({ deviceId }))).toBe('NOT_FOUND');
  const noted = (await events()).filter(({ event }) => /^device-(retired|wiped)|^recovery-key/.test(event));
  expect(noted.map(({ event, doneBy }) => [event, doneBy])).toEqual(
    ['device-wiped', 'recovery-key-shown', 'device-retired'].map((event) => [event, ada.staffId]),
  );
  expect(JSON.stringify(await events())).not.toContain(key);
});

test('settings reach the devices, with answers about billing and care gaps; what is no answer changes nothing', async () => {
  const before = await desk().settings();
  expect(before).toMatchObject({ lockAfterMinutes: 15, licenseRule: { mode: 'warn' } });
  const outreach = { ...before.outreach, callingHours: { from: '10:00', to: '19:00' } };
  await desk().changeSettings({
    ...{ lockAfterMinutes: 9, outreach, licenseRule: { ...before.licenseRule, mode: 'off' } },
    switches: { '99437-maximum': 2, 'care-gap-a1c-months': 3 },
  });
  const after = await desk().changeSettings({ switches: { '99437-maximum': null }, isSafetyNetClinic: true });
  expect(after.billing).toMatchObject({ switches: { 'care-gap-a1c-months': 3 }, isSafetyNetClinic: true });
  const { settings, person } = (await world.signIn('nora@northside.example')).answer;
  expect(settings).toEqual({ lockAfterMinutes: 9 });
  expect(person).toMatchObject({ practiceBilling: after.billing, licenseRule: { mode: 'off' }, outreach });
  expect((await events())[1]?.detail).toMatchObject({
    'billing.switches.99437-maximum': { from: 2, to: null },
    'billing.isSafetyNetClinic': { from: false, to: true },
  });

  const wrong = [
    { switches: { 'no-such-question': true } },
    { switches: { '99437-maximum': true } },
    { switches: { 'care-gap-a1c-months': 101 } },
    { behavioralCareManagers: [otherId] },
  ];
  for (const change of wrong) expect(await codeOf(desk().changeSettings(change))).toBe('INVALID');
  const hours = { ...outreach, callingHours: { from: '07:00', to: '19:00' } };
  expect(await codeOf(desk().changeSettings({ outreach: hours }))).toBe('BAD_REQUEST');
  expect(await desk().settings()).toEqual(after);
});
