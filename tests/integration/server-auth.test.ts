import { afterAll, beforeAll, expect, test } from 'vitest';
import { retireDevice } from '#server/organization/devices.ts';
import { clientOf, codeOf, createWorld, newId, PASSPHRASE, type World } from './server-harness.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
  await world.createPerson('maria@northside.example', 'care-manager', 'East');
});
afterAll(() => world.close());

const device = { id: null, name: 'Chrome on Linux', home: 'web' as const };

test('signing in answers tokens, the person and a lease, whatever the case of the e-mail', async () => {
  const answer = await clientOf(world.url).auth.signIn({
    email: 'Maria@Northside.example',
    passphrase: PASSPHRASE,
    device,
  });
  expect(answer.person).toMatchObject({
    name: 'maria',
    role: 'care-manager',
    organizationName: 'Northside',
    teamName: 'East',
  });
  const lease = Date.parse(answer.offlineLeaseUntil) - Date.now();
  expect(lease / 86_400_000).toBeCloseTo(14, 2);
  expect(Date.parse(answer.tokens.accessExpiresAt) - Date.now()).toBeLessThanOrEqual(15 * 60_000);
});

test('a known device keeps its id; one that is another person’s is registered anew', async () => {
  await world.createPerson('noor@northside.example', 'care-manager', 'East');
  const first = await world.signIn('maria@northside.example');
  const again = await world.signIn('maria@northside.example', first.deviceId);
  const other = await world.signIn('noor@northside.example', first.deviceId);
  expect(again.deviceId).toBe(first.deviceId);
  expect(other.deviceId).not.toBe(first.deviceId);
});

test('a wrong passphrase and an unknown e-mail get the same answer in about the same time', async () => {
  const attempt = async (email: string) => {
    const start = performance.now();
    const code = await codeOf(clientOf(world.url).auth.signIn({ email, passphrase: 'not this one', device }));
    return { code, ms: performance.now() - start };
  };
  await attempt('nobody-yet@northside.example');
  const wrong = await attempt('maria@northside.example');
  const unknown = await attempt('nobody@northside.example');
  expect([wrong.code, unknown.code]).toEqual(['WRONG_CREDENTIALS', 'WRONG_CREDENTIALS']);
  expect(unknown.ms).toBeGreaterThan(wrong.ms / 4);
});

test('guessing is stopped after twenty wrong passphrases, even with the right one', async () => {
  await world.createPerson('target@northside.example', 'care-manager', 'East');
  const attempt = (passphrase: string) =>
    codeOf(clientOf(world.url).auth.signIn({ email: 'target@northside.example', passphrase, device }));
  const codes = await Promise.all(Array.from({ length: 20 }, () => attempt('guess')));
  expect(new Set(codes)).toEqual(new Set(['WRONG_CREDENTIALS']));
  expect(await attempt(PASSPHRASE)).toBe('TOO_MANY_ATTEMPTS');
});

test('a refresh token works once, and its reuse ends the whole family', async () => {
  const { answer, deviceId } = await world.signIn('maria@northside.example');
  const client = clientOf(world.url);
  const next = await client.auth.refresh({ refreshToken: answer.tokens.refreshToken, deviceId });
  const third = await client.auth.refresh({ refreshToken: next.tokens.refreshToken, deviceId });
  expect(await codeOf(client.auth.refresh({ refreshToken: next.tokens.refreshToken, deviceId }))).toBe(
    'UNAUTHENTICATED',
  );
  expect(await codeOf(client.auth.refresh({ refreshToken: third.tokens.refreshToken, deviceId }))).toBe(
    'UNAUTHENTICATED',
  );
});

test('two uses of a refresh token at the same moment leave nobody signed in', async () => {
  const { answer, deviceId } = await world.signIn('maria@northside.example');
  const client = clientOf(world.url);
  const input = { refreshToken: answer.tokens.refreshToken, deviceId };
  const both = await Promise.allSettled([client.auth.refresh(input), client.auth.refresh(input)]);
  const won = both.filter((result) => result.status === 'fulfilled');
  expect(won).toHaveLength(1);
  const refreshToken = won[0]?.value.tokens.refreshToken ?? '';
  expect(await codeOf(client.auth.refresh({ refreshToken, deviceId }))).toBe('UNAUTHENTICATED');
});

