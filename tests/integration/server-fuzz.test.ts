import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { row, task } from './server-documents.ts';
import { createWorld, type TestDevice, type World } from './server-harness.ts';

let world: World;
let maria: TestDevice;
let patientId: string;
beforeAll(async () => {
  world = await createWorld();
  const staffId = await world.createPerson('maria@northside.example', 'care-manager', 'East');
  [patientId = ''] = await world.givePatients(staffId, 1);
  maria = await world.signIn('maria@northside.example');
});
afterAll(() => world.close());

const seed = Date.now() % 1_000_000;
const PATHS = [
  '/api/rpc/auth/signIn',
  '/api/rpc/auth/refresh',
  '/api/rpc/sync/pull',
  '/api/rpc/sync/push',
  '/api/auth/sign-in',
  '/api/auth/refresh',
  '/api/sync/pull',
  '/api/sync/push',
];

test(`junk never gets a 5xx (seed ${seed})`, async () => {
  const body = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.json(),
    fc.jsonValue().map((value) => JSON.stringify({ json: value })),
    fc.record({ json: fc.jsonValue(), meta: fc.jsonValue() }).map((value) => JSON.stringify(value)),
  );
  const request = fc.record({ path: fc.constantFrom(...PATHS), body, isSignedIn: fc.boolean() });
  await fc.assert(
    fc.asyncProperty(request, async (junk) => {
      const response = await fetch(`${world.url}${junk.path}`, {
        method: 'POST',
        body: junk.body,
        headers: {
          'content-type': 'application/json',
          ...(junk.isSignedIn ? { authorization: `Bearer ${maria.answer.tokens.accessToken}` } : {}),
        },
      });
      await response.arrayBuffer();
      expect(response.status).toBeLessThan(500);
    }),
    { seed, numRuns: 500 },
  );
});

test(`a document with a field of junk is accepted or refused, and stands alone (seed ${seed})`, async () => {
  const fields = Object.keys(task(maria, patientId)).filter((field) => field !== 'id');
  const junk = fc.record({
    field: fc.oneof(fc.constantFrom(...fields), fc.string({ unit: 'binary' })),
    value: fc.oneof(
      fc.jsonValue(),
      fc.string({ unit: 'binary' }),
      fc.constantFrom('\0', '\ud800', 1e300, -0),
    ),
  });
  await fc.assert(
    fc.asyncProperty(junk, async ({ field, value }) => {
      if (field === 'id' || field === '_deleted') return;
      const good = task(maria, patientId);
      const results = await maria.push(
        'tasks',
        row({ ...task(maria, patientId), [field]: value }),
        row(good),
      );
      expect(results[0]?.outcome).toMatch(/accepted|refused/);
      expect(results[1]).toMatchObject({ id: good.id, outcome: 'accepted' });
    }),
    { seed, numRuns: 200 },
  );
});

test('names and passphrases with characters that cannot be stored are refused', async () => {
  const attempt = (changes: object) =>
    fetch(`${world.url}/api/auth/sign-in`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        email: 'maria@northside.example',
        passphrase: 'a\0b',
        device: { id: null, name: 'a', home: 'web' },
        ...changes,
      }),
    });
  expect((await attempt({})).status).toBe(401);
  expect((await attempt({ device: { id: null, name: 'a\0b', home: 'web' } })).status).toBe(400);
  const { deviceId } = maria;
  const refresh = await fetch(`${world.url}/api/auth/refresh`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ refreshToken: `${world.organizationId}.\0`, deviceId }),
  });
  expect(refresh.status).toBe(401);
});
