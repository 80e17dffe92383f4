import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Device, startDevice, until } from '#tests/support/device.ts';
import { makeGoal } from '#tests/support/goal.ts';
import { createWorld, PASSPHRASE, type World } from './server-harness.ts';

let world: World;
let folder: string;
let patientIds: string[];
const open: Device[] = [];

const NURSE = 'nora@northside.example';
const LEAD = 'lena@northside.example';

function device(name: string, serverUrl = world.url): Device {
  const started = startDevice({ folder: join(folder, name), serverUrl, isKeyCheap: true });
  open.push(started);
  return started;
}

const inSync = (one: Device) =>
  until(
    'the device is in sync',
    () => statusOf(one),
    ({ light, isInitialSyncDone }) => light === 'with-the-server' && isInitialSyncDone,
  );

async function statusOf(one: Device) {
  for await (const status of await one.engine.sync.status()) return status;
  throw new Error('the status stream ended');
}

beforeAll(async () => {
  world = await createWorld();
  folder = mkdtempSync(join(tmpdir(), 'careline-devices-'));
  const staffId = await world.createPerson(NURSE, 'care-manager', 'East');
  await world.createPerson(LEAD, 'supervisor', 'East');
  patientIds = await world.givePatients(staffId, 5);
});
afterAll(async () => {
  await Promise.all(open.map((one) => one.kill()));
  await world.close();
  rmSync(folder, { recursive: true, force: true });
});

test('[STAMP-3] [MERGE-1] a whole call travels from one device to the supervisor, through a server that goes and comes back', async () => {
  const [patientId = ''] = patientIds;
  const nurse = device('nurse');
  const lead = device('lead');
  await expect(nurse.engine.queue.today()).rejects.toMatchObject({ code: 'SIGNED_OUT' });
  await nurse.engine.session.signIn({ email: NURSE, passphrase: PASSPHRASE });
  await lead.engine.session.signIn({ email: LEAD, passphrase: PASSPHRASE });
  await Promise.all([inSync(nurse), inSync(lead)]);
  expect(
    (await nurse.engine.patients.search({ text: '', limit: 100 })).map((row) => row.patientId).sort(),
  ).toEqual([...patientIds].sort());

  const started = await nurse.engine.calls.start({
    patientId,
    kind: 'monthly-check-in',
    direction: 'outbound',
    numberDialled: '',
  });
  const { callId } = started.draft;
  await nurse.engine.calls.saveDraft({ callId, note: { assessment: 'Felt well, quince and marigold.' } });
  await world.server.close();
  await nurse.engine.calls.saveDraft({ callId, note: { plan: 'Weigh daily.' } });
  await nurse.kill();

  const again = device('nurse');
  await expect(again.engine.session.signIn({ email: NURSE, passphrase: 'not it' })).rejects.toMatchObject({
    code: 'WRONG_CREDENTIALS',
  });
  await again.engine.session.signIn({ email: NURSE, passphrase: PASSPHRASE });
  const active = await again.engine.calls.active();
  expect(active?.draft.note).toEqual({
    reason: '',
    assessment: 'Felt well, quince and marigold.',
    education: '',
    plan: 'Weigh daily.',
  });
  const clock = await again.engine.clock.current();
  expect(clock).toMatchObject({ callId, patientId, runningSince: expect.any(String) });
  await again.engine.carePlans.save({
    patientId,
    base: null,
    content: {
      problems: [],
      goals: [makeGoal('Walk to the mailbox each day')],
      interventions: [],
      barriers: [],
      sections: [],
    },
  });
  const wrapped = await again.engine.calls.wrapUp({
    callId,
    disposition: 'reached-completed',
    program: 'CCM',
    activity: 'patient-contact',
    nextContact: null,
  });
  expect(wrapped.call).toMatchObject({ id: callId, receivedAt: '', note: { plan: 'Weigh daily.' } });
  expect(await again.engine.calls.active()).toBeNull();
  expect(await again.engine.clock.current()).toBeNull();
  const offline = await statusOf(again);
  expect(offline.light).toBe('on-this-device');
  expect(offline.connection).not.toBe('connected');

  const port = Number(new URL(world.url).port);
  await world.start({ port });
  await inSync(again);
  const chart = await until(
    'the supervisor has the call and the plan',
    () => lead.engine.patients.chart({ patientId }),
    ({ calls, carePlan }) => calls.length === 1 && carePlan !== null,
  );
  expect(chart.calls[0]?.call.note.assessment).toBe('Felt well, quince and marigold.');
  expect(chart.carePlan?.goals.map(({ description }) => description)).toEqual([
    'Walk to the mailbox each day',
  ]);
  expect(chart.mayWrite).toBe(false);
  const board = await lead.engine.team.board();
  expect(board.recentCalls.map((call) => call.callId)).toEqual([callId]);
  expect(board.total).toMatchObject({ patients: patientIds.length, reached: 1, unsigned: 0 });
  const reached = await lead.engine.team.rows({ metric: 'reached' });
  expect(reached.map((row) => row.patientId)).toEqual([patientId]);
  const hers = { metric: 'seconds', staffId: reached[0]?.careManagerId ?? '' } as const;
  const seconds = (await lead.engine.team.rows(hers)).reduce((sum, row) => sum + row.seconds, 0);
  expect(seconds).toBe(board.managers.find(({ staffId }) => staffId === hers.staffId)?.counts.seconds);
  await expect(again.engine.team.board()).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
});

test('[SCOPE-2] a patient given to a colleague leaves the first device and arrives whole on the other', async () => {
  const [, moving = ''] = patientIds;
  const first = open.at(-1);
  if (!first) throw new Error('the first test did not run');
  const colleague = await world.createPerson('cora@northside.example', 'care-manager', 'East');
  const other = device('cora');
  await other.engine.session.signIn({ email: 'cora@northside.example', passphrase: PASSPHRASE });
  await inSync(other);
  await world.assign(colleague, [moving]);
  await until(
    'it arrived',
    () => other.engine.patients.search({ text: '', limit: 9 }),
    (rows) => rows.some((row) => row.patientId === moving),
  );
  await until(
    'it left',
    () => first.engine.patients.search({ text: '', limit: 9 }),
    (rows) => rows.every((row) => row.patientId !== moving),
  );
  await expect(first.engine.patients.chart({ patientId: moving })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });
});
