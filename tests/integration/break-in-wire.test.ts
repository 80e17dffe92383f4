/** @file Break-ins below the contract: bodies that are too large, too deep or no JSON, clients that are too slow, headers without end. */
import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { BODY_LIMIT } from '#shared/contract/server/sync.ts';
import { createServerProcess, type ServerProcess } from '#tests/lab/sync/server-process.ts';
import { createTown, SECRET, type Town } from './break-in-town.ts';
import { row, task } from './server-documents.ts';
import { codeOf, newId } from './server-harness.ts';

const HUGE = 50 * 1024 * 1024;

let town: Town;
let ownProcess: ServerProcess;
beforeAll(async () => {
  town = await createTown();
  ownProcess = await createServerProcess(town.world.databaseUrl, '/dev/null');
  await ownProcess.start();
});
afterAll(async () => {
  await ownProcess.kill();
  await town.close();
});

const RPC = '/api/rpc/sync/push';
const REST = '/api/sync/push';

/** Posts with a right sign-in. */
function post(
  path: string,
  body: string | Buffer,
  headers: Record<string, string> = {},
  url = town.world.url,
) {
  return fetch(`${url}${path}`, {
    method: 'POST',
    body: typeof body === 'string' ? body : new Uint8Array(body),
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${town.maria.answer.tokens.accessToken}`,
      ...headers,
    },
  });
}

/** A good request after all that. */
async function stillWorks(): Promise<void> {
  expect(await town.maria.push('tasks', row(task(town.maria, town.patientId)))).toMatchObject([
    { outcome: 'accepted' },
  ]);
}

/** Sends bytes until the server cuts the line, and tells what it said before (0: nothing) and how many it took off. */
function pour(url: string, length: 'content-length' | 'chunked') {
  const { hostname, port } = new URL(url);
  const piece = Buffer.alloc(64 * 1024, 'x');
  const sent =
    length === 'chunked' ? Buffer.concat([Buffer.from('10000\r\n'), piece, Buffer.from('\r\n')]) : piece;
  const said = length === 'chunked' ? 'transfer-encoding: chunked' : `content-length: ${HUGE}`;
  return new Promise<{ status: number; taken: number }>((resolve) => {
    const socket = connect({ host: hostname, port: Number(port) });
    let heard = '';
    socket.on('data', (data) => {
      heard += data;
    });
    socket.on('error', () => undefined);
    socket.on('close', () => resolve({ status: Number(heard.slice(9, 12)), taken: socket.bytesWritten }));
    socket.write(`POST ${RPC} HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n${said}\r\n\r\n`);
    const send = (left: number) => {
      if (left > 0 && !socket.destroyed) socket.write(sent, () => send(left - piece.length));
    };
    send(HUGE);
  });
}

async function memoryOf(url: string): Promise<number> {
  const metrics = await (await fetch(`${url}/metrics`)).text();
  return Number(/careline_memory_bytes (\d+)/.exec(metrics)?.[1]);
}

test('a body of 50 MB is answered with 413 without being read, and twenty of them cost no memory', async () => {
  const { url } = ownProcess;
  const both = async () => [await pour(url, 'content-length'), await pour(url, 'chunked')];
  await both();
  const before = await memoryOf(url);
  const statuses = new Set<number>();
  for (let round = 0; round < 10; round += 1) {
    for (const { status, taken } of await both()) {
      statuses.add(status);
      expect(taken).toBeLessThan(HUGE / 2);
    }
  }
  // A client that does not stop sending may lose the answer with the line; it gets no other one.
  expect([...statuses].filter((status) => status !== 0)).toEqual([413]);
  expect((await memoryOf(url)) - before).toBeLessThan(128 * 1024 * 1024);
  await stillWorks();
});

test('a body that says it is short and goes on is cut, and one that says it is longer than it is, waits for nothing', async () => {
  const { hostname, port } = new URL(town.world.url);
  const raw = await talk(
    hostname,
    Number(port),
    `POST ${RPC} HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n{}{"json":{}}GET /metrics`,
  );
  expect(raw).toMatch(/^HTTP\/1\.1 40[01]/);
  expect(raw).not.toMatch(/ 200 OK/);
  const both = await talk(
    hostname,
    Number(port),
    `POST ${RPC} HTTP/1.1\r\nhost: x\r\ncontent-length: 4\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\nGET /metrics HTTP/1.1\r\nhost: x\r\n\r\n`,
  );
  expect(both).toMatch(/^HTTP\/1\.1 400/);
  expect(both).not.toContain('careline_requests_total');
});

test('a gzip bomb is no JSON: bodies are never unpacked', async () => {
  const bomb = gzipSync(Buffer.alloc(HUGE, ' '));
  expect(bomb.length).toBeLessThan(BODY_LIMIT);
  const before = await memoryOf(ownProcess.url);
  for (const encoding of ['gzip', 'deflate', 'br', 'gzip, gzip', 'identity']) {
    const answer = await post(RPC, bomb, { 'content-encoding': encoding }, ownProcess.url);
    expect([encoding, answer.status >= 400 && answer.status < 500]).toEqual([encoding, true]);
  }
  expect((await memoryOf(ownProcess.url)) - before).toBeLessThan(128 * 1024 * 1024);
});

test('what is nested without end is refused, wherever it stands', async () => {
  const deep = (open: string, close: string, levels: number) => open.repeat(levels) + close.repeat(levels);
  const pushOf = (document: string, assumed = 'null') =>
    `{"collection":"tasks","rows":[{"newDocumentState":${document},"assumedMasterState":${assumed}}]}`;
  const id = newId();
  for (const levels of [33, 3_000, 300_000]) {
    for (const nest of [deep('[', ']', levels), `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`]) {
      const good = JSON.stringify({ ...task(town.maria, town.patientId), id, _deleted: false });
      const grown = `${good.slice(0, -1)},"deep":${nest}}`;
      const bodies = [
        ['sync/push', pushOf(grown)],
        ['sync/push', pushOf(good, `{"id":"${id}","_deleted":false,"deep":${nest}}`)],
        ['sync/push', `{"collection":"tasks","rows":${nest}}`],
        ['sync/send-as-is', `{"collection":"tasks","document":{"id":"${id}","deep":${nest}},"reason":""}`],
        ['sync/fetch', `{"collection":"tasks","ids":${nest}}`],
        ['sync/fetch', nest],
      ] as const;
      for (const [path, body] of bodies) {
        if (body.length > BODY_LIMIT) continue;
        const rpc = path.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
        const answers = [await post(`/api/${path}`, body), await post(`/api/rpc/${rpc}`, `{"json":${body}}`)];
        for (const answer of answers) {
          const said = await answer.text();
          expect([path, levels, said.slice(0, 120), answer.status < 500]).toEqual([
            path,
            levels,
            said.slice(0, 120),
            true,
          ]);
        }
      }
    }
  }
  const held = (await town.maria.pullAll('tasks')).documents.filter((document) => 'deep' in document);
  expect(held).toEqual([]);
  await stillWorks();
});

test('keys that reach for prototypes change nothing, neither here nor in what is kept', async () => {
  const document = JSON.stringify({ ...task(town.maria, town.patientId), _deleted: false });
  const with_ = (field: string) => `${document.slice(0, -1)},${field}}`;
  const bodies = [
    with_('"__proto__":{"polluted":true}'),
    with_('"constructor":{"prototype":{"polluted":true}}'),
    with_('"detail":{"__proto__":{"polluted":true}}'),
    with_('"prototype":{"polluted":true}'),
    with_('"toString":"x","hasOwnProperty":1,"valueOf":null,"toJSON":"x"'),
  ].map((state) => `{"collection":"tasks","rows":[{"newDocumentState":${state},"assumedMasterState":null}]}`);
  for (const body of bodies) {
    const answers = [await post(REST, body), await post(RPC, `{"json":${body}}`)];
    for (const meta of ['[[0,"__proto__"]]', '[[1,"__proto__","polluted"]]', '[[0,"rows","constructor"]]']) {
      answers.push(await post(RPC, `{"json":${body},"meta":${meta}}`));
    }
    answers.push(await post(`${REST}?__proto__[polluted]=1&constructor[prototype][polluted]=1`, body));
    for (const answer of answers) expect(answer.status).toBeLessThan(500);
  }
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  expect(Object.keys(Object.prototype)).toEqual([]);
  for (const kept of (await town.maria.pullAll('tasks')).documents) {
    expect((kept as Record<string, unknown>).polluted).toBeUndefined();
    expect(Object.getPrototypeOf(kept)).toBe(Object.prototype);
  }
  await stillWorks();
});

test('characters that PostgreSQL cannot keep are refused in every text of every procedure', async () => {
  const { client } = town.maria;
  for (const text of ['a\0b', '\ud800', '\udfff half']) {
    const document = { ...task(town.maria, town.patientId), detail: text };
    expect(await town.maria.push('tasks', row(document))).toMatchObject([{ code: 'INVALID_SHAPE' }]);
    const named = { ...task(town.maria, town.patientId), [text]: 1 };
    expect(await town.maria.push('tasks', row(named))).toMatchObject([{ code: 'INVALID_SHAPE' }]);
    const asItIs = { collection: 'tasks' as const, document, reason: 'INVALID_SHAPE' };
    // Such a record is exactly what is passed on as it is: it is kept, as JSON text.
    const { itemId } = await client.sync.sendAsIs(asItIs);
    const sue = await town.world.signIn('sue@northside.example');
    const items = (await sue.pullAll('reviewItems')).documents.filter(({ id }) => id === itemId);
    const values = items.map(({ other }) => JSON.parse((other as { value: string }).value));
    expect(values).toMatchObject([{ detail: text }]);
    expect(await codeOf(client.sync.sendAsIs({ ...asItIs, reason: text }))).toMatch(/no error|BAD_REQUEST/);
    expect(
      await codeOf(client.auth.changePassphrase({ current: text, next: `four quiet words ${text}` })),
    ).toMatch(/WRONG_CREDENTIALS|BAD_REQUEST/);
  }
});

test('a wrong content type, an unknown method and an address that is none are told apart from each other', async () => {
  const types: [string, number][] = [
    ['text/plain', 415],
    ['application/x-www-form-urlencoded', 415],
    ['multipart/form-data; boundary=x', 415],
    ['application/octet-stream', 415],
    ['application/xml', 415],
    ['application/json; charset=utf-16', 400],
    ['json', 415],
  ];
  for (const [type, status] of types) {
    const answer = await post(RPC, '{"json":{}}', { 'content-type': type, authorization: 'none' });
    expect([type, answer.status]).toEqual([type, status]);
  }
  for (const method of ['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE']) {
    const { hostname, port } = new URL(town.world.url);
    const said = await talk(
      hostname,
      Number(port),
      `${method} ${REST} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n`,
    );
    expect([method, /^HTTP\/1\.1 4\d\d/.test(said)]).toEqual([method, true]);
  }
  for (const path of [
    '/api/rpc/sync/pull/../../../metrics',
    '/api/..%2f..%2fetc/passwd',
    '/api/rpc/sync.pull',
    '/api//',
    '/api/rpc/%00',
  ]) {
    expect((await post(path, '{}')).status).toBeGreaterThanOrEqual(400);
  }
});

/** Says something over a connection of its own and answers all that came back until the server closed it. */
function talk(
  host: string,
  port: number,
  words: string,
  rest: (say: (more: string) => void) => void = () => undefined,
) {
  return new Promise<string>((resolve) => {
    const socket = connect({ host, port });
    let heard = '';
    socket.on('data', (data) => {
      heard += data;
    });
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(heard));
    socket.write(words);
    rest((more) => {
      if (!socket.destroyed) socket.write(more);
    });
  });
}

test('who sends headers or a body drop by drop, or stops, is let go of, and others are served meanwhile', async () => {
  const timeouts = { headersMs: 500, requestMs: 1_500, idleMs: 2_000 };
  const hasty = await town.world.start({ timeouts });
  const { hostname, port } = new URL(hasty.url);
  const open = `POST ${RPC} HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n`;
  const drip = (drop: string) => (say: (more: string) => void) => {
    const timer = setInterval(() => say(drop), 100);
    setTimeout(() => clearInterval(timer), 20_000).unref();
  };
  const start = performance.now();
  const slow = (words: string, drop: string) => talk(hostname, Number(port), words, drip(drop));
  const clients = Promise.all([
    ...Array.from({ length: 20 }, () => slow(open, 'x-more: 1\r\n')),
    ...Array.from({ length: 20 }, () => slow(`${open}content-length: 1000000\r\n\r\n{`, ' ')),
    ...Array.from({ length: 20 }, () => talk(hostname, Number(port), `${open}content-length: 1000\r\n\r\n{`)),
    ...Array.from({ length: 20 }, () => talk(hostname, Number(port), '')),
  ]);
  const events = await town.eventsOf(async () => {
    expect((await fetch(`${hasty.url}/health`)).status).toBe(200);
    const answers = await clients;
    expect(performance.now() - start).toBeLessThan(15_000);
    for (const answer of answers) expect(answer).toMatch(/^(HTTP\/1\.1 4\d\d|$)/);
    expect(answers.filter((answer) => answer.startsWith('HTTP/1.1 408')).length).toBeGreaterThanOrEqual(20);
  });
  expect(events).toContainEqual(expect.objectContaining({ event: 'request.refused', status: 408 }));
  expect((await fetch(`${hasty.url}/health`)).status).toBe(200);
  await hasty.close();
});

test('headers without end, too many of them, and what is no HTTP are refused', async () => {
  const { hostname, port } = new URL(town.world.url);
  const ask = (words: string) => talk(hostname, Number(port), words);
  const events = await town.eventsOf(async () => {
    const long = await ask(`GET /health HTTP/1.1\r\nhost: x\r\nx-long: ${'a'.repeat(100_000)}\r\n\r\n`);
    expect(long).toMatch(/^HTTP\/1\.1 431/);
    const many = Array.from({ length: 5_000 }, (_, index) => `x-${index}: ${SECRET}`).join('\r\n');
    expect(await ask(`GET /health HTTP/1.1\r\nhost: x\r\n${many}\r\n\r\n`)).toMatch(/^HTTP\/1\.1 431/);
    for (const words of [
      '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03',
      'EHLO there\r\n\r\n',
      `${SECRET}\r\n\r\n`,
    ]) {
      expect(await ask(words)).toMatch(/^(HTTP\/1\.1 400|$)/);
    }
    expect(await ask('GET /health HTTP/1.1\r\n\r\n')).toMatch(/^HTTP\/1\.1 400/);
    expect(await ask('GET /health HTTP/1.1\r\nhost: x\r\nx: a\x00b\r\n\r\n')).toMatch(/^HTTP\/1\.1 400/);
  });
  expect(events).toContainEqual(expect.objectContaining({ event: 'request.refused', status: 431 }));
  expect(town.log()).not.toContain(SECRET);
  await stillWorks();
});
