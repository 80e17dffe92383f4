/** @file The queue that the server works out from synced data is the queue on the device, row by row. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { main as admin } from '#server/admin/main.ts';
import { type RunningServer, startServer } from '#server/app/start-server.ts';
import { type Database, openDatabase } from '#server/database/open-database.ts';
import {
  DEMO_ORGANIZATION_ID,
  demoStaffId,
  ensureDemoOrganisation,
} from '#server/demo/ensure-demo-organisation.ts';
import { DEMO_PEOPLE } from '#server/demo/staff.ts';
import { queueOf } from '#server/queue/queue-of.ts';
import { toInstant } from '#shared/domain/primitives.ts';
import { type Device, startDevice, until } from '#tests/support/device.ts';
import { createTestDatabase, type TestDatabase } from '#tests/support/postgres.ts';
import { inSync, untilStatus } from './engine-devices.ts';

const SEED = 5;
const PATIENTS = 200;
const HOUR = 3_600_000;
process.stdout.write(`Server's queue: demo with seed ${SEED}, ${3 * PATIENTS} patients.\n`);

const person = (role: 'care-manager' | 'supervisor') => {
  const found = DEMO_PEOPLE.find((one) => one.role === role);
  if (!found) throw new Error(`The demo has no ${role}.`);
  return found;
};
const nurse = person('care-manager');
const lead = person('supervisor');

let own: TestDatabase;
let database: Database;
let server: RunningServer;
const folder = mkdtempSync(join(tmpdir(), 'careline-queue-'));
const devices: Device[] = [];

beforeAll(async () => {
  own = await createTestDatabase();
  await ensureDemoOrganisation({ databaseUrl: own.url, patientsPerCareManager: PATIENTS, seed: SEED });
  database = await openDatabase(own.url);
  server = await startServer({ databaseUrl: own.url, port: 0, log: 'silent' });
}, 180_000);

afterAll(async () => {
  for (const device of devices) await device.kill();
  await server.close();
  await database.close();
  await own.drop();
  rmSync(folder, { recursive: true, force: true });
});

async function open({ key, email, passphrase }: (typeof DEMO_PEOPLE)[number]): Promise<Device> {
  const device = startDevice({ folder: join(folder, key), serverUrl: server.url, isKeyCheap: true });
  devices.push(device);
  await device.engine.session.signIn({ email, passphrase });
  await untilStatus(device, 'the first copy is whole', ({ isInitialSyncDone }) => isInitialSyncDone, 240_000);
  return device;
}

/** Both, of the same minute. */
async function bothQueues(device: Device, of: (typeof DEMO_PEOPLE)[number]) {
  const { rows, generatedAt } = await device.engine.queue.today();
  const scope = { organizationId: DEMO_ORGANIZATION_ID, staffId: demoStaffId(of) };
  return { device: rows, server: await queueOf(database.pool, scope, Date.parse(generatedAt)), generatedAt };
}

test('600 patients: every row is the same at every hour, over the night, the weekend and the end of the month', async () => {
  const board = await open(lead);
  const first = await bothQueues(board, lead);
  expect(first.device.length).toBeGreaterThan(500);
  expect(new Set(first.device.map(({ points }) => points)).size).toBeGreaterThan(50);
  const orders = new Set<string>();
  for (const hours of [0, 3, 7, 11, 16, 26, 49, 75, 14 * 24 + 5, 40 * 24 + 1]) {
    await board.setClock(hours * HOUR);
    // So long without a key the desk is locked.
    await board.engine.session.signIn({ email: lead.email, passphrase: lead.passphrase });
    const { device, server: theirs, generatedAt } = await bothQueues(board, lead);
    expect(theirs.length, generatedAt).toBe(device.length);
    for (const [index, row] of device.entries())
      expect(theirs[index], `${generatedAt}, row ${index + 1}`).toEqual(row);
    orders.add(device.map(({ patientId }) => patientId).join());
  }
  expect(orders.size).toBeGreaterThan(5);
}, 400_000);

test('what a care manager puts off and works on is ranked alike by her device and the server; undone, it stands as before', async () => {
  const device = await open(nurse);
  const { engine } = device;
  const before = await bothQueues(device, nurse);
  expect(before.server).toEqual(before.device);
  const isPlain = ({ points, isDueToday }: (typeof before.device)[number]) => points > 0 && !isDueToday;
  const plain = before.device.filter(isPlain);
  const inHours = plain.length >= 3;
  const [skipped, snoozed, called] = inHours ? plain : before.device.slice(-3);
  if (!skipped || !snoozed || !called) throw new Error('The demo has too few patients.');

  const skip = await engine.queue.skip({ patientId: skipped.patientId, reason: ' Away today ' });
  await engine.queue.snooze({
    patientId: snoozed.patientId,
    reason: 'At an appointment',
    until: toInstant(Date.now() + 2 * HOUR),
  });
  const call = await engine.calls.start({
    patientId: called.patientId,
    kind: 'monthly-check-in',
    direction: 'outbound',
    numberDialled: '',
  });
  await engine.calls.discard({ callId: call.draft.callId });
  await inSync(device);
  const after = await bothQueues(device, nurse);
  expect(after.server).toEqual(after.device);
  const of = (rows: typeof after.device, id: string) => rows.find(({ patientId }) => patientId === id);
  expect(of(after.device, skipped.patientId)?.hold).toMatchObject({ kind: 'skip', reason: 'Away today' });
  expect(of(after.server as never, snoozed.patientId)?.hold?.kind).toBe('snooze');
  if (inHours) {
    expect(skip.yieldsTo).toBe('');
    expect(of(after.device, skipped.patientId)?.points).toBeLessThan(-20_000);
  }

  await engine.queue.unhold({ patientId: skipped.patientId, holdId: skip.holdId });
  await inSync(device);
  const undone = await bothQueues(device, nurse);
  expect(undone.server).toEqual(undone.device);
  expect(of(undone.device, skipped.patientId)?.hold).toBeNull();
  await engine.queue.holdAgain({ patientId: skipped.patientId, holdIds: [skip.holdId] });
  await until(
    'she is put off again',
    () => engine.queue.today(),
    ({ rows }) => of(rows, skipped.patientId)?.hold?.id === skip.holdId,
  );
}, 400_000);

test('the administrator sees ranks, record numbers and reasons, and nobody’s name', async () => {
  const lines: string[] = [];
  const asides: string[] = [];
  const run = (...argv: string[]) =>
    admin(argv, {
      print: (line) => lines.push(line),
      progress: (line) => asides.push(line),
      environment: { DATABASE_URL: own.url },
    });
  expect(await run('queue', nurse.email, '--at', '2027-01-05T11:00', '--top', '12')).toBe(0);
  const scope = { organizationId: DEMO_ORGANIZATION_ID, staffId: demoStaffId(nurse) };
  const rows = await queueOf(database.pool, scope, Date.parse('2027-01-05T16:00:00.000Z'));
  expect(lines).toHaveLength(12);
  for (const [index, line] of lines.entries()) {
    const row = rows[index];
    expect(line.split('\t').slice(0, 3)).toEqual([`${index + 1}`, row?.recordNumber, `${row?.points}`]);
    for (const part of row?.name.split(' ') ?? []) expect(line).not.toContain(part);
  }
  lines.length = 0;
  expect(await run('queue', nurse.email, '--at', 'noon')).toBe(1);
  expect(await run('queue', 'nobody@demo.careline.example')).toBe(1);
  expect(lines).toEqual([]);
  expect(asides.join(' ')).toContain('is not a time');
});
