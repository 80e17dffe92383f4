/** @file What a device compares its copy with: counts, digests, and documents by their ids. */
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { WireDocument } from '#shared/contract/server/sync.ts';
import { auditEvent, call, edit, row, task } from './server-documents.ts';
import { createWorld, newId, type TestDevice, type World } from './server-harness.ts';

let world: World;
let maria: TestDevice;
let noor: TestDevice;
let patients: string[];
beforeAll(async () => {
  world = await createWorld();
  const staffId = await world.createPerson('maria@northside.example', 'care-manager', 'East');
  await world.createPerson('noor@northside.example', 'care-manager', 'West');
  patients = await world.givePatients(staffId, 3);
  maria = await world.signIn('maria@northside.example');
  noor = await world.signIn('noor@northside.example');
  for (const patientId of patients) {
    await maria.push('tasks', ...Array.from({ length: 4 }, () => row(task(maria, patientId))));
  }
});
afterAll(() => world.close());

/** The digest as a device computes it from its copy. */
function digestOf(documents: readonly WireDocument[]): string {
  const lines = documents.map(({ id, rev }) => `${id}:${rev}`).sort();
  return createHash('sha256').update(lines.join('\n')).digest('hex');
}

test('CHECK-1 counts and digests by patient are those of what the person would pull', async () => {
  const { documents } = await maria.pullAll('tasks');
  const [first] = documents;
  if (first === undefined) throw new Error('No task.');
  await maria.push('tasks', edit(maria, first, { title: 'Changed' }));
  const now = (await maria.pullAll('tasks')).documents;
  const { groups, sequence } = await maria.client.sync.digests({ collection: 'tasks' });
  expect(sequence).toBe((await maria.pullAll('tasks')).sequence);
  const byId = (left: { patientId: string }, right: { patientId: string }) =>
    left.patientId < right.patientId ? -1 : 1;
  expect([...groups].sort(byId)).toEqual(
    patients
      .map((patientId) => {
        const own = now.filter((document) => document.patientId === patientId);
        return { patientId, count: 4, digest: digestOf(own) };
      })
      .sort(byId),
  );
  const { entries } = await maria.client.sync.digestEntries({
    collection: 'tasks',
    patientId: String(first.patientId),
  });
  expect(entries).toHaveLength(4);
  expect(entries.find(({ id }) => id === first.id)).toMatchObject({ rev: 2 });
});

test('CHECK-1 documents of no patient are one group, and audit events are: they belong to their author', async () => {
  const events = patients.map((patientId) => auditEvent(maria, patientId));
  await maria.push('auditEvents', ...events.map((event) => row(event)));
  const { documents } = await maria.pullAll('auditEvents');
  expect((await maria.client.sync.digests({ collection: 'auditEvents' })).groups).toEqual([
    { patientId: '', count: 3, digest: digestOf(documents) },
  ]);
  const { entries } = await maria.client.sync.digestEntries({ collection: 'auditEvents', patientId: '' });
  expect(entries.map(({ id }) => id).sort()).toEqual(events.map(({ id }) => id).sort());
  const staff = (await maria.client.sync.digests({ collection: 'staff' })).groups;
  expect(staff).toMatchObject([{ patientId: '', count: 2 }]);
});

test('CHECK-1 another person’s digests, entries and documents tell her nothing', async () => {
  const [patientId = ''] = patients;
  expect((await noor.client.sync.digests({ collection: 'tasks' })).groups).toEqual([]);
  expect(await noor.client.sync.digestEntries({ collection: 'tasks', patientId })).toEqual({ entries: [] });
  const ids = (await maria.pullAll('tasks')).documents.map(({ id }) => id);
  const { documents } = await noor.client.sync.fetch({ collection: 'tasks', ids });
  expect(documents).toEqual(ids.map((id) => ({ id, _deleted: true })));
});

test('CHECK-2 documents come by their ids as a pull would bring them, a tombstone for what is not there', async () => {
  const { documents } = await maria.pullAll('tasks');
  const unknown = newId();
  const ids = [...documents.map(({ id }) => id), unknown, unknown];
  const answer = await maria.client.sync.fetch({ collection: 'tasks', ids });
  expect(answer.documents).toEqual([...documents, { id: unknown, _deleted: true }]);
});

test('PULL-5 what comes by ids is bounded in bytes too; the rest is to be asked for again', async () => {
  const [patientId = ''] = patients;
  const long = 'word '.repeat(4000);
  const note = { reason: long, assessment: long, education: long, plan: long };
  const calls = Array.from({ length: 80 }, () => call(maria, patientId, { note }));
  for (let start = 0; start < 80; start += 20) {
    await maria.push('calls', ...calls.slice(start, start + 20).map((document) => row(document)));
  }
  const missing = new Set(calls.map(({ id }) => id));
  let requests = 0;
  for (; missing.size > 0 && requests < 5; requests += 1) {
    const { documents } = await maria.client.sync.fetch({ collection: 'calls', ids: [...missing] });
    expect(documents.length).toBeGreaterThan(0);
    for (const { id } of documents) missing.delete(id);
  }
  expect(missing.size).toBe(0);
  expect(requests).toBeGreaterThan(1);
});
