/** @file What RxDB makes of a conflict that the server has merged, on the real encrypted store. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { getRxStorageEncryptedSqlite } from '#electron/store/index.ts';
import type { PushRow, WireDocument } from '#shared/contract/server/sync.ts';
import { makePatient } from '#shared/domain/test-documents.ts';
import { startReplication } from '#shared/store/replicate.ts';
import type { ReplicationHandlers } from '#shared/store/replication-handlers.ts';
import { openStore, type Store } from '#shared/store/store.ts';
import { until } from '#tests/support/device.ts';

const patient = makePatient({ rev: 3 });
/** What the server made of the first edit and somebody else's. */
const merged = {
  ...patient,
  language: 'es',
  personalNotes: 'Likes herons.',
  rev: 5,
  receivedAt: '2026-11-21T15:00:00.000Z',
};

let store: Store;
let pushes: PushRow[];

beforeEach(async () => {
  pushes = [];
  store = await openStore(
    getRxStorageEncryptedSqlite({ path: ':memory:', key: new Uint8Array(32).fill(7) }),
    'careline-conflicts',
  );
});
afterEach(() => store.close());

const stored = async () => (await store.collections.patients.findOne(patient.id).exec())?.toJSON();
const edit = async (changes: object) => {
  const document = await store.collections.patients.findOne(patient.id).exec();
  await document?.incrementalPatch({ ...changes, receivedAt: '' });
};

/** Replicates against a server that answers the first push of the patient with a conflict, after `meanwhile`. */
function replicate(meanwhile: () => Promise<void>, changed: Partial<ReplicationHandlers> = {}) {
  const handlers: ReplicationHandlers = {
    pull: async (collection, checkpoint) => ({
      documents:
        collection === 'patients' && checkpoint === null
          ? [{ ...patient, _deleted: false } as WireDocument]
          : [],
      checkpoint: checkpoint ?? { sequence: 7 },
    }),
    fetch: async () => [],
    admit: async (_collection, documents) => documents,
    mayReplace: () => true,
    prepare: (row) => row,
    push: async (_collection, rows) => {
      pushes.push(...rows);
      const isFirst = pushes.length === rows.length;
      if (isFirst) await meanwhile();
      return rows.map(({ newDocumentState: { id } }) =>
        isFirst
          ? { id, outcome: 'conflict', master: { ...merged, _deleted: false } }
          : { id, outcome: 'accepted', rev: 6, receivedAt: '2026-11-21T15:00:01.000Z' },
      );
    },
    onAnswered: async () => undefined,
    onReceived: () => undefined,
    onError: (_collection, error) => {
      throw error;
    },
    pause: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
    ...changed,
  };
  return startReplication(store, handlers);
}

test('MERGE-1 the device takes what the server merged, its stamp being the receipt', async () => {
  const replication = replicate(async () => undefined);
  await replication.initialSync();
  await edit({ language: 'es' });
  await until('the merged version is here', stored, (now) => now?.receivedAt === merged.receivedAt);
  await replication.settled(['patients']);
  expect(await stored()).toEqual(merged);
  expect(pushes).toHaveLength(1);
  await replication.close();
});

test('MERGE-8 an edit made while the server answered stays and is sent, made on what its device sent before', async () => {
  const replication = replicate(() => edit({ preferredName: 'Rosie' }));
  await replication.initialSync();
  await edit({ language: 'es' });
  await until(
    'the second edit is sent',
    async () => pushes,
    (sent) => sent.some(({ newDocumentState }) => newDocumentState.preferredName === 'Rosie'),
  );
  expect(await stored()).toMatchObject({ preferredName: 'Rosie', language: 'es' });
  const second = pushes.find(({ newDocumentState }) => newDocumentState.preferredName === 'Rosie');
  expect(second?.assumedMasterState).toMatchObject({ rev: patient.rev, language: patient.language });
  await replication.close();
});

test('HOLD-1 words that are refused while another version is on its way down are not written over by it', async () => {
  let isRefused = false;
  let isAdmitted = false;
  const replication = replicate(async () => undefined, {
    pull: async (collection, checkpoint) => {
      const from = checkpoint?.sequence ?? 0;
      const version = [patient, merged][Math.min(from, 2)];
      const isHere = collection === 'patients' && version && (from === 0 || pushes.length > 0);
      return isHere
        ? { documents: [{ ...version, _deleted: false } as WireDocument], checkpoint: { sequence: from + 1 } }
        : { documents: [], checkpoint: { sequence: from } };
    },
    admit: async (_collection, documents) => {
      // Admitted before the refusal was known, and written after RxDB has noted the words as pushed.
      if (documents.some(({ rev }) => rev === merged.rev)) {
        await until('the refusal is here', async () => isRefused, Boolean);
        await new Promise((resolve) => setTimeout(resolve, 200));
        isAdmitted = true;
      }
      return documents;
    },
    mayReplace: () => !isRefused,
    push: async (_collection, rows) => {
      pushes.push(...rows);
      replication.resync(['patients']);
      await new Promise((resolve) => setTimeout(resolve, 100));
      return rows.map(({ newDocumentState: { id } }) => ({
        ...({ id, outcome: 'refused', code: 'SEALED', message: 'It stays as it is.' } as const),
      }));
    },
    onAnswered: async () => {
      isRefused = true;
    },
  });
  await replication.initialSync();
  await edit({ language: 'es' });
  await until('the newer version is handed out', async () => isAdmitted, Boolean);
  await replication.settled(['patients']);
  expect(await stored()).toMatchObject({ language: 'es', receivedAt: '' });
  await replication.close();
});

test.each([
  ['merged', { outcome: 'conflict', master: { ...merged, _deleted: false } } as const],
  ['taken', { outcome: 'accepted', rev: 5, receivedAt: merged.receivedAt } as const],
])(
  'PULL-6 a version that was given out before the answer to a push does not take back what the server has %s',
  async (_, answer) => {
    let isAnswered = false;
    let isHandedOut = false;
    const older = { ...patient, rev: 4, personalNotes: 'Likes gulls.', _deleted: false } as WireDocument;
    const replication = replicate(async () => undefined, {
      admit: async (_collection, documents) => {
        if (documents.some(({ rev }) => rev === older.rev)) {
          await until('the push is answered', async () => isAnswered, Boolean);
          await new Promise((resolve) => setTimeout(resolve, 200));
          isHandedOut = true;
        }
        return documents;
      },
      fetch: async () => [older],
      push: async (_collection, rows) => {
        pushes.push(...rows);
        return rows.map(({ newDocumentState: { id } }) => ({ id, ...answer }));
      },
      onAnswered: async () => {
        isAnswered = true;
      },
    });
    await replication.initialSync();
    replication.refetch('patients', [patient.id]);
    await new Promise((resolve) => setTimeout(resolve, 100));
    await edit({ language: 'es' });
    await until('the older version is handed out', async () => isHandedOut, Boolean);
    await replication.settled(['patients']);
    const now = await stored();
    expect(now).toMatchObject({ language: 'es' });
    expect(now?.personalNotes).not.toBe(older.personalNotes);
    await replication.close();
  },
);
