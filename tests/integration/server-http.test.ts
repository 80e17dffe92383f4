import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startServer } from '#server/app/start-server.ts';
import { createWorld, PASSPHRASE, type World } from './server-harness.ts';

let world: World;
let webRoot: string;
beforeAll(async () => {
  webRoot = await mkdtemp(join(tmpdir(), 'careline-web-'));
  await mkdir(join(webRoot, 'assets'));
  await writeFile(
    join(webRoot, 'index.html'),
    '<!doctype html><meta property="csp-nonce" nonce="__CSP_NONCE__" />',
  );
  await writeFile(join(webRoot, 'service-worker.js'), '// worker');
  await writeFile(join(webRoot, 'assets/engine.worker-a1b2c3d4.js'), '// engine');
  await writeFile(join(webRoot, 'assets/main-a1b2c3d4.js'), '// page');
  world = await createWorld({ webRoot });
  await world.createPerson('maria@northside.example', 'care-manager', 'East');
});
afterAll(async () => {
  await world.close();
  await rm(webRoot, { recursive: true });
});

const get = (path: string, init?: RequestInit) => fetch(`${world.url}${path}`, init);
const policy = (response: Response) => response.headers.get('content-security-policy') ?? '';

test('the page has a strict policy and a nonce of its own at each load', async () => {
  const nonces = new Set<string>();
  for (const path of ['/', '/index.html', '/patients/abc?x=1']) {
    const response = await get(path);
    const nonce = /nonce="([^"]+)"/.exec(await response.text())?.[1] ?? '';
    expect(policy(response)).toBe(
      "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; script-src 'self'; " +
        `style-src 'self' 'nonce-${nonce}'; img-src 'self' data:; font-src 'self'; connect-src 'self'; ` +
        "worker-src 'self'; manifest-src 'self'",
    );
    expect(response.headers.get('cache-control')).toBe('no-cache');
    expect(response.headers.get('etag')).toBeNull();
    nonces.add(nonce);
  }
  expect(nonces.size).toBe(3);
});

test('only the engine worker may run WebAssembly, and hashed files are kept for ever', async () => {
  const worker = await get('/assets/engine.worker-a1b2c3d4.js');
  expect(policy(worker)).toContain("script-src 'self' 'wasm-unsafe-eval'");
  const script = await get('/assets/main-a1b2c3d4.js');
  expect(policy(script)).not.toContain('wasm-unsafe-eval');
  expect(script.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  expect((await get('/service-worker.js')).headers.get('cache-control')).toBe('no-cache');
  expect((await get('/assets/gone-a1b2c3d4.js')).status).toBe(404);
  expect((await get('/assets/..%2f..%2fetc/passwd')).status).toBe(404);
});

test('every answer, also an error, carries the headers and lets no other origin in', async () => {
  for (const path of ['/', '/health', '/api/nothing', '/assets/gone.js', '/api/rpc/sync/pull']) {
    const { headers } = await get(path, { headers: { origin: 'https://elsewhere.example' } });
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
    expect(headers.get('permissions-policy')).toContain('camera=()');
    expect(headers.get('access-control-allow-origin')).toBeNull();
  }
});

test('malformed requests get a clear 4xx, never a 5xx', async () => {
  const post = (path: string, body: string | Uint8Array<ArrayBuffer>, type = 'application/json') =>
    get(path, { method: 'POST', body, headers: { 'content-type': type } });
  const answers = await Promise.all([
    post('/api/rpc/auth/signIn', '{'),
    post('/api/rpc/auth/signIn', 'null'),
    post('/api/rpc/auth/signIn', '[]'),
    post('/api/rpc/auth/signIn', '"text"'),
    post('/api/rpc/auth/signIn', '{"json":{"email":"x"},"meta":[[1,"__proto__","polluted"]]}'),
    post('/api/rpc/auth/signIn', '{"json":{"email":1},"meta":5}'),
    post('/api/rpc/auth/signIn', '{"json":{},"meta":[["bigint","a","b"]]}'),
    post('/api/rpc/auth/signIn', ''),
    post('/api/rpc/auth/signIn', 'a=b', 'application/x-www-form-urlencoded'),
    post('/api/rpc/auth/signIn', 'x', 'text/plain'),
    post('/api/rpc/auth/signIn', new Uint8Array([0xff, 0xfe]), 'application/octet-stream'),
    post('/api/rpc/auth/signIn', '--x', 'multipart/form-data; boundary=x'),
    post('/api/rpc/__proto__', '{}'),
    post('/api/rpc/sync/pull/more', '{}'),
    post('/api/auth/sign-in', '{"email":"x"}'),
    post('/api/sync/pull', '{"collection":"patients"}'),
    get('/api/rpc/auth/signIn?data=%7B%7D'),
    get('/api/rpc/sync/changes'),
    get('/api/sync/changes'),
    get('/api/rpc/%E0%A4%A'),
    get('/%E0%A4%A'),
    get('/health', { method: 'DELETE' }),
  ]);
  for (const [index, answer] of answers.entries()) {
    expect([index, answer.status >= 400 && answer.status < 500]).toEqual([index, true]);
  }
  expect(Object.prototype).not.toHaveProperty('polluted');
});

test('a body over 4 MiB is refused with 413 and words', async () => {
  const body = JSON.stringify({ json: { collection: 'tasks', rows: ['x'.repeat(5 * 1024 * 1024)] } });
  const response = await get('/api/rpc/sync/push', {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json' },
  });
  expect(response.status).toBe(413);
  expect(await response.json()).toMatchObject({
    json: { code: 'PAYLOAD_TOO_LARGE', message: expect.stringContaining('4194304') },
  });
});

test('the same procedures answer as plain HTTP, as the description says', async () => {
  const description = (await (await get('/api/openapi.json')).json()) as { paths: Record<string, unknown> };
  expect(Object.keys(description.paths).sort()).toEqual([
    '/administration/change-person',
    '/administration/change-settings',
    '/administration/create-person',
    '/administration/devices',
    '/administration/people',
    '/administration/recovery-key',
    '/administration/reset-passphrase',
    '/administration/retire-device',
    '/administration/settings',
    '/administration/wipe-device',
    '/assignments/move',
    '/audit/search',
    '/audit/verify-chain',
    '/auth/change-passphrase',
    '/auth/recover',
    '/auth/recovery-challenge',
    '/auth/refresh',
    '/auth/sign-in',
    '/charts/at',
    '/clocks/others',
    '/clocks/report',
    '/covers/create',
    '/covers/end',
    '/covers/list',
    '/sync/changes',
    '/sync/digest-entries',
    '/sync/digests',
    '/sync/fetch',
    '/sync/pull',
    '/sync/push',
    '/sync/send-as-is',
  ]);
  const response = await get('/api/auth/sign-in', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      email: 'maria@northside.example',
      passphrase: PASSPHRASE,
      device: { id: null, name: 'curl', home: 'desktop' },
    }),
  });
  expect(response.status).toBe(200);
  expect(await response.json()).toMatchObject({ person: { name: 'maria' } });
});

