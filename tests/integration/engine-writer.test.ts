import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { getRxStorageEncryptedSqlite, StoreError } from '#electron/store/index.ts';
import type { Person } from '#shared/contract/engine/session.ts';
import { verifyChain } from '#shared/domain/audit-chain.ts';
import type { AuditEvent } from '#shared/domain/audit-event.ts';
import type { Medication, Patient } from '#shared/domain/patient.ts';
import type { ReviewItem } from '#shared/domain/review-item.ts';
import { PLAIN_TASK } from '#shared/domain/task.ts';
import { makePatient, testId } from '#shared/domain/test-documents.ts';
import { newUuid } from '#shared/domain/uuid.ts';
import type { EnginePorts, VaultAccount } from '#shared/engine/index.ts';
import { type Change, createWriter } from '#shared/engine/writer.ts';
import { openStore, type Store } from '#shared/store/store.ts';
import { valueText } from '#shared/sync/content.ts';

const key = new Uint8Array(32).fill(7);
const id = (number: number) => `0190b0c0-0000-7000-8000-${String(number).padStart(12, '0')}`;
const person: Person = {
  staffId: id(1),
  name: 'Nora Example',
  role: 'care-manager',
  credential: 'LPN',
  email: 'nora@example.org',
  organizationName: 'Example',
  teamName: 'North',
  practiceTimeZone: 'America/New_York',
};
const MEDICINE: Medication = {
  id: testId(400),
  codes: [],
  text: 'Lisinopril',
  dosage: '10 mg',
  status: 'active',
  startedOn: '',
};
const account = { deviceId: id(2) } as VaultAccount;
const ports = {
  now: () => Date.parse('2026-11-21T15:00:00Z'),
  newId: () => newUuid(Date.now(), (bytes) => crypto.getRandomValues(bytes)),
  log: () => undefined,
} as unknown as EnginePorts;

let folder: string;
let store: Store;
const open = () =>
  openStore(getRxStorageEncryptedSqlite({ path: join(folder, 'store.sqlite'), key }), 'careline-test');

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'careline-writer-'));
  store = await open();
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

const task = (number: number, over: object = {}): Change => ({
  collection: 'tasks',
  base: null,
  document: {
    id: id(number),
    patientId: id(50),
    kind: 'callback',
    status: 'requested',
    priority: 'routine',
    title: 'Call back',
    detail: '',
    dueAt: '2026-11-22T15:00:00.000Z',
    ownerId: id(1),
    createdAt: '2026-11-21T15:00:00.000Z',
    createdBy: id(1),
    completedAt: '',
    callId: '',
    ...PLAIN_TASK,
    ...over,
  } as never,
});
const order = (changes: Change[], locals?: Record<string, object | null>) => ({
  action: 'test.write',
  patientId: id(50),
  subject: { collection: 'tasks', id: id(100) } as const,
  changes,
  ...(locals ? { locals } : {}),
});
const auditEvents = async () =>
  (await store.collections.auditEvents.find().exec()).map((event) => event.toJSON() as AuditEvent);

test('a write of several documents that is cut off after the first is whole after the next start', async () => {
  const writer = createWriter(store, ports, person, account);
  const insert = store.collections.tasks.insert.bind(store.collections.tasks);
  let written = 0;
  store.collections.tasks.insert = ((document: never) => {
    written += 1;
    if (written > 1) throw new Error('the power went');
    return insert(document);
  }) as never;
  await expect(
    writer.write(order([task(100), task(101), task(102)], { draft: { words: 'x' } })),
  ).rejects.toThrow('power');
  await store.close();

  store = await open();
  expect((await store.collections.tasks.find().exec()).length).toBe(1);
  await createWriter(store, ports, person, account).finishInterrupted();
  expect((await store.collections.tasks.find().exec()).map((one) => one.id).sort()).toEqual([
    id(100),
    id(101),
    id(102),
  ]);
  expect(await store.readLocal('draft')).toEqual({ words: 'x' });
  expect(await store.readLocal('write-intent')).toBeNull();
  expect((await auditEvents()).length).toBe(1);
});

test('nothing is written when one document of the order is not valid, and the error names the field', async () => {
  const writer = createWriter(store, ports, person, account);
  const attempt = writer.write(order([task(100), task(101, { dueAt: 'tomorrow' })]));
  await expect(attempt).rejects.toMatchObject({
    code: 'INVALID',
    data: { detail: expect.stringContaining('dueAt') },
  });
  expect((await store.collections.tasks.find().exec()).length).toBe(0);
  expect((await auditEvents()).length).toBe(0);
});

