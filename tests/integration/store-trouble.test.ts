/** @file The five ways to lose a store, each made for real: what is said, which ways lead out, and that taking them brings the data back. */
import {
  copyFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { backUpStore } from '#electron/platform/upgrade/back-up-store.ts';
import { acquireDatabase, releaseDatabase } from '#electron/store/database.ts';
import type { SessionStatus } from '#shared/contract/engine/session.ts';
import { STORE_PLAN } from '#shared/store/upgrade/store-plan.ts';
import { type Device, startDevice, until } from '#tests/support/device.ts';
import { keyOfDevice } from '#tests/support/device-key.ts';
import { damageTables, flipEveryPage, storePathIn } from '#tests/support/store-damage.ts';
import { createWorld, PASSPHRASE, type World } from './server-harness.ts';

// Each test opens a store several times.
vi.setConfig({ testTimeout: 90_000 });
const NOWHERE = 'http://127.0.0.1:9';
const UNSENT = 'Quince jam on the porch.';

let world: World;
let root: string;
let folder: string;
let email: string;
let patientIds: string[];
let people = 0;
let device: Device | undefined;

beforeAll(async () => {
  world = await createWorld();
  root = mkdtempSync(join(tmpdir(), 'careline-trouble-'));
});
afterAll(async () => {
  await world.close();
  rmSync(root, { recursive: true, force: true });
});

/** A device that had everything from the server and is closed; `unsent` writes a call without the server at the end. */
beforeEach(async () => {
  people++;
  email = `nora${people}@northside.example`;
  folder = join(root, String(people));
  const staffId = await world.createPerson(email, 'care-manager', 'East');
  patientIds = await world.givePatients(staffId, 3);
  const first = start();
  await first.engine.session.signIn({ email, passphrase: PASSPHRASE });
  await allPatients(first);
  await first.close();
});
afterEach(() => device?.kill());

function start(options: { serverUrl?: string; keychainWords?: string } = {}): Device {
  device = startDevice({ folder, serverUrl: world.url, isKeyCheap: true, ...options });
  return device;
}

const allPatients = (on: Device) =>
  until(
    'all patients are here',
    () => on.engine.patients.search({ text: '', limit: 9 }),
    (rows) => rows.length === patientIds.length,
  );

async function statusOf(on: Device): Promise<SessionStatus> {
  for await (const status of await on.engine.session.status()) return status;
  throw new Error('The stream of the session ended.');
}

/** Signs in where that must fail, and answers the trouble with its ways out in short. */
async function troubleOf(on: Device) {
  await expect(on.engine.session.signIn({ email, passphrase: PASSPHRASE })).rejects.toMatchObject({
    code: expect.stringMatching(/^(STORE_FAILED|KEYCHAIN_CHANGED)$/),
  });
  const { trouble, state } = await statusOf(on);
  expect(state).toBe('signed-out');
  expect(trouble?.email).toBe(email);
  const ways = trouble?.waysOut ?? [];
  for (const way of ways.slice(0, -1)) expect(way.isDestructive).toBe(false);
  expect(ways[0]?.isDestructive).toBe(false);
  return {
    kind: trouble?.kind,
    ways: ways.map(({ way }) => way),
    backup: ways.find(({ backup }) => backup)?.backup,
  };
}

const storePath = () => storePathIn(folder);
const filesLike = (part: string) => readdirSync(folder).filter((name) => name.includes(part));

/** A call that only this device knows. */
async function writeUnsent(): Promise<string> {
  const offline = start({ serverUrl: NOWHERE });
  await offline.engine.session.signIn({ email, passphrase: PASSPHRASE });
  const [patientId = ''] = patientIds;
  const { draft } = await offline.engine.calls.start({
    patientId,
    kind: 'monthly-check-in',
    direction: 'outbound',
    numberDialled: '',
  });
  await offline.engine.calls.saveDraft({ callId: draft.callId, note: { assessment: UNSENT } });
  const wrapUp = {
    disposition: 'reached-completed',
    program: 'CCM',
    activity: 'patient-contact',
    nextContact: null,
  } as const;
  await offline.engine.calls.wrapUp({ callId: draft.callId, ...wrapUp });
  await offline.close();
  return draft.callId;
}

async function backUp(path: string): Promise<void> {
  await backUpStore(path, STORE_PLAN.format, new Date(), () => undefined);
}

test('missing: told from a first sign-in; put back, it opens; started anew, everything comes from the server', async () => {
  const path = storePath();
  renameSync(path, `${path}-elsewhere`);
  const on = start();
  expect(await troubleOf(on)).toMatchObject({ kind: 'missing', ways: ['try-again', 'start-new'] });
  expect(filesLike('.db')).toEqual([expect.stringContaining('-elsewhere')]);
  expect((await on.engine.storeTrouble.tryAgain()).trouble).toBeNull();
  expect(await troubleOf(on)).toMatchObject({ kind: 'missing' });

  renameSync(`${path}-elsewhere`, path);
  await on.engine.storeTrouble.tryAgain();
  expect((await on.engine.session.signIn({ email, passphrase: PASSPHRASE })).trouble).toBeNull();
  await on.close();

  rmSync(path);
  const again = start();
  expect(await troubleOf(again)).toMatchObject({ kind: 'missing' });
  await again.engine.storeTrouble.startNew();
  await again.engine.session.signIn({ email, passphrase: PASSPHRASE });
  await allPatients(again);
  await again.close();
  rmSync(path);
  expect(await troubleOf(start())).toMatchObject({ kind: 'missing' });
});

test('missing, started anew without a connection: it says that the server is needed, and does not forget that one may start anew', async () => {
  rmSync(storePath());
  const offline = start({ serverUrl: NOWHERE });
  await troubleOf(offline);
  await offline.engine.storeTrouble.startNew();
  await expect(offline.engine.session.signIn({ email, passphrase: PASSPHRASE })).rejects.toMatchObject({
    code: 'OFFLINE',
  });
  expect((await statusOf(offline)).trouble).toBeNull();
  await offline.close();
  const on = start();
  await on.engine.session.signIn({ email, passphrase: PASSPHRASE });
  await allPatients(on);
});

test('missing, with a backup: what had not been sent when it was taken is sent after all', async () => {
  const callId = await writeUnsent();
  await backUp(storePath());
  rmSync(storePath());
  const on = start();
  const { kind, ways, backup } = await troubleOf(on);
  expect({ kind, ways }).toEqual({ kind: 'missing', ways: ['try-again', 'restore-backup', 'start-new'] });
  expect(Date.parse(backup?.takenAt ?? '')).toBeGreaterThan(Date.now() - 60_000);
  await expect(on.engine.storeTrouble.restoreBackup({ backupId: 'another' })).rejects.toMatchObject({
    code: 'INVALID',
  });
  await on.engine.storeTrouble.restoreBackup({ backupId: backup?.id ?? '' });
  await on.engine.session.signIn({ email, passphrase: PASSPHRASE });
  const [patientId = ''] = patientIds;
  await until(
    'the call of the backup is with the server',
    () => on.engine.patients.chart({ patientId }),
    ({ calls }) => calls.some(({ call }) => call.id === callId && call.receivedAt !== ''),
  );
});

test('corrupt: nothing is served; started anew, the damaged file is kept to the byte and everything comes from the server', async () => {
  const damaged = flipEveryPage(storePath());
  const on = start();
  expect(await troubleOf(on)).toMatchObject({
    kind: 'corrupt',
    ways: ['try-again', 'send-by-recovery-key', 'start-new'],
  });
  expect(readFileSync(storePath()).equals(damaged)).toBe(true);
  await on.engine.storeTrouble.startNew();
  await on.engine.session.signIn({ email, passphrase: PASSPHRASE });
  await allPatients(on);
  const [aside = ''] = filesLike('.aside-');
  expect(readFileSync(join(folder, aside)).equals(damaged)).toBe(true);
});

test('corrupt, found while the store is open: the desk closes, and the next sign-in looks at every page', async () => {
  const [patientId = ''] = patientIds;
  const planning = start();
  await planning.engine.session.signIn({ email, passphrase: PASSPHRASE });
  const content = {
    problems: [],
    goals: [],
    interventions: [],
    barriers: [
      {
        id: crypto.randomUUID(),
        description: 'Stairs',
        status: 'open' as const,
        goalId: '' as const,
        order: 0,
      },
    ],
    sections: [],
  };
  await planning.engine.carePlans.save({ patientId, base: null, content });
  await planning.close();
  await damageTables(folder, { email, passphrase: PASSPHRASE }, 'carePlans');

  const on = start({ serverUrl: NOWHERE });
  await on.engine.session.signIn({ email, passphrase: PASSPHRASE });
  await expect(on.engine.patients.chart({ patientId })).rejects.toMatchObject({ code: 'STORE_FAILED' });
  const closed = await until(
    'the desk is closed',
    () => statusOf(on),
    ({ state }) => state === 'locked',
  );
  expect(closed.trouble).toMatchObject({ kind: 'corrupt', email });
  await on.engine.storeTrouble.tryAgain();
  await expect(on.engine.session.signIn({ email, passphrase: PASSPHRASE })).rejects.toMatchObject({
    code: 'STORE_FAILED',
  });
  expect((await statusOf(on)).trouble?.kind).toBe('corrupt');
  await on.engine.storeTrouble.startNew();
  await on.close();
  const again = start();
  await again.engine.session.signIn({ email, passphrase: PASSPHRASE });
  await allPatients(again);
});

test('corrupt, with two backups of which the newer is damaged too: the older one is offered, and opens', async () => {
  const callId = await writeUnsent();
  const path = storePath();
  await backUp(path);
  const good = filesLike('.backup-');
  await new Promise((resolve) => setTimeout(resolve, 5));
  writeFileSync(`${path}.backup-${STORE_PLAN.format}-20991231T000000000Z`, flipEveryPage(path));
  const on = start();
  const { kind, backup } = await troubleOf(on);
  expect({ kind, id: backup?.id }).toEqual({ kind: 'corrupt', id: good[0] });
  await on.engine.storeTrouble.restoreBackup({ backupId: backup?.id ?? '' });
  await on.engine.session.signIn({ email, passphrase: PASSPHRASE });
  const [patientId = ''] = patientIds;
  const { calls } = await on.engine.patients.chart({ patientId });
  expect(calls.map(({ call }) => call.id)).toContain(callId);
  expect(filesLike('.aside-')).toHaveLength(1);
});

test('wrong key: the store of somebody else in its place is not changed; put back, it opens; started anew, both are there', async () => {
  const path = storePath();
  renameSync(path, `${path}-own`);
  const theirs = join(folder, 'theirs');
  releaseDatabase(acquireDatabase({ path: theirs, key: new Uint8Array(32).fill(9) }));
  copyFileSync(theirs, path);
  rmSync(theirs);
  const foreign = readFileSync(path);
  const on = start();
  expect(await troubleOf(on)).toMatchObject({ kind: 'wrong-key', ways: ['try-again', 'start-new'] });
  expect(readFileSync(path).equals(foreign)).toBe(true);
  await on.engine.storeTrouble.startNew();
  const [aside = ''] = filesLike('.aside-');
  expect(readFileSync(join(folder, aside)).equals(foreign)).toBe(true);
  renameSync(`${path}-own`, path);
  await on.engine.session.signIn({ email, passphrase: PASSPHRASE });
  await allPatients(on);
});

test('newer: nobody opens it and nobody is offered to give it up; the newer version finds it to the byte', async () => {
  const path = storePath();
  const key = await keyOfDevice(folder, email, PASSPHRASE);
  const database = acquireDatabase({ path, key });
  database.connection.pragma('user_version = 99');
  releaseDatabase(database);
  const newer = readFileSync(path);
  const on = start();
  expect(await troubleOf(on)).toMatchObject({ kind: 'newer', ways: ['update-app', 'try-again'] });
  await expect(on.engine.storeTrouble.startNew()).rejects.toMatchObject({ code: 'INVALID' });
  expect(readFileSync(path).equals(newer)).toBe(true);
  expect(filesLike('.aside-')).toEqual([]);
  const updated = acquireDatabase({ path, key, format: 99 });
  updated.connection.pragma(`user_version = ${STORE_PLAN.format}`);
  releaseDatabase(updated);
  await on.engine.session.signIn({ email, passphrase: PASSPHRASE });
  await allPatients(on);
});

test('keychain changed: without the server the ways are named; with it, signing in repairs the lock', async () => {
  const sealing = start({ keychainWords: 'before' });
  await sealing.engine.session.signIn({ email, passphrase: PASSPHRASE });
  await sealing.close();
  const offline = start({ keychainWords: 'after', serverUrl: NOWHERE });
  expect(await troubleOf(offline)).toMatchObject({
    kind: 'keychain-changed',
    ways: ['connect', 'restore-keychain', 'send-by-recovery-key'],
  });
  await offline.close();
  const restored = start({ keychainWords: 'before', serverUrl: NOWHERE });
  await restored.engine.session.signIn({ email, passphrase: PASSPHRASE });
  await allPatients(restored);
  await restored.close();
  const on = start({ keychainWords: 'after' });
  await on.engine.session.signIn({ email, passphrase: PASSPHRASE });
  await allPatients(on);
});
