/** @file Who can open the store of a device, and when: real engines on encrypted files against a real server. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { inOrganization } from '#server/database/transaction.ts';
import { retireDevice } from '#server/organization/devices.ts';
import type { SessionStatus } from '#shared/contract/engine/session.ts';
import { VaultRecord } from '#shared/engine/vault/record.ts';
import { type Device, type DeviceOptions, startDevice, until } from '#tests/support/device.ts';
import { makeGoal } from '#tests/support/goal.ts';
import { runAdmin } from './run-admin.ts';
import { codeOf, createWorld, PASSPHRASE, type World } from './server-harness.ts';

vi.setConfig({ testTimeout: 60_000 });

const DAY = 86_400_000;
const NEW_PASSPHRASE = 'four other unrelated words';

let world: World;
let server: World['server'];
let folder: string;
let people = 0;
const open: Device[] = [];

beforeAll(async () => {
  world = await createWorld();
  server = world.server;
  folder = mkdtempSync(join(tmpdir(), 'careline-keys-'));
});
afterEach(async () => {
  await Promise.all(open.splice(0).map((device) => device.kill()));
});
afterAll(async () => {
  await server.close();
  await world.close();
  rmSync(folder, { recursive: true, force: true });
});

/** One that costs little to open, unless a test wants it as it is in the app. */
function device(name: string, options: Partial<DeviceOptions> = {}): Device {
  const own = { folder: join(folder, name), serverUrl: world.url, isKeyCheap: true };
  const started = startDevice({ ...own, ...options });
  open.push(started);
  return started;
}

async function newNurse() {
  people += 1;
  const email = `nurse-${people}@northside.example`;
  const staffId = await world.createPerson(email, 'care-manager', 'East');
  const patientIds = await world.givePatients(staffId, 1);
  return { email, patientId: patientIds[0] ?? '' };
}

const enter = ({ engine }: Device, email: string, passphrase = PASSPHRASE) =>
  engine.session.signIn({ email, passphrase });

/** The present status, by the same stream that a window follows. */
async function statusOf({ engine }: Device): Promise<SessionStatus> {
  for await (const status of await engine.session.status()) return status;
  throw new Error('the status stream ended');
}

const inSync = ({ engine }: Device) =>
  until(
    'the device is in sync',
    async () => {
      for await (const status of await engine.sync.status()) return status;
      throw new Error('the status stream ended');
    },
    ({ light, isInitialSyncDone }) => light === 'with-the-server' && isInitialSyncDone,
  );

/** Stops the server while `work` runs, and starts it again at the same address. */
async function withoutServer<T>(work: () => Promise<T>): Promise<T> {
  const port = Number(new URL(world.url).port);
  await server.close();
  try {
    return await work();
  } finally {
    server = await world.start({ port });
  }
}

function recordOf(name: string): VaultRecord {
  const file = readdirSync(join(folder, name)).find((entry) => entry.endsWith('.account.json')) ?? '';
  return VaultRecord.parse(JSON.parse(readFileSync(join(folder, name, file), 'utf8')));
}

async function callWith({ engine }: Device, patientId: string, note: string): Promise<string> {
  const { draft } = await engine.calls.start({
    patientId,
    kind: 'monthly-check-in',
    direction: 'outbound',
    numberDialled: '',
  });
  await engine.calls.saveDraft({ callId: draft.callId, note: { assessment: note } });
  await engine.calls.wrapUp({
    callId: draft.callId,
    disposition: 'reached-completed',
    program: 'CCM',
    activity: 'patient-contact',
    nextContact: null,
  });
  return draft.callId;
}

/** What the server has of a call's note; undefined while it has no such call. */
async function noteOnServer(callId: string): Promise<string | undefined> {
  const { rows } = await inOrganization(world.database.pool, world.organizationId, (transaction) =>
    transaction.query<{ note: string }>(
      `select body->'note'->>'assessment' as note from documents where collection = 'calls' and id = $1`,
      [callId],
    ),
  );
  return rows[0]?.note;
}

async function recoveryKeyOf(deviceId: string): Promise<string> {
  const { exitCode, out } = await runAdmin({ DATABASE_URL: world.databaseUrl }, ['recovery-key', deviceId]);
  expect(exitCode).toBe(0);
  return out.split('\n').find((line) => /^([0-9A-Z]{5}-){7}[0-9A-Z]{5}$/.test(line)) ?? '';
}