test('a supervisor reads and leaves a trace, and cannot write', async () => {
  const writer = createWriter(store, ports, { ...person, role: 'supervisor' }, account);
  await expect(writer.write(order([task(100)]))).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
  await writer.write(order([]));
  expect((await auditEvents()).map(({ action }) => action)).toEqual(['test.write']);
});

test('writes that come at once form one unbroken audit chain, over a restart too', async () => {
  const writer = createWriter(store, ports, person, account);
  await Promise.all(Array.from({ length: 12 }, (_, index) => writer.write(order([task(200 + index)]))));
  await store.close();
  store = await open();
  await createWriter(store, ports, person, account).write(order([task(300)]));
  const events = await auditEvents();
  expect(events.length).toBe(13);
  expect(verifyChain(events)).toEqual({ ok: true, checked: 13 });
  const forged = events.map((event) => (event.sequence === 5 ? { ...event, staffId: id(9) } : event));
  expect(verifyChain(forged)).toMatchObject({ ok: false, sequence: 5 });
});

test('an edit made on a version that sync replaced meanwhile is merged into the newer one', async () => {
  const writer = createWriter(store, ports, person, account);
  await writer.write(order([task(100)]));
  const stored = await store.collections.tasks.findOne(id(100)).exec();
  if (!stored) throw new Error('the task was not written');
  const base = stored.toJSON() as never;
  await stored.incrementalPatch({ priority: 'urgent', rev: 4, receivedAt: '2026-11-21T15:00:05.000Z' });
  await writer.write(order([{ ...task(100, { status: 'completed' }), base }]));
  const merged = await store.collections.tasks.findOne(id(100)).exec();
  expect(merged?.toJSON()).toMatchObject({ status: 'completed', priority: 'urgent', rev: 4, receivedAt: '' });
});

/** A patient on the device, as the server gave her, with a field of a newer version; and an edit of her. */
async function patientWithMedicine() {
  const medicine = { ...MEDICINE, newer: 'in the item' };
  await store.collections.patients.insert({
    ...makePatient({ medications: [medicine] }),
    newer: 'in the document',
  } as never);
  const read = async () => {
    const found = await store.collections.patients.findOne(testId(1)).exec();
    if (!found) throw new Error('the patient was not written');
    return found.toJSON() as Patient;
  };
  const base = await read();
  const edit = (dosage: string): Change<'patients'> => ({
    collection: 'patients',
    document: { ...base, language: 'es', medications: [{ ...MEDICINE, dosage }] },
    base,
  });
  const moveOn = async (changes: object) => {
    const stored = await store.collections.patients.findOne(testId(1)).exec();
    await stored?.incrementalPatch({ ...changes, rev: 4, updatedBy: id(8) });
  };
  return { read, edit, moveOn };
}
const reviewItems = async () =>
  (await store.collections.reviewItems.find().exec()).map((item) => item.toJSON() as ReviewItem);

test('READ-1 an edit through the door keeps the fields that this version does not know, also inside items', async () => {
  const { read, edit } = await patientWithMedicine();
  await createWriter(store, ports, person, account).write(order([edit('20 mg')]));
  await store.close();
  store = await open();
  expect(await read()).toMatchObject({
    language: 'es',
    newer: 'in the document',
    medications: [{ dosage: '20 mg', newer: 'in the item' }],
  });
});

test('READ-1 an edit merged into a newer version keeps what either of them does not know', async () => {
  const { read, edit, moveOn } = await patientWithMedicine();
  await moveOn({ newer: 'another word', phones: [] });
  await createWriter(store, ports, person, account).write(order([edit('20 mg')]));
  expect(await read()).toMatchObject({
    language: 'es',
    phones: [],
    newer: 'another word',
    medications: [{ dosage: '20 mg', newer: 'in the item' }],
  });
  expect(await reviewItems()).toEqual([]);
});

test('MERGE-3 a dosage that another changed meanwhile stays, mine becomes a review item, and the rest of the edit is written', async () => {
  const { read, edit, moveOn } = await patientWithMedicine();
  await moveOn({ medications: [{ ...MEDICINE, dosage: '20 mg' }] });
  await createWriter(store, ports, person, account).write(order([edit('5 mg')]));
  expect(await read()).toMatchObject({ language: 'es', medications: [{ dosage: '20 mg' }], rev: 4 });
  const item = (dosage: string) => ({ ...MEDICINE, newer: 'in the item', dosage });
  expect(await reviewItems()).toMatchObject([
    {
      kind: 'conflict',
      status: 'open',
      path: `medications/${MEDICINE.id}`,
      base: valueText(item('10 mg')),
      kept: { value: valueText(item('20 mg')), by: id(8) },
      other: { value: valueText(item('5 mg')), by: person.staffId },
      updatedBy: person.staffId,
      receivedAt: '',
    },
  ]);
});

