/** @file Break-ins with tokens and devices that are no longer good, or never were. */
import { SignJWT, UnsecuredJWT } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { retireDevice } from '#server/organization/devices.ts';
import {
  attempts,
  attemptsWithoutSignIn,
  codesOf,
  createTown,
  everywhere,
  SECRET,
  type Town,
} from './break-in-town.ts';
import { row, task } from './server-documents.ts';
import { clientOf, codeOf, newId, PASSPHRASE, signIn } from './server-harness.ts';

let town: Town;
beforeAll(async () => {
  town = await createTown();
});
afterAll(() => town.close());

const target = () => ({
  staffId: town.maria.staffId,
  deviceId: town.maria.deviceId,
  patientId: town.patientId,
  documentId: town.taskId,
});
/** Every procedure that takes a sign-in, with a token. */
const attemptsWith = (token: string | undefined, url = town.world.url) =>
  attempts(clientOf(url, token), town.maria, target());

async function installationSecret(): Promise<Uint8Array> {
  const { rows } = await town.world.database.pool.query<{ token_secret: Buffer }>(
    'select token_secret from installation',
  );
  return new Uint8Array(rows[0]?.token_secret ?? []);
}

function payloadOf(token: string): Record<string, unknown> {
  return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
}

test('a retired device gets DEVICE_RETIRED from every procedure, also while it sends', async () => {
  const device = await town.world.signIn('maria@northside.example');
  const before = await town.fingerprint();
  await retireDevice(town.world.database.pool, device.deviceId);
  const retired = await town.fingerprint();
  const calls = attempts(device.client, device, target());
  const events = await town.eventsOf(async () => {
    expect(await codesOf(calls)).toEqual(everywhere(calls, 'DEVICE_RETIRED'));
  });
  const { refreshToken } = device.answer.tokens;
  const again = clientOf(town.world.url);
  expect(await codeOf(again.auth.refresh({ refreshToken, deviceId: device.deviceId }))).toBe(
    'DEVICE_RETIRED',
  );
  expect(await codeOf(town.world.signIn('maria@northside.example', device.deviceId))).toBe('DEVICE_RETIRED');
  expect(await town.fingerprint()).toBe(retired);
  expect(retired).not.toBe(before);
  for (const procedure of Object.keys(calls)) {
    const noted = { event: 'access.refused', code: 'DEVICE_RETIRED', procedure, device: device.deviceId };
    expect(events).toContainEqual(expect.objectContaining(noted));
  }
});

test('a retired device’s token does not tell whether another device is retired', async () => {
  const device = await town.world.signIn('maria@northside.example');
  const retired = await town.world.signIn('wes@northside.example');
  await retireDevice(town.world.database.pool, retired.deviceId);
  const { refreshToken } = device.answer.tokens;
  const ask = (deviceId: string) => codeOf(clientOf(town.world.url).auth.refresh({ refreshToken, deviceId }));
  expect(await ask(retired.deviceId)).toBe('UNAUTHENTICATED');
  expect(await ask(newId())).toBe('UNAUTHENTICATED');
});

test('a stolen refresh token: at its second use nobody holds anything any more, the thief’s access token included', async () => {
  const victim = await town.world.signIn('maria@northside.example');
  const { deviceId } = victim;
  const refresh = (refreshToken: string) => clientOf(town.world.url).auth.refresh({ refreshToken, deviceId });
  const thief = await refresh(victim.answer.tokens.refreshToken);
  const thiefs = attemptsWith(thief.tokens.accessToken);
  expect(await codeOf(thiefs['sync.pull']())).toBe('no error');

  const events = await town.eventsOf(() => codeOf(refresh(victim.answer.tokens.refreshToken)));
  expect(events).toContainEqual(
    expect.objectContaining({
      event: 'token.stolen',
      organization: town.world.organizationId,
      device: deviceId,
    }),
  );
  expect(await codesOf(thiefs)).toEqual(everywhere(thiefs, 'UNAUTHENTICATED'));
  const victims = attempts(victim.client, victim, target());
  expect(await codesOf(victims)).toEqual(everywhere(victims, 'UNAUTHENTICATED'));
  expect(await codeOf(refresh(thief.tokens.refreshToken))).toBe('UNAUTHENTICATED');
  const { rows } = await town.world.database.pool.query(
    'select count(*)::int as open from refresh_tokens where device_id = $1 and revoked_at is null',
    [deviceId],
  );
  expect(rows).toEqual([{ open: 0 }]);
  // The passphrase opens it again, for the one who knows it.
  expect((await town.world.signIn('maria@northside.example', deviceId)).deviceId).toBe(deviceId);
});