test('ten wrong passphrases lock the store over a restart, and a sign-in that the server confirms opens it with everything in it', async () => {
  const { email, patientId } = await newNurse();
  const first = device('tries');
  await enter(first, email);
  await inSync(first);
  const callId = await withoutServer(async () => {
    const id = await callWith(first, patientId, 'Quince jam.');
    await first.engine.session.signOut();
    for (let attempt = 1; attempt <= 6; attempt += 1) {
      expect(await codeOf(enter(first, email, 'not it at all'))).toBe('WRONG_CREDENTIALS');
    }
    await expect(enter(first, email, 'not it at all')).rejects.toMatchObject({
      data: { detail: expect.stringContaining('3 tries are left') },
    });
    await first.close();
    const again = device('tries');
    for (let attempt = 8; attempt <= 9; attempt += 1) {
      expect(await codeOf(enter(again, email, 'not it at all'))).toBe('WRONG_CREDENTIALS');
    }
    expect(await codeOf(enter(again, email, 'not it at all'))).toBe('LOCKED_OUT');
    expect(await codeOf(enter(again, email))).toBe('LOCKED_OUT');
    expect((await statusOf(again)).accountsOnDevice).toMatchObject([{ access: 'locked-out', triesLeft: 0 }]);
    await again.close();
    return id;
  });
  const last = device('tries');
  expect(await codeOf(enter(last, email, 'not it at all'))).toBe('WRONG_CREDENTIALS');
  expect(await enter(last, email)).toMatchObject({
    state: 'open',
    accountsOnDevice: [{ access: 'passphrase', triesLeft: 10 }],
  });
  await until(
    'the call arrived',
    () => noteOnServer(callId),
    (note) => note === 'Quince jam.',
  );
});

test('a passphrase changed on one device: the other learns it, opens with the new one, and then also without the server', async () => {
  const { email } = await newNurse();
  const isKeyCheap = false;
  const one = device('change-one', { isKeyCheap });
  const other = device('change-other', { isKeyCheap });
  await Promise.all([enter(one, email), enter(other, email)]);
  await inSync(other);
  await other.close();
  const change = (current: string, next: string) => one.engine.session.changePassphrase({ current, next });
  expect(await codeOf(change('not it at all', NEW_PASSPHRASE))).toBe('WRONG_CREDENTIALS');
  expect(await codeOf(change(PASSPHRASE, 'too short'))).toBe('BAD_REQUEST');
  const wrapBefore = recordOf('change-one').recoveryWrap;
  await change(PASSPHRASE, NEW_PASSPHRASE);
  expect(recordOf('change-one').recoveryWrap).toEqual(wrapBefore);
  await one.engine.session.lock();
  await withoutServer(async () => {
    expect(await codeOf(enter(one, email, PASSPHRASE))).toBe('WRONG_CREDENTIALS');
    expect(await enter(one, email, NEW_PASSPHRASE)).toMatchObject({ state: 'open' });
  });
  await inSync(one);

  const again = device('change-other', { isKeyCheap });
  await enter(again, email, PASSPHRASE);
  const locked = await until(
    'the old passphrase is found out',
    () => statusOf(again),
    ({ state }) => state === 'locked',
  );
  expect(locked.closedBecause).toBe('passphrase-changed');
  expect(await enter(again, email, NEW_PASSPHRASE)).toMatchObject({ state: 'open' });
  await inSync(again);
  await again.close();
  await withoutServer(async () => {
    const offline = device('change-other', { isKeyCheap });
    expect(await codeOf(enter(offline, email, PASSPHRASE))).toBe('WRONG_CREDENTIALS');
    expect(await enter(offline, email, NEW_PASSPHRASE)).toMatchObject({ state: 'open' });
  });
});

test('a lapsed lease closes the store, a clock set back does not open it, unsent work waits, and the server brings it back', async () => {
  const { email, patientId } = await newNurse();
  const first = device('lease');
  await enter(first, email);
  await inSync(first);
  const callId = await withoutServer(async () => {
    const id = await callWith(first, patientId, 'Marigold tea.');
    await first.close();
    const nearly = device('lease', { clockOffset: 13 * DAY });
    await enter(nearly, email);
    await nearly.close();
    const lapsed = device('lease', { clockOffset: 15 * DAY });
    expect(await codeOf(enter(lapsed, email))).toBe('LEASE_EXPIRED');
    await lapsed.close();
    expect(recordOf('lease')).toMatchObject({ passphraseWrap: null, ended: 'lapsed' });
    const setBack = device('lease');
    expect(await codeOf(enter(setBack, email))).toBe('LEASE_EXPIRED');
    await setBack.close();
    return id;
  });
  expect(await noteOnServer(callId)).toBeUndefined();
  const back = device('lease');
  expect(await enter(back, email)).toMatchObject({ state: 'open' });
  await until(
    'the call arrived',
    () => noteOnServer(callId),
    (note) => note === 'Marigold tea.',
  );
});