test('MERGE-6 a write that ends between the document and its review item makes the item at the next start, once', async () => {
  const { read, edit, moveOn } = await patientWithMedicine();
  await moveOn({ medications: [{ ...MEDICINE, dosage: '20 mg' }] });
  const { reviewItems: items } = store.collections;
  items.insert = (() => {
    throw new Error('the power went');
  }) as never;
  await expect(createWriter(store, ports, person, account).write(order([edit('5 mg')]))).rejects.toThrow();
  expect((await read()).language).toBe('es');
  await store.close();

  store = await open();
  expect(await reviewItems()).toEqual([]);
  const before = await read();
  const intent = await store.readLocal<object>('write-intent');
  for (let start = 0; start < 2; start += 1) {
    await store.writeLocal('write-intent', intent);
    await createWriter(store, ports, person, account).finishInterrupted();
  }
  expect((await reviewItems()).length).toBe(1);
  expect(await read()).toEqual(before);
});

/** Lets the store take so many documents of a kind, then answers as a full disk does. */
function fillDiskAfter(documents: number): () => void {
  const { tasks } = store.collections;
  const insert = tasks.insert.bind(tasks);
  let room = documents;
  tasks.insert = ((document: never) => {
    if (room-- > 0) return insert(document);
    throw new StoreError('STORE_FULL', 'The disk is full.');
  }) as never;
  return () => {
    tasks.insert = insert as never;
  };
}
const taskIds = async () => (await store.collections.tasks.find().exec()).map((one) => one.id).sort();

test('a write that a full disk cuts off is finished before the next one, and neither is there twice', async () => {
  const writer = createWriter(store, ports, person, account);
  const makeRoom = fillDiskAfter(1);
  let carriedOut = 0;
  const around = async (carryOut: () => Promise<void>) => {
    await carryOut();
    carriedOut += 1;
  };
  const cutOff = { ...order([task(100), task(101)], { draft: null }), around };
  await store.writeLocal('draft', { words: 'x' });
  await expect(writer.write(cutOff)).rejects.toMatchObject({
    code: 'STORE_FAILED',
    data: { detail: expect.stringContaining('is noted and is finished as soon as there is room') },
  });
  await expect(writer.write(order([task(102)]))).rejects.toMatchObject({ code: 'STORE_FULL' });
  await expect(writer.exclusive(() => Promise.resolve('words'))).rejects.toMatchObject({
    code: 'STORE_FULL',
  });
  await writer.drained();
  expect(await taskIds()).toEqual([id(100)]);
  expect(carriedOut).toBe(0);

  makeRoom();
  let draftSeen: unknown = 'nothing';
  await writer.write(async () => {
    draftSeen = await store.readLocal('draft');
    return order([task(102)]);
  });
  expect(draftSeen).toBeNull();
  expect(carriedOut).toBe(1);
  expect(await taskIds()).toEqual([id(100), id(101), id(102)]);
  const events = await auditEvents();
  expect(verifyChain(events)).toEqual({ ok: true, checked: 2 });
});

test('orders that depend on what is stored are made one after another, and one that has nothing to do leaves no trace', async () => {
  const writer = createWriter(store, ports, person, account);
  const openOnce = async () =>
    (await store.readLocal('call')) ? null : order([task(100)], { call: { isOpen: true } });
  await Promise.all([writer.write(openOnce), writer.write(openOnce), writer.write(openOnce)]);
  expect((await auditEvents()).length).toBe(1);
});

test('an interrupted write that cannot be carried out is set aside whole, and the store opens and takes the next write', async () => {
  const events: string[] = [];
  const logging = { ...ports, log: (event: string) => void events.push(event) } as EnginePorts;
  const broken = {
    writes: [{ collection: 'unheard-of', document: { id: id(100) }, base: null }],
    locals: {},
  };
  await store.writeLocal('write-intent', broken);
  const writer = createWriter(store, logging, person, account);
  await writer.finishInterrupted();
  expect(events).toContain('write.set-aside');
  expect(await store.readLocal('write-intent')).toBeNull();
  expect(await store.readLocal('write-intent-set-aside')).toEqual(broken);
  await writer.write(order([task(101)]));
  expect(await taskIds()).toEqual([id(101)]);
});