test('health and metrics answer, without a name of anybody', async () => {
  expect(await (await get('/health')).json()).toEqual({ status: 'ok' });
  const metrics = await (await get('/metrics')).text();
  expect(metrics).toContain('careline_sign_ins_total{outcome="ok"} ');
  expect(metrics).toMatch(/careline_requests_total\{method="GET",route="\/health",status="200"\} \d+/);
  expect(metrics).not.toMatch(/maria|northside/i);
});

test('a server that cannot start says why in one sentence', async () => {
  const codeAndWords = async (options: { databaseUrl?: string; port?: number }) => {
    try {
      const server = await startServer({
        databaseUrl: world.databaseUrl,
        port: 0,
        log: 'silent',
        ...options,
      });
      await server.close();
      return ['started', ''];
    } catch (error) {
      const { code, message } = error as { code: string; message: string };
      return [code, message];
    }
  };
  const port = Number(new URL(world.url).port);
  expect(await codeAndWords({ port })).toEqual([
    'PORT_IN_USE',
    expect.stringContaining(`Port ${port} is already used`),
  ]);
  const nothing = await codeAndWords({ databaseUrl: 'postgres://a:secret@127.0.0.1:1/x' });
  expect(nothing).toEqual(['DATABASE_UNREACHABLE', expect.stringContaining('nothing answers there')]);
  expect(nothing[1]).not.toContain('secret');

  const { pool } = world.database;
  await pool.query(
    `insert into schema_migrations (number, name, checksum) values (9999, '9999-future.sql', '')`,
  );
  expect(await codeAndWords({})).toEqual(['SCHEMA_NEWER', expect.stringContaining('newer Careline')]);
  await pool.query('delete from schema_migrations where number = 9999');
  await pool.query(`update schema_migrations set checksum = 'x' || checksum where number = 1`);
  expect(await codeAndWords({})).toEqual(['SCHEMA_ALTERED', expect.stringContaining('0001-foundation.sql')]);
  await pool.query('update schema_migrations set checksum = substr(checksum, 2) where number = 1');
  expect((await codeAndWords({}))[0]).toBe('started');
});