test('a lease that ends while the desk is open closes it', async () => {
  const { email } = await newNurse();
  const first = device('lease-open', { speed: 30 });
  await enter(first, email);
  await inSync(first);
  await withoutServer(async () => {
    await first.setClock(15 * DAY);
    const status = await until(
      'the lease is over',
      () => statusOf(first),
      ({ state }) => state === 'lapsed',
    );
    expect(status.accountsOnDevice).toMatchObject([{ access: 'lapsed' }]);
    expect(await codeOf(first.engine.queue.today())).toBe('LOCKED');
  });
});

test('a retired device closes itself and opens no more; its unsent call arrives by the recovery key, which opens nothing else', async () => {
  const { email, patientId } = await newNurse();
  const first = device('retired');
  await enter(first, email);
  await inSync(first);
  const { deviceId } = recordOf('retired').account;
  const callId = await withoutServer(async () => {
    const id = await callWith(first, patientId, 'Hazel and thyme.');
    await retireDevice(world.database.pool, deviceId);
    return id;
  });
  const status = await until(
    'it heard of it',
    () => statusOf(first),
    ({ state }) => state === 'retired',
  );
  expect(status.accountsOnDevice).toMatchObject([{ access: 'retired' }]);
  expect(await codeOf(first.engine.queue.today())).toBe('LOCKED');
  expect(recordOf('retired')).toMatchObject({ passphraseWrap: null, ended: 'retired' });
  await first.close();

  const again = device('retired');
  expect(await codeOf(enter(again, email))).toBe('DEVICE_RETIRED');
  expect(await noteOnServer(callId)).toBeUndefined();
  const recoveryKey = await recoveryKeyOf(deviceId);
  const recover = (key: string) => again.engine.session.recover({ email, recoveryKey: key });
  expect(await codeOf(recover('nonsense'))).toBe('INVALID');
  expect(await codeOf(recover(await recoveryKeyOf((await world.signIn(email)).deviceId)))).toBe(
    'WRONG_CREDENTIALS',
  );
  await withoutServer(async () => expect(await codeOf(recover(recoveryKey))).toBe('OFFLINE'));
  const outcome = await recover(recoveryKey.toLowerCase());
  expect(outcome).toMatchObject({ held: [], unfinished: 0 });
  expect(outcome.arrived).toBeGreaterThanOrEqual(2);
  expect(await noteOnServer(callId)).toBe('Hazel and thyme.');
  expect((await recover(recoveryKey)).held).toEqual([]);
  expect(await codeOf(enter(again, email))).toBe('DEVICE_RETIRED');
  expect(await codeOf(again.engine.patients.search({ text: '', limit: 5 }))).toBe('SIGNED_OUT');
});

test('HOLD-5 what the server refuses of a retired device is passed on to the supervisor as it is', async () => {
  const { email, patientId } = await newNurse();
  const leadEmail = 'lead-of-the-retired@northside.example';
  await world.createPerson(leadEmail, 'supervisor', 'East');
  const other = await newNurse();
  const { staffId: otherId } = await world.signIn(other.email);
  // Its clock ran ahead while it wrote, and is right when it sends: the words seem to be later than the grant.
  const first = device('passed-on', { clockOffset: 10 * DAY });
  await enter(first, email);
  await inSync(first);
  const { deviceId } = recordOf('passed-on').account;
  const callId = await withoutServer(async () => {
    const id = await callWith(first, patientId, 'Rowan berries.');
    await first.close();
    await retireDevice(world.database.pool, deviceId);
    await world.assign(otherId, [patientId]);
    return id;
  });
  const again = device('passed-on');
  const recoveryKey = await recoveryKeyOf(deviceId);
  const outcome = await again.engine.session.recover({ email, recoveryKey });
  expect(outcome).toMatchObject({ held: [], unfinished: 0 });
  expect(outcome.passedOn).toBe(1);
  expect(await noteOnServer(callId)).toBeUndefined();
  const items = (await (await world.signIn(leadEmail)).pullAll('reviewItems')).documents;
  const passedOn = items.filter(({ kind, documentId }) => kind === 'sent-as-is' && documentId === callId);
  expect(passedOn).toHaveLength(1);
  expect(JSON.stringify(passedOn)).toContain('Rowan berries.');
  expect((await again.engine.session.recover({ email, recoveryKey })).held).toEqual([]);
});

