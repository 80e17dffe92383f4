/** @file A patient who was given to a colleague is gone from the first device: file, free pages, log and temporary files. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inOrganization } from '#server/database/transaction.ts';
import { storeDocuments } from '#server/sync/store-documents.ts';
import { decryptFile, decryptLog } from '#tests/support/decrypted-store.ts';
import { type Device, startDevice, until } from '#tests/support/device.ts';
import { keyOfDevice } from '#tests/support/device-key.ts';
import { makeGoal } from '#tests/support/goal.ts';
import { patient } from './server-documents.ts';
import { createWorld, PASSPHRASE, type World } from './server-harness.ts';

const NURSE = 'nora@northside.example';
// One word a place, so that a hit says where it was forgotten.
const WORDS = ['Quillfeather', 'Marzipanwing', 'Heronclasp', 'Thimblewick', 'Ottermoss', 'Larkspurgate'];
const [NAME = '', NOTES = '', CALL = '', GOAL = '', DRAFT = '', TASK = ''] = WORDS;

let world: World;
let folder: string;
let nurseId: string;
const open: Device[] = [];

beforeAll(async () => {
  world = await createWorld();
  folder = mkdtempSync(join(tmpdir(), 'careline-erasure-'));
  nurseId = await world.createPerson(NURSE, 'care-manager', 'East');
});
afterAll(async () => {
  await Promise.all(open.map((one) => one.kill()));
  await world.close();
  rmSync(folder, { recursive: true, force: true });
});

async function statusOf(one: Device) {
  for await (const status of await one.engine.sync.status()) return status;
  throw new Error('the status stream ended');
}

const inSync = (one: Device) =>
  until(
    'the device is in sync',
    () => statusOf(one),
    ({ light, isInitialSyncDone }) => light === 'with-the-server' && isInitialSyncDone,
  );

/** How often each word stands in the decrypted pages of file and log. */
async function wordsInStore(): Promise<Record<string, number>> {
  const key = await keyOfDevice(folder, NURSE, PASSPHRASE);
  const path = join(folder, readdirSync(folder).find((name) => /\.(sqlite|db)$/.test(name)) ?? '');
  const pages = decryptFile(path, key);
  if (readdirSync(folder).some((name) => name.endsWith('-wal')))
    pages.push(...decryptLog(`${path}-wal`, key));
  const hits = WORDS.map((word) => [word, pages.filter((page) => page.includes(word)).length]);
  return Object.fromEntries(hits);
}

const none = Object.fromEntries(WORDS.map((word) => [word, 0]));

test('[SCOPE-2] when a patient leaves a device, no page of its store holds a word of her, decrypted and free pages included', async () => {
  const leaving = patient({ familyName: NAME, personalNotes: `${NOTES} `.repeat(300) });
  const staying = Array.from({ length: 20 }, () => patient());
  await inOrganization(world.database.pool, world.organizationId, (transaction) =>
    storeDocuments(transaction, {
      organizationId: world.organizationId,
      collection: 'patients',
      documents: [leaving, ...staying],
    }),
  );
  await world.assign(
    nurseId,
    [leaving, ...staying].map(({ id }) => id),
  );
  const nurse = startDevice({ folder, serverUrl: world.url, isKeyCheap: true });
  open.push(nurse);
  const { engine } = nurse;
  await engine.session.signIn({ email: NURSE, passphrase: PASSPHRASE });
  await inSync(nurse);

  const patientId = leaving.id;
  const { draft } = await engine.calls.start({
    patientId,
    kind: 'monthly-check-in',
    direction: 'outbound',
    numberDialled: '',
  });
  for (let words = 1; words <= 8; words++) {
    await engine.calls.saveDraft({
      callId: draft.callId,
      note: { assessment: `${CALL} `.repeat(words * 40) },
    });
  }
  const content = { problems: [], goals: [makeGoal(GOAL)], interventions: [], barriers: [], sections: [] };
  await engine.carePlans.save({ patientId, base: null, content });
  await engine.calls.wrapUp({
    callId: draft.callId,
    disposition: 'reached-completed',
    program: 'CCM',
    activity: 'patient-contact',
    nextContact: {
      kind: 'monthly-check-in',
      dueAt: new Date(Date.now() + 86_400_000).toISOString(),
      reason: TASK,
    },
  });
  await engine.carePlans.saveDraft({
    patientId,
    base: null,
    content: JSON.stringify({ words: `${DRAFT} `.repeat(200) }),
  });
  await inSync(nurse);
  const before = await wordsInStore();
  for (const word of WORDS) expect(before[word], word).toBeGreaterThan(0);

  await world.assign(await world.createPerson('cora@northside.example', 'care-manager', 'East'), [patientId]);
  await until(
    'she left',
    () => engine.patients.search({ text: '', limit: 99 }),
    (rows) => rows.length === staying.length,
  );
  await until('every word is gone while the app runs', wordsInStore, (hits) =>
    WORDS.every((word) => hits[word] === 0),
  );
  await nurse.close();
  expect(await wordsInStore()).toEqual(none);
  for (const name of readdirSync(folder)) {
    const bytes = readFileSync(join(folder, name));
    for (const word of WORDS) expect(bytes.includes(word), `${word} in ${name}`).toBe(false);
  }
}, 60_000);
