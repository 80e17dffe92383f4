import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { serverContract } from '#shared/contract/server/index.ts';
import { COLLECTIONS } from '#shared/domain/document.ts';
import { isLong } from '#tests/support/long.ts';
import { auditEvent, call, row, task } from './server-documents.ts';
import { createWorld, newId, type TestDevice, type World } from './server-harness.ts';

const lines: string[] = [];
let world: World;
let maria: TestDevice;
let patientId: string;
beforeAll(async () => {
  world = await createWorld({ log: 'error', logTo: (line) => lines.push(line) });
  const staffId = await world.createPerson('maria@northside.example', 'care-manager', 'East');
  [patientId = ''] = await world.givePatients(staffId, 1);
  maria = await world.signIn('maria@northside.example');
});
afterAll(() => world.close());

const seed = Date.now() % 1_000_000;
const RUNS = isLong ? 10_000 : 2_500;
/** Requests that are under way at a time. */
const LANES = 8;
/** An answer, or its first word for a stream, that takes longer is a hang. */
const HANG_MS = 20_000;

test(`a document with a field of junk is accepted or refused, and stands alone (seed ${seed})`, async () => {
  const fields = Object.keys(task(maria, patientId)).filter((field) => field !== 'id');
  const field = fc.oneof(fc.constantFrom(...fields), fc.string({ unit: 'binary' }));
  await fc.assert(
    fc.asyncProperty(field, junkValue, async (name, value) => {
      if (name === 'id' || name === '_deleted') return;
      const good = task(maria, patientId);
      const results = await maria.push('tasks', row({ ...task(maria, patientId), [name]: value }), row(good));
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

const junkValue = fc.oneof(
  fc.jsonValue(),
  fc.string({ unit: 'binary' }),
  fc.constantFrom<unknown>('\0', '\ud800', 1e300, -0, -1, 2 ** 53, '', null, [], {}, 'a'.repeat(5_000)),
  fc.constantFrom('0000-00-00T00:00:00.000Z', '9999-99-99T99:99:99.999Z', "' or true --", '../../etc/passwd'),
  fc.constantFrom(...COLLECTIONS, ...['__proto__', 'constructor', 'toString', 'server']),
  fc.uuid(),
);

/** A good body of each procedure, to be spoiled in one place. */
function goodBodies(): Record<string, unknown> {
  const documents = [task(maria, patientId), call(maria, patientId), auditEvent(maria, patientId)];
  const device = { id: maria.deviceId, name: 'Fuzzer', home: 'web' };
  return {
    'auth.signIn': { email: 'nobody@northside.example', passphrase: 'a', device },
    'auth.refresh': { refreshToken: `${world.organizationId}.abc`, deviceId: newId() },
    'auth.changePassphrase': { current: 'not hers', next: 'four other quiet words' },
    'auth.recoveryChallenge': { deviceId: maria.deviceId },
    'auth.recover': { deviceId: maria.deviceId, nonce: 'abc', proof: 'a'.repeat(64) },
    'sync.pull': { collection: 'tasks', checkpoint: { sequence: 3 }, limit: 5 },
    'sync.push': {
      collection: 'tasks',
      rows: documents.map((document) => row(document, { ...document, _deleted: false })),
      sentAt: new Date().toISOString(),
    },
    'sync.changes': {},
    'sync.fetch': { collection: 'tasks', ids: [newId(), patientId] },
    'sync.digests': { collection: 'patients' },
    'sync.digestEntries': { collection: 'tasks', patientId },
    'sync.sendAsIs': { collection: 'tasks', document: documents[0], reason: 'INVALID_SHAPE' },
  };
}

/** Puts `junk` at a place of `value` that `where` leads to: a field, an item, or the whole. */
function spoil(value: unknown, where: readonly number[], junk: unknown): unknown {
  const [turn, ...rest] = where;
  if (turn === undefined || typeof value !== 'object' || value === null) return junk;
  const keys = Object.keys(value);
  const key = keys[turn % (keys.length + 1)] ?? String(junk);
  const spoiled = spoil((value as Record<string, unknown>)[key], rest, junk);
  return Array.isArray(value)
    ? value.map((item, index) => (String(index) === key ? spoiled : item))
    : { ...value, [key]: spoiled };
}

function junkRequests() {
  const bodies = goodBodies();
  const procedures = Object.entries(serverContract).flatMap(([group, members]) =>
    Object.entries(members).map(([name, procedure]) => {
      const { method, path } = procedure['~orpc'].route;
      return {
        name: `${group}.${name}`,
        method: method ?? 'POST',
        rest: `/api${path}`,
        rpc: `/api/rpc/${group}/${name}`,
      };
    }),
  );
  const headers = fc.record({
    'content-type': fc.oneof(
      { weight: 12, arbitrary: fc.constant('application/json') },
      fc.constantFrom(
        'text/plain',
        'application/x-www-form-urlencoded',
        'multipart/form-data; boundary=x',
        'json',
        'application/json; charset=x',
      ),
    ),
    authorization: fc.oneof(
      { weight: 6, arbitrary: fc.constant('good') },
      fc.constantFrom('', 'Bearer a.b.c', 'Basic x', 'Bearer ', `Bearer ${'.'.repeat(3_000)}`),
    ),
    'careline-protocol': fc.constantFrom('1', '1', '1', '0', '-1', 'NaN', '1e9', 'x'),
    'careline-format': fc.constantFrom('1', '2', '2', '0', '-1', 'NaN', '99', 'x'),
    'accept-encoding': fc.constantFrom('gzip', 'identity', 'br;q=x', '*'),
    'content-encoding': fc.constantFrom('', '', '', '', 'gzip', 'deflate'),
    'x-forwarded-for': fc.constantFrom('10.0.0.1', "' or true --", '::', ''),
  });
  const procedure = fc.constantFrom(...procedures);
  const where = fc.array(fc.nat(9), { maxLength: 5 });
  const spoiled = fc
    .record({ procedure, isRpc: fc.boolean(), where, junk: junkValue, headers })
    .map((made) => {
      const { name, method, rest, rpc } = made.procedure;
      const value = spoil(bodies[name], made.where, made.junk);
      const body = JSON.stringify(made.isRpc ? { json: value } : value) ?? '';
      return {
        path: made.isRpc ? rpc : rest,
        method: made.isRpc ? 'POST' : method,
        body,
        headers: made.headers,
      };
    });
  const wild = fc.record({
    path: fc.oneof(
      procedure.map(({ rpc }) => rpc),
      procedure.map(({ rest }) => rest),
      fc.constantFrom(
        '/',
        '/health',
        '/metrics',
        '/api',
        '/api/',
        '/api/openapi.json',
        '/api/rpc',
        '/assets/x.js',
        '/index.html',
      ),
      fc.webPath().map((path) => (path.startsWith('/') ? path : `/${path}`)),
      fc.webQueryParameters().map((query) => `/api/rpc/sync/pull?data=${query}`),
      fc.constantFrom(
        '/api/rpc/__proto__/constructor',
        '/api/rpc/sync',
        '/api/rpc/sync/pull/toString',
        '/%00',
        '/..%2f..%2f',
      ),
    ),
    method: fc.constantFrom('POST', 'POST', 'GET', 'PUT', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS'),
    body: fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.json(),
      fc.jsonValue().map((value) => JSON.stringify({ json: value })),
      fc.record({ json: fc.jsonValue(), meta: fc.jsonValue() }).map((value) => JSON.stringify(value)),
    ),
    headers,
  });
  return fc.sample(fc.oneof({ weight: 2, arbitrary: spoiled }, wild), { seed, numRuns: RUNS });
}

interface JunkRequest {
  path: string;
  method: string;
  body: string;
  headers: Record<string, string>;
}

/** Sends it and reads the answer to its end; a stream is left after its first word. */
async function send({ path, method, body, headers }: JunkRequest): Promise<number> {
  const authorization =
    headers.authorization === 'good'
      ? `Bearer ${maria.answer.tokens.accessToken}`
      : (headers.authorization ?? '');
  const filled = Object.entries({ ...headers, authorization }).filter(([, value]) => value !== '');
  const response = await fetch(`${world.url}${path}`, {
    method,
    headers: filled as [string, string][],
    signal: AbortSignal.timeout(HANG_MS),
    ...(method === 'GET' || method === 'HEAD' ? {} : { body }),
  });
  const isStream = response.headers.get('content-type')?.includes('event-stream');
  if (isStream) {
    const reader = response.body?.getReader();
    await reader?.read();
    await reader?.cancel();
  } else await response.arrayBuffer();
  return response.status;
}

test(`${RUNS} junk requests at every route and procedure never get a 5xx and never hang (seed ${seed})`, async () => {
  const requests: JunkRequest[] = junkRequests();
  const statuses = new Map<number, number>();
  const wrong: string[] = [];
  const lane = async () => {
    for (let junk = requests.pop(); junk !== undefined; junk = requests.pop()) {
      const status = await send(junk).catch((error: Error) => error.name);
      if (typeof status === 'number') statuses.set(status, (statuses.get(status) ?? 0) + 1);
      if (typeof status !== 'number' || status >= 500)
        wrong.push(`${status} ${JSON.stringify(junk).slice(0, 2_000)}`);
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  expect(wrong).toEqual([]);
  // Some of the junk gets as far as the database: else nothing was tried.
  for (const status of [200, 400, 401, 404, 415])
    expect([status, statuses.get(status) ?? 0]).not.toEqual([status, 0]);
  expect(lines).toEqual([]);
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  const good = task(maria, patientId);
  expect(await maria.push('tasks', row(good))).toMatchObject([{ outcome: 'accepted' }]);
  expect((await maria.pullAll('tasks')).documents.map(({ id }) => id)).toContain(good.id);
}, 240_000);