test('MERGE-1 what others changed meanwhile and a recovery brings is merged by the server, and is the same after the next usual sign-in', async () => {
  const { email, patientId } = await newNurse();
  const first = device('merge');
  const other = device('merge-other');
  await Promise.all([enter(first, email), enter(other, email)]);
  await Promise.all([inSync(first), inSync(other)]);
  const plan = (description: string) => ({
    patientId,
    base: null,
    content: { problems: [], goals: [makeGoal(description)], interventions: [], barriers: [], sections: [] },
  });
  await other.engine.carePlans.save(plan('Walk each day'));
  await inSync(other);
  await inSync(first);
  await first.engine.carePlans.draft({ patientId });
  const { deviceId } = recordOf('merge').account;
  const chart = await until(
    'the plan is here',
    () => first.engine.patients.chart({ patientId }),
    ({ carePlan }) => carePlan !== null,
  );
  const before = chart.carePlan;
  if (!before) throw new Error('no plan');
  const { problems, goals, interventions, barriers, sections } = before;
  const base = { problems, goals, interventions, barriers, sections };
  const edited = (words: string) => ({
    patientId,
    base,
    content: { ...base, goals: goals.map((one) => ({ ...one, description: words })) },
  });
  await withoutServer(async () => {
    await first.engine.carePlans.save(edited('Walk to the well'));
    await first.close();
    await device('merge', { clockOffset: 15 * DAY }).engine.session.status();
  });
  await other.engine.carePlans.save(edited('Walk to the mill'));
  await inSync(other);
  const lapsed = device('merge');
  const outcome = await lapsed.engine.session.recover({ email, recoveryKey: await recoveryKeyOf(deviceId) });
  expect(outcome).toMatchObject({ held: [], passedOn: 0 });
  await enter(lapsed, email);
  await inSync(lapsed);
  const merged = await lapsed.engine.patients.chart({ patientId });
  expect(merged.carePlan?.goals.map(({ description }) => description)).toEqual(['Walk to the well']);
});

test('nobody at the keys locks the desk, which first lets the window save; the call clock goes on, and all is there after', async () => {
  const setting = ['change-settings', '--lock-after-minutes', '1'];
  expect((await runAdmin({ DATABASE_URL: world.databaseUrl }, setting)).exitCode).toBe(0);
  const { email, patientId } = await newNurse();
  const first = device('idle', { speed: 10 });
  expect((await enter(first, email)).lockAfterMinutes).toBe(1);
  await inSync(first);
  const { draft } = await first.engine.calls.start({
    patientId,
    kind: 'monthly-check-in',
    direction: 'outbound',
    numberDialled: '',
  });
  const seen: string[] = [];
  const window = (async () => {
    for await (const { state, closedBecause } of await first.engine.session.status()) {
      seen.push(state);
      if (state === 'locking') {
        await first.engine.calls.saveDraft({
          callId: draft.callId,
          note: { plan: 'typed at the last moment' },
        });
        await first.engine.session.flushed();
      }
      if (state === 'locked') return closedBecause;
    }
  })();
  const end = performance.now() + 4_000;
  while (performance.now() < end) {
    await first.engine.session.active();
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
  expect(seen).toEqual(['open']);
  const before = await first.engine.clock.current();
  expect(await window).toBe('idle');
  expect(seen).toEqual(['open', 'locking', 'locked']);
  expect(await codeOf(first.engine.calls.active())).toBe('LOCKED');
  expect(await codeOf(enter(first, email, 'not it at all'))).toBe('WRONG_CREDENTIALS');
  await enter(first, email);
  expect((await first.engine.calls.active())?.draft.note.plan).toBe('typed at the last moment');
  const after = await first.engine.clock.current();
  expect(after).toMatchObject({ callId: draft.callId, runningSince: expect.any(String) });
  // 60 seconds of the device's time and more passed while nobody moved.
  expect((after?.seconds ?? 0) - (before?.seconds ?? 0)).toBeGreaterThan(50);
  await first.lockMachine();
  expect(await statusOf(first)).toMatchObject({ state: 'locked', closedBecause: 'machine' });
});
