import { afterAll, beforeAll, expect, test } from 'vitest';
import { patient, row, task } from './server-documents.ts';
import { clientOf, codeOf, createWorld, type World } from './server-harness.ts';

const lines: string[] = [];
let world: World;
beforeAll(async () => {
  world = await createWorld({ log: 'debug', logTo: (line) => lines.push(line) });
});
afterAll(() => world.close());

test('the log tells routes, status and times, and nothing of whom it was about', async () => {
  const staffId = await world.createPerson('maria@northside.example', 'care-manager', 'East');
  const [patientId = ''] = await world.givePatients(staffId, 1);
  const maria = await world.signIn('maria@northside.example');
  await maria.push('tasks', row(task(maria, patientId, { detail: 'She is short of breath.' })));
  await maria.push('tasks', row({ ...task(maria, patientId), dueAt: 'short of breath' }));
  await fetch(`${world.url}/patients/${patientId}?name=Alvarez`);
  await world.database.pool.query('alter table documents rename to documents_away');
  expect(
    await codeOf(maria.push('tasks', row(task(maria, patientId, { detail: 'She is short of breath.' })))),
  ).toBe('INTERNAL_SERVER_ERROR');
  await world.database.pool.query('alter table documents_away rename to documents');

  const log = lines.join('');
  expect(log).toContain('"route":"/api/rpc/sync/push","status":200');
  expect(log).toMatch(/"procedure":"sync\.push","fault":"[^"]+","code":"42P01"/);
  for (const secret of [
    patientId,
    'breath',
    'Alvarez',
    patient().givenName,
    'maria@',
    maria.answer.tokens.accessToken,
  ]) {
    expect(log).not.toContain(secret);
  }
  for (const line of lines) expect(JSON.parse(line)).toMatchObject({ level: expect.any(Number) });
});

test('connections that the database cut are replaced by themselves', async () => {
  await world.createPerson('noor@northside.example', 'care-manager', 'East');
  const noor = await world.signIn('noor@northside.example');
  const pull = () =>
    codeOf(noor.client.sync.pull({ collection: 'staff', checkpoint: { sequence: 0 }, limit: 1 }));
  expect(await pull()).toBe('no error');
  await world.database.pool.query(
    'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
  );
  await expect.poll(pull, { timeout: 5_000 }).toBe('no error');
  expect(
    await codeOf(clientOf(world.url).sync.pull({ collection: 'staff', checkpoint: null, limit: 1 })),
  ).toBe('UNAUTHENTICATED');
});