test('a changed passphrase ends the access of the other devices at once', async () => {
  await town.world.createPerson('nora@northside.example', 'care-manager', 'East');
  const [here, there] = [
    await town.world.signIn('nora@northside.example'),
    await town.world.signIn('nora@northside.example'),
  ];
  await here.client.auth.changePassphrase({ current: PASSPHRASE, next: 'four other quiet words' });
  const pull = (device: typeof here) =>
    codeOf(device.client.sync.pull({ collection: 'staff', checkpoint: null, limit: 1 }));
  expect([await pull(here), await pull(there)]).toEqual(['no error', 'UNAUTHENTICATED']);
});

test('an expired token opens nothing; one lives a quarter of an hour', async () => {
  const lives = Date.parse(town.maria.answer.tokens.accessExpiresAt) - Date.now();
  expect(lives).toBeLessThanOrEqual(15 * 60_000);
  const hasty = await town.world.start({ accessTokenMs: 1_000 });
  const { answer } = await signIn(hasty.url, 'maria@northside.example');
  await new Promise((resolve) => setTimeout(resolve, 1_100));
  const calls = attemptsWith(answer.tokens.accessToken, hasty.url);
  expect(await codesOf(calls)).toEqual(everywhere(calls, 'UNAUTHENTICATED'));
  await hasty.close();
});

test('a token that we did not sign, in any of its disguises, opens nothing', async () => {
  const { accessToken } = (await town.world.signIn('maria@northside.example')).answer.tokens;
  const secret = await installationSecret();
  const claims = payloadOf(accessToken);
  const [head, body, signature] = accessToken.split('.');
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const sign = (changes: object, key: Uint8Array = secret, header: object = {}) =>
    new SignJWT({ ...claims, ...changes }).setProtectedHeader({ alg: 'HS256', ...header }).sign(key);
  const hour = Math.floor(Date.now() / 1000) + 3600;

  // The same way of forging with the right key is let in: each of the others fails for its own reason.
  expect(await codeOf(attemptsWith(await sign({ exp: hour }))['sync.digests']())).toBe('no error');
  const wilma = payloadOf(town.wilma.answer.tokens.accessToken);
  const eve = payloadOf(town.eve.answer.tokens.accessToken);
  const forged: Record<string, string | undefined> = {
    'no token': undefined,
    'another key': await sign({}, new Uint8Array(32).fill(7)),
    'an empty key': await sign({}, new Uint8Array(32)),
    'alg none': new UnsecuredJWT(claims).encode(),
    'alg none, our signature kept': `${encode({ alg: 'none' })}.${body}.${signature}`,
    'another algorithm': await sign({}, Buffer.concat([secret, secret]), { alg: 'HS512' }),
    'a critical header': `${encode({ alg: 'HS256', crit: ['exp'] })}.${body}.${signature}`,
    'claims of another, signature kept': `${head}.${encode({ ...claims, sub: wilma.sub })}.${signature}`,
    'no signature': `${head}.${body}.`,
    'another issuer': await sign({ iss: 'elsewhere' }),
    'another audience': await sign({ aud: 'elsewhere' }),
    'no end': await sign({ exp: undefined }),
    'not a date': await sign({ exp: 'tomorrow' }),
    'not yet begun': await sign({ nbf: hour }),
    // Rightly signed, and still nobody: the person, the organization and the device have to belong together.
    'another person on this device': await sign({ sub: wilma.sub }),
    'another organization': await sign({ organization: eve.organization }),
    'another device': await sign({ device: eve.device }),
    'a device that is none': await sign({ device: newId() }),
    'an id with a hole': await sign({ sub: `${claims.sub}' or true --` }),
    'a sign-in that is none': await sign({ family: newId() }),
    'a scope that is none': await sign({ scope: 'everything' }),
    'a role that is none': await sign({ role: 'root' }),
  };
  for (const [name, token] of Object.entries(forged)) {
    const calls = attemptsWith(token);
    expect([name, await codesOf(calls)]).toEqual([name, everywhere(calls, 'UNAUTHENTICATED')]);
  }
  // What a token says of a role counts for nothing: the role is read anew.
  const promoted = clientOf(town.world.url, await sign({ role: 'supervisor' }));
  const { groups } = await promoted.sync.digests({ collection: 'patients' });
  expect(groups.map(({ patientId }) => patientId)).toEqual([town.patientId]);
});