test('a refresh token is bound to its device', async () => {
  const { answer, deviceId } = await world.signIn('maria@northside.example');
  const client = clientOf(world.url);
  const { refreshToken } = answer.tokens;
  expect(await codeOf(client.auth.refresh({ refreshToken, deviceId: newId() }))).toBe('UNAUTHENTICATED');
  expect(await codeOf(client.auth.refresh({ refreshToken, deviceId }))).toBe('UNAUTHENTICATED');
});

test('a retired device is told so at once, with its access token, its refresh token and its passphrase', async () => {
  const { client, answer, deviceId } = await world.signIn('maria@northside.example');
  await retireDevice(world.database.pool, deviceId);
  const pull = client.sync.pull({ collection: 'staff', checkpoint: null, limit: 10 });
  expect(await codeOf(pull)).toBe('DEVICE_RETIRED');
  const { refreshToken } = answer.tokens;
  expect(await codeOf(clientOf(world.url).auth.refresh({ refreshToken, deviceId }))).toBe('DEVICE_RETIRED');
  expect(await codeOf(world.signIn('maria@northside.example', deviceId))).toBe('DEVICE_RETIRED');
});

test('when a device last spoke to the server is noted once a minute, where supervisors see it', async () => {
  const { client, deviceId, staffId, pullAll } = await world.signIn('maria@northside.example');
  const seen = async () => {
    const staff = (await pullAll('staff')).documents.find(({ id }) => id === staffId);
    const devices = staff?.devices as { id: string; lastContactAt: string }[];
    return Date.parse(devices.find(({ id }) => id === deviceId)?.lastContactAt ?? '');
  };
  const first = await seen();
  expect(Date.now() - first).toBeLessThan(5_000);
  await client.sync.pull({ collection: 'tasks', checkpoint: null, limit: 1 });
  expect(await seen()).toBe(first);
  await world.database.pool.query(
    `update devices set last_contact_at = now() - interval '2 minutes' where id = $1`,
    [deviceId],
  );
  await Promise.all(
    Array.from({ length: 5 }, () => client.sync.pull({ collection: 'tasks', checkpoint: null, limit: 1 })),
  );
  expect(await seen()).toBeGreaterThan(first);
});

test('a missing, foreign or ended token and a closed account get nothing', async () => {
  const pull = (token?: string) =>
    codeOf(clientOf(world.url, token).sync.pull({ collection: 'staff', checkpoint: null, limit: 10 }));
  expect(await pull()).toBe('UNAUTHENTICATED');
  const { answer, staffId } = await world.signIn('maria@northside.example');
  const [head, body, signature] = answer.tokens.accessToken.split('.');
  const forged = Buffer.from(JSON.stringify({ alg: 'none' })).toString('base64url');
  expect(await pull(`${forged}.${body}.`)).toBe('UNAUTHENTICATED');
  expect(await pull(`${head}.${body}.${signature?.split('').reverse().join('')}`)).toBe('UNAUTHENTICATED');

  const hasty = await world.start({ accessTokenMs: 1_000 });
  const short = await clientOf(hasty.url).auth.signIn({
    email: 'maria@northside.example',
    passphrase: PASSPHRASE,
    device,
  });
  await new Promise((resolve) => setTimeout(resolve, 1_200));
  expect(await pull(short.tokens.accessToken)).toBe('UNAUTHENTICATED');
  await hasty.close();

  await world.database.pool.query('update people set is_active = false where id = $1', [staffId]);
  expect(await pull(answer.tokens.accessToken)).toBe('UNAUTHENTICATED');
  expect(await codeOf(world.signIn('maria@northside.example'))).toBe('WRONG_CREDENTIALS');
});
