/** @file Recovery keys and passphrases on the server's side: who gets them, what they prove, and what is noted of it. */
import { hexToBytes } from '@noble/hashes/utils.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { retireDevice } from '#server/organization/devices.ts';
import { parseRecoveryKey } from '#shared/domain/recovery-key.ts';
import { recoveryProof } from '#shared/sync/recovery-proof.ts';
import { runAdmin } from './run-admin.ts';
import { edit, row, task } from './server-documents.ts';
import { clientOf, codeOf, createWorld, newId, PASSPHRASE, signIn, type World } from './server-harness.ts';

const NEW_PASSPHRASE = 'four other unrelated words';

let world: World;
let people = 0;
const logged: string[] = [];

beforeAll(async () => {
  world = await createWorld({ log: 'info', logTo: (line) => logged.push(line) });
});
afterAll(() => world.close());

async function newPerson() {
  people += 1;
  const email = `person-${people}@northside.example`;
  const staffId = await world.createPerson(email, 'care-manager', 'East');
  const [patientId = ''] = await world.givePatients(staffId, 1);
  const device = await world.signIn(email);
  return { email, staffId, patientId, device, recoveryKey: hexToBytes(device.answer.recoveryKey) };
}

const admin = (...argv: string[]) => runAdmin({ DATABASE_URL: world.databaseUrl }, argv);

async function recover(deviceId: string, key: Uint8Array) {
  const client = clientOf(world.url);
  const { nonce } = await client.auth.recoveryChallenge({ deviceId });
  return client.auth.recover({ deviceId, nonce, proof: recoveryProof(key, deviceId, nonce) });
}

async function eventsOf(deviceId: string): Promise<string[]> {
  const { rows } = await world.database.pool.query<{ event: string }>(
    'select event from account_events where device_id = $1 order by id',
    [deviceId],
  );
  return rows.map(({ event }) => event);
}

test('a device has one recovery key; the passphrase brings it, a refresh does not, another device has another', async () => {
  const { email, device } = await newPerson();
  const again = await world.signIn(email, device.deviceId);
  expect(again.answer.recoveryKey).toBe(device.answer.recoveryKey);
  const refreshed = await clientOf(world.url).auth.refresh({
    refreshToken: again.answer.tokens.refreshToken,
    deviceId: device.deviceId,
  });
  expect(JSON.stringify(refreshed)).not.toContain(device.answer.recoveryKey);
  expect((await world.signIn(email)).answer.recoveryKey).not.toBe(device.answer.recoveryKey);
});

test('the key of a retired device proves itself, and what it gets pushes and does nothing else', async () => {
  const { device, patientId, recoveryKey } = await newPerson();
  const document = task(device, patientId);
  await retireDevice(world.database.pool, device.deviceId);
  expect(await codeOf(device.push('tasks', row(document)))).toBe('DEVICE_RETIRED');
  const { accessToken } = await recover(device.deviceId, recoveryKey);
  const client = clientOf(world.url, accessToken);
  const pushed = await client.sync.push({ collection: 'tasks', rows: [row(document)] });
  expect(pushed.results).toMatchObject([{ outcome: 'accepted', rev: 1 }]);
  expect(await codeOf(client.sync.pull({ collection: 'tasks', checkpoint: null, limit: 5 }))).toBe(
    'NOT_ALLOWED',
  );
  expect(await codeOf(client.sync.changes())).toBe('NOT_ALLOWED');
  expect(await codeOf(client.auth.changePassphrase({ current: PASSPHRASE, next: NEW_PASSPHRASE }))).toBe(
    'NOT_ALLOWED',
  );
  expect(await eventsOf(device.deviceId)).toEqual(['device-registered', 'device-retired', 'recovery-begun']);
});

test('MERGE-1 a push by a recovery is merged by the server and is not told what it was merged with', async () => {
  const { email, device, patientId, recoveryKey } = await newPerson();
  const document = task(device, patientId);
  await device.push('tasks', row(document));
  const [known] = (await device.pullAll('tasks')).documents;
  if (known === undefined) throw new Error('The task was not pulled.');
  const other = await world.signIn(email);
  await other.push('tasks', edit(other, known, { title: 'A secret of the server' }));
  const { accessToken } = await recover(device.deviceId, recoveryKey);
  const client = clientOf(world.url, accessToken);
  const rows = [edit(device, known, { detail: 'Mine' })];
  const { results } = await client.sync.push({ collection: 'tasks', rows });
  expect(results).toMatchObject([{ outcome: 'accepted', rev: 3 }]);
  const again = await client.sync.push({ collection: 'tasks', rows });
  expect(again.results).toMatchObject([{ outcome: 'accepted', rev: 3, isKnown: true }]);
  expect(JSON.stringify([results, again])).not.toContain('secret');
  expect((await other.pullAll('tasks')).documents).toMatchObject([
    { title: 'A secret of the server', detail: 'Mine' },
  ]);
});