test('who has no sign-in learns nothing about a device or a person, and each attempt is noted with nobody’s name', async () => {
  const calls = attemptsWithoutSignIn(clientOf(town.world.url), target());
  const events = await town.eventsOf(async () => {
    const real = await codesOf(calls);
    const unknown = { ...target(), deviceId: newId() };
    expect(await codesOf(attemptsWithoutSignIn(clientOf(town.world.url), unknown))).toEqual(real);
    expect(real).toEqual({
      'auth.signIn': 'WRONG_CREDENTIALS',
      'auth.refresh': 'UNAUTHENTICATED',
      'auth.recover': 'WRONG_CREDENTIALS',
      'auth.recoveryChallenge': 'no error',
    });
  });
  for (const procedure of ['auth.signIn', 'auth.refresh', 'auth.recover']) {
    const noted = { event: 'access.refused', procedure, organization: 'none', device: 'none' };
    expect(events.filter((event) => event.procedure === procedure)).toEqual(
      Array(2).fill(expect.objectContaining(noted)),
    );
  }
  expect(town.log()).not.toMatch(new RegExp(`maria|${PASSPHRASE}|Thief`));
});

test('an authorization of another form opens nothing', async () => {
  const { accessToken } = town.maria.answer.tokens;
  for (const authorization of [
    accessToken,
    `Basic ${Buffer.from(`maria@northside.example:${PASSPHRASE}`).toString('base64')}`,
    `Bearer ${accessToken}, Bearer ${accessToken}`,
    `Bearer  ${accessToken}`,
    `Bearer ${'a'.repeat(3000)}`,
    `bearer${accessToken}`,
  ]) {
    const response = await fetch(`${town.world.url}/api/sync/digests?access_token=${accessToken}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization, cookie: `token=${accessToken}` },
      body: JSON.stringify({ collection: 'tasks' }),
    });
    expect([authorization.slice(0, 12), response.status]).toEqual([authorization.slice(0, 12), 401]);
  }
  expect(town.log()).not.toContain(accessToken);
});

test('a token of a recovery sends and does nothing else, and a closed account has none', async () => {
  const device = await town.world.signIn('maria@northside.example');
  const secret = await installationSecret();
  const claims = { ...payloadOf(device.answer.tokens.accessToken), scope: 'push', family: null };
  const token = await new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).sign(secret);
  const calls = attempts(clientOf(town.world.url, token), device, target());
  const told = await codesOf(calls);
  expect(told).toEqual({
    ...everywhere(calls, 'NOT_ALLOWED'),
    'sync.push': 'no error',
    'sync.sendAsIs': 'no error',
  });
  const answer = await clientOf(town.world.url, token).sync.push({
    collection: 'tasks',
    rows: [row({ ...task(device, town.patientId), id: town.taskId, title: 'Mine' })],
  });
  expect(JSON.stringify(answer)).not.toContain(SECRET);
  await town.world.database.pool.query('update people set is_active = false where id = $1', [device.staffId]);
  expect(await codesOf(calls)).toEqual({
    ...everywhere(calls, 'NOT_ALLOWED'),
    'sync.push': 'UNAUTHENTICATED',
    'sync.sendAsIs': 'UNAUTHENTICATED',
  });
  const own = attempts(device.client, device, target());
  expect(await codesOf(own)).toEqual(everywhere(own, 'UNAUTHENTICATED'));
  await town.world.database.pool.query('update people set is_active = true where id = $1', [device.staffId]);
});
