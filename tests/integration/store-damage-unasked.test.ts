/** @file A damaged page that only the sync's own pipelines meet, of which RxDB tells nobody or tries without end: the desk closes and says so. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { SessionStatus } from '#shared/contract/engine/session.ts';
import { type Device, startDevice, until } from '#tests/support/device.ts';
import { damageTables } from '#tests/support/store-damage.ts';
import { createWorld, PASSPHRASE, type World } from './server-harness.ts';

const PATIENTS = 3;

let world: World;
let root: string;
let folder: string;
let email: string;
let people = 0;
let device: Device | undefined;

beforeAll(async () => {
  world = await createWorld();
  root = mkdtempSync(join(tmpdir(), 'careline-unasked-'));
});
afterAll(async () => {
  await world.close();
  rmSync(root, { recursive: true, force: true });
});

/** A device that had everything from the server and is closed. */
beforeEach(async () => {
  people++;
  email = `nora${people}@northside.example`;
  folder = join(root, String(people));
  const staffId = await world.createPerson(email, 'care-manager', 'East');
  await world.givePatients(staffId, PATIENTS);
  const first = await signedIn(folder);
  await hasPatients(first);
  await first.close();
});
afterEach(() => device?.kill());

async function signedIn(home: string): Promise<Device> {
  device = startDevice({ folder: home, serverUrl: world.url, isKeyCheap: true });
  await device.engine.session.signIn({ email, passphrase: PASSPHRASE });
  return device;
}

const hasPatients = (on: Device) =>
  until(
    'all patients are here',
    () => on.engine.patients.search({ text: '', limit: 9 }),
    (rows) => rows.length === PATIENTS,
  );

/** Follows the session and asks nothing of the store. */
async function closedStatus(on: Device): Promise<SessionStatus> {
  for await (const status of await on.engine.session.status()) if (status.state === 'locked') return status;
  throw new Error('The stream of the session ended.');
}

const damage = (collections: string) => damageTables(folder, { email, passphrase: PASSPHRASE }, collections);

/** The trouble is there with its ways out, the damaged file is let go of, and what is started anew gets everything from the server. */
async function isToldAndStartsAnew(on: Device): Promise<void> {
  const { trouble } = await closedStatus(on);
  expect(trouble).toMatchObject({ kind: 'corrupt', email });
  expect(trouble?.waysOut.map(({ way }) => way)).toContain('start-new');
  await expect(on.engine.session.signIn({ email, passphrase: PASSPHRASE })).rejects.toMatchObject({
    code: 'STORE_FAILED',
  });
  await on.engine.storeTrouble.startNew();
  await on.engine.session.signIn({ email, passphrase: PASSPHRASE });
  await hasPatients(on);
}

test('LIGHT-2 where a replication stands cannot be read, which reaches nobody: the desk closes as damaged', async () => {
  await damage('rx-replication-meta-%');
  await isToldAndStartsAnew(await signedIn(folder));
});

test('LIGHT-2 what a pull brings cannot be written, which RxDB would try for ever: the desk closes as damaged', async () => {
  await damage('carePlans');
  const other = await signedIn(`${folder}-other`);
  const [row] = await hasPatients(other);
  const content = { problems: [], goals: [], interventions: [], barriers: [], sections: [] };
  await other.engine.carePlans.save({ patientId: row?.patientId ?? '', base: null, content });
  await until(
    'the plan is with the server',
    () => other.engine.sync.now(),
    ({ pending }) => pending === 0,
  );
  await other.close();
  await isToldAndStartsAnew(await signedIn(folder));
});