test('a wrong key, a nonce used twice, one of another device and a device that does not exist prove nothing', async () => {
  const { device, recoveryKey } = await newPerson();
  const { deviceId } = device;
  const client = clientOf(world.url);
  expect(await codeOf(recover(deviceId, new Uint8Array(20)))).toBe('WRONG_CREDENTIALS');
  expect(await codeOf(recover(newId(), recoveryKey))).toBe('WRONG_CREDENTIALS');
  const { nonce } = await client.auth.recoveryChallenge({ deviceId });
  const proof = recoveryProof(recoveryKey, deviceId, nonce);
  const other = await newPerson();
  expect(await codeOf(client.auth.recover({ deviceId: other.device.deviceId, nonce, proof }))).toBe(
    'WRONG_CREDENTIALS',
  );
  await client.auth.recover({ deviceId, nonce, proof });
  expect(await codeOf(client.auth.recover({ deviceId, nonce, proof }))).toBe('WRONG_CREDENTIALS');
});

test('guessing recovery keys is stopped', async () => {
  const { device } = await newPerson();
  const codes: string[] = [];
  for (let guess = 0; guess < 25; guess += 1)
    codes.push(await codeOf(recover(device.deviceId, new Uint8Array(20))));
  expect(codes.slice(0, 20).every((code) => code === 'WRONG_CREDENTIALS')).toBe(true);
  expect(codes.at(-1)).toBe('TOO_MANY_ATTEMPTS');
});

test('a changed passphrase signs in and the old one does not; other devices are signed out, this one goes on', async () => {
  const { email, device } = await newPerson();
  const other = await world.signIn(email);
  const change = (current: string, next: string) => device.client.auth.changePassphrase({ current, next });
  expect(await codeOf(change('not it', NEW_PASSPHRASE))).toBe('WRONG_CREDENTIALS');
  expect(await codeOf(change(PASSPHRASE, 'short'))).toBe('BAD_REQUEST');
  expect(await change(PASSPHRASE, NEW_PASSPHRASE)).toEqual({ recoveryKey: device.answer.recoveryKey });
  expect(await codeOf(signIn(world.url, email))).toBe('WRONG_CREDENTIALS');
  const refresh = ({ answer, deviceId }: typeof device) =>
    clientOf(world.url).auth.refresh({ refreshToken: answer.tokens.refreshToken, deviceId });
  expect(await codeOf(refresh(other))).toBe('UNAUTHENTICATED');
  expect(await codeOf(refresh(device))).toBe('no error');
  expect(await eventsOf(device.deviceId)).toEqual(['device-registered', 'passphrase-changed']);
});

test('the command line shows a recovery key, notes that it did, and neither log nor notes hold a key or a passphrase', async () => {
  const { email, device, recoveryKey } = await newPerson();
  expect((await admin('recovery-key', email)).out).toBe(`${device.deviceId}  Test device`);
  const shown = await admin('recovery-key', device.deviceId);
  const typed = shown.out.split('\n')[1] ?? '';
  expect(parseRecoveryKey(typed)).toEqual(Uint8Array.from(recoveryKey));
  expect(await eventsOf(device.deviceId)).toEqual(['device-registered', 'recovery-key-shown']);
  expect((await admin('recovery-key', newId())).errors).toContain('There is no device with the id');
  expect((await admin('recovery-key', 'nobody@northside.example')).exitCode).toBe(1);

  await recover(device.deviceId, recoveryKey);
  const { rows } = await world.database.pool.query('select * from account_events');
  const written = `${JSON.stringify(rows)}${logged.join('')}`;
  for (const secret of [typed, device.answer.recoveryKey, PASSPHRASE]) expect(written).not.toContain(secret);
  expect(logged.join('')).toContain('auth/recover');
});

test('an administrator gives a new passphrase and changes when devices lock', async () => {
  const { email, device } = await newPerson();
  expect(device.answer.settings).toEqual({ lockAfterMinutes: 15 });
  const reset = await admin('reset-passphrase', email.toUpperCase());
  const passphrase = reset.out.split('\n')[1]?.split(': ')[1] ?? '';
  expect(await codeOf(world.signIn(email))).toBe('WRONG_CREDENTIALS');
  const answer = await clientOf(world.url).auth.signIn({
    email,
    passphrase,
    device: { id: device.deviceId, name: 'Test device', home: 'web' },
  });
  expect(answer.recoveryKey).toBe(device.answer.recoveryKey);
  expect(await admin('reset-passphrase', email, '--passphrase', 'short')).toMatchObject({ exitCode: 1 });

  expect((await admin('change-settings', '--lock-after-minutes', '5', '--offline-lease-days', '3')).out).toBe(
    '"Northside": devices work 3 days without the server and lock after 5 minutes.',
  );
  const { refreshToken } = answer.tokens;
  const refreshed = await clientOf(world.url).auth.refresh({ refreshToken, deviceId: device.deviceId });
  expect(refreshed.settings).toEqual({ lockAfterMinutes: 5 });
  expect(Date.parse(refreshed.offlineLeaseUntil) - Date.parse(refreshed.serverTime)).toBe(3 * 86_400_000);
  expect((await admin('change-settings', '--lock-after-minutes', '241')).exitCode).toBe(1);
  expect((await admin('change-settings')).errors).toContain('Name a setting');
});
