/** @file The demonstration migration in the web home: in place, by RxDB, on the encrypted browser store. */
import { IDBFactory as FakeIndexedDB, IDBKeyRange as FakeKeyRange } from 'fake-indexeddb';
import { afterEach, expect, test } from 'vitest';
import { getRxStorageEncryptedDexie } from '#renderer/web/worker/store/index.ts';
import type { Patient } from '#shared/domain/patient.ts';
import { makeCall, makePatient, makeReviewItem, makeTask, testId } from '#shared/domain/test-documents.ts';
import { applyDocument } from '#shared/store/apply-document.ts';
import { openStore, type Store } from '#shared/store/store.ts';
import { makePlan, STORE_PLAN } from '#shared/store/upgrade/store-plan.ts';
import { createBrowserKey } from '#tests/contracts/storage-factories.ts';
import { demonstrationPlan } from './demonstration.ts';
import { replicateOnce, sentOf } from './recording-server.ts';
import { contentOf } from './store-content.ts';

const RECEIVED = Array.from({ length: 260 }, (_, index) =>
  makePatient({ id: testId(1000 + index), givenName: `Rosa${index}` }),
);
const UNSENT = makeCall({ id: testId(1), rev: 0, receivedAt: '' });

let homes = 0;
const opened: Store[] = [];

afterEach(async () => {
  for (const store of opened.splice(0)) await store.close();
});

async function browser() {
  homes++;
  const name = `careline-web-${homes}`;
  const settings = {
    key: await createBrowserKey(),
    indexedDB: new FakeIndexedDB(),
    IDBKeyRange: FakeKeyRange,
  };
  return {
    async open(plan = STORE_PLAN) {
      const store = await openStore(getRxStorageEncryptedDexie(settings), name, plan);
      opened.push(store);
      return store;
    },
  };
}

/** A store with a full copy from the server, an edit and a call that were not sent, and a draft. */
async function filled(
  plan = STORE_PLAN,
  atTheEnd: (store: Store) => Promise<unknown> = async () => undefined,
) {
  const home = await browser();
  const store = await home.open(plan);
  const first = await replicateOnce(store, { patients: RECEIVED, tasks: [makeTask()] });
  expect(first.pushes).toEqual([]);
  const [edited] = RECEIVED;
  if (!edited) throw new Error('No patient was made.');
  const edit: Patient = { ...edited, personalNotes: 'Likes herons.', receivedAt: '' };
  await applyDocument(store, { collection: 'patients', document: edit, base: edited });
  await applyDocument(store, { collection: 'calls', document: UNSENT, base: null });
  await store.writeLocal('call-draft', { note: 'half a word' });
  const before = await contentOf(store);
  await atTheEnd(store);
  await store.close();
  return { home, before };
}

const expectedSent = [
  { collection: 'calls', documentId: testId(1) },
  { collection: 'patients', documentId: testId(1000) },
];

test('every document and draft changes, what was not sent is sent, and nothing is pulled anew', async () => {
  const { home, before } = await filled();
  const store = await home.open(demonstrationPlan());
  const after = await contentOf(store);
  const words = (documents: readonly Record<string, unknown>[] | undefined) =>
    documents?.map(({ _rev, _meta, ...content }) => content);
  expect(words(after.patients)).toEqual(
    words(before.patients)?.map((patient) => ({
      ...patient,
      spokenName: String(patient.givenName).toLowerCase(),
    })),
  );
  expect(words(after.tasks)).toEqual(words(before.tasks));
  expect(words(after.calls)).toEqual([{ ...words(before.calls)?.[0], wasRecorded: false }]);
  expect(await store.readLocal('call-draft')).toEqual({ note: 'half a word', demonstrated: true });
  const recorded = await replicateOnce(store, { patients: RECEIVED });
  expect(sentOf(recorded)).toEqual(expectedSent);
  const pulledFrom = Object.fromEntries(recorded.pulls.map((pull) => [pull.collection, pull.checkpoint]));
  expect(pulledFrom).toMatchObject({ patients: { sequence: 7 }, tasks: { sequence: 7 } });
  await store.close();
  const again = await home.open(demonstrationPlan());
  expect(await again.readLocal('call-draft')).toEqual({ note: 'half a word', demonstrated: true });
  expect(sentOf(await replicateOnce(again))).toEqual([]);
  await again.close();
});

test.each([1, 199, 259, 261])('stopped at document %i, the next start goes on', async (stopAt) => {
  const { home } = await filled();
  let seen = 0;
  const stopping = demonstrationPlan(() => {
    seen++;
    if (seen === stopAt) throw new Error('stopped');
  });
  await expect(home.open(stopping)).rejects.toThrow();
  const store = await home.open(demonstrationPlan());
  const { patients = [] } = await contentOf(store);
  expect(patients.length).toBe(RECEIVED.length);
  for (const patient of patients) expect(patient.spokenName).toBe(String(patient.givenName).toLowerCase());
  expect(sentOf(await replicateOnce(store))).toEqual(expectedSent);
  await store.close();
});

test('a store of a newer version is refused and stays as it was', async () => {
  const { home } = await filled();
  await (await home.open(demonstrationPlan())).close();
  await expect(home.open()).rejects.toMatchObject({ code: 'STORE_NEWER' });
  const store = await home.open(demonstrationPlan());
  expect((await contentOf(store)).patients).toHaveLength(RECEIVED.length);
  expect(await store.readLocal('call-draft')).toEqual({ note: 'half a word', demonstrated: true });
  await store.close();
});

test('a store that says no format, from before formats were noted, is taken for the first', async () => {
  const { home } = await filled();
  const store = await home.open();
  await store.writeLocal('store-format', null);
  await store.close();
  const upgraded = await home.open(demonstrationPlan());
  expect(await upgraded.readLocal('call-draft')).toEqual({ note: 'half a word', demonstrated: true });
  await upgraded.close();
});

test('a store from before the review items gets their collection, and nothing else changes', async () => {
  const { home, before } = await filled(makePlan([]), (store) => store.collections.reviewItems.remove());
  const store = await home.open();
  expect(await contentOf(store)).toEqual(before);
  await store.collections.reviewItems.insert(makeReviewItem());
  expect(sentOf(await replicateOnce(store))).toEqual([
    ...expectedSent,
    { collection: 'reviewItems', documentId: makeReviewItem().id },
  ]);
});
