/** @file A server of the release to come (its store format is the demonstration's), devices of this release and of that one. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { WireDocument } from '#shared/contract/server/sync.ts';
import type { CollectionName } from '#shared/domain/document.ts';
import { STORE_PLAN } from '#shared/store/upgrade/store-plan.ts';
import { demonstrationPlan } from '#tests/migrations/demonstration.ts';
import { call, edit, row, task } from './server-documents.ts';
import { type Client, clientOf, codeOf, createWorld, type TestDevice, type World } from './server-harness.ts';

const NEXT = demonstrationPlan();
let world: World;
let maria: TestDevice;
let patientId: string;
/** What a device of each release says to the server of the release to come. */
let older: Client;
let newer: Client;
let ancient: Client;
let before: { patient: WireDocument; call: WireDocument };

beforeAll(async () => {
  world = await createWorld();
  const staffId = await world.createPerson('maria@northside.example', 'care-manager', 'East');
  [patientId = ''] = await world.givePatients(staffId, 1);
  maria = await world.signIn('maria@northside.example');
  const conversation = call(maria, patientId);
  await maria.push('calls', row(conversation));
  before = {
    patient: only(await maria.pullAll('patients')),
    call: only(await maria.pullAll('calls')),
  };
  const next = await world.start({ plan: NEXT });
  const client = (headers: Record<string, string>) =>
    clientOf(next.url, maria.answer.tokens.accessToken, headers);
  older = client({ 'careline-format': String(STORE_PLAN.format) });
  newer = client({ 'careline-format': String(NEXT.format) });
  ancient = client({ 'careline-protocol': '0' });
  closeNext = () => next.close();
});
let closeNext: () => Promise<void>;
afterAll(async () => {
  await closeNext();
  await world.close();
});

function only({ documents }: { documents: WireDocument[] }): WireDocument {
  const [document] = documents;
  if (document === undefined) throw new Error('Nothing was pulled.');
  return document;
}

async function pulled(client: Client, collection: CollectionName, id: string): Promise<WireDocument> {
  const { documents } = await client.sync.pull({ collection, checkpoint: null, limit: 500 });
  return only({ documents: documents.filter((document) => document.id === id) });
}

test('VERSION-2 what lay on the server before the update is sent as the new release has it, and its version does not move', async () => {
  const { documents } = await newer.sync.fetch({ collection: 'patients', ids: [patientId] });
  expect(documents).toEqual([{ ...before.patient, spokenName: 'rosa' }]);
  expect(await pulled(newer, 'calls', before.call.id)).toEqual({ ...before.call, wasRecorded: false });
});

test('VERSION-1 VERSION-2 a device one release behind syncs everything it has', async () => {
  const added = call(maria, patientId);
  const edited = edit(maria, before.patient, { personalNotes: 'Two cats.' });
  const made = task(maria, patientId);
  expect(await older.sync.push({ collection: 'calls', rows: [row(added)] })).toMatchObject({
    results: [{ outcome: 'accepted', rev: 1 }],
  });
  expect(await older.sync.push({ collection: 'tasks', rows: [row(made)] })).toMatchObject({
    results: [{ outcome: 'accepted', rev: 1 }],
  });
  expect(await older.sync.push({ collection: 'patients', rows: [edited] })).toMatchObject({
    results: [{ outcome: 'accepted', rev: 2 }],
  });
  expect(await older.sync.push({ collection: 'patients', rows: [edited] })).toMatchObject({
    results: [{ outcome: 'accepted', rev: 2, isKnown: true }],
  });
  expect(await pulled(newer, 'calls', added.id)).toMatchObject({ wasRecorded: false });
  expect(await pulled(newer, 'patients', patientId)).toMatchObject({
    spokenName: 'rosa',
    personalNotes: 'Two cats.',
  });
});

test('VERSION-2 what a new device wrote in a new field outlives the edit of an old one', async () => {
  const known = await pulled(newer, 'patients', patientId);
  const spoken = edit(maria, known, { spokenName: 'Doña Rosa' });
  await newer.sync.push({ collection: 'patients', rows: [spoken] });
  const seen = await pulled(older, 'patients', patientId);
  const { results } = await older.sync.push({
    collection: 'patients',
    rows: [edit(maria, seen, { personalNotes: 'Three cats.' }, '2026-11-01T10:00:00.000Z')],
  });
  expect(results[0]?.outcome).toMatch(/accepted|conflict/);
  expect(await pulled(newer, 'patients', patientId)).toMatchObject({
    spokenName: 'Doña Rosa',
    personalNotes: 'Three cats.',
  });
});

test('VERSION-3 a device that is too old receives nothing, and what it sends is taken, merged and not shown', async () => {
  const checkpoint = null;
  expect(await codeOf(ancient.sync.pull({ collection: 'tasks', checkpoint, limit: 1 }))).toBe(
    'CLIENT_TOO_OLD',
  );
  expect(await codeOf(ancient.sync.changes())).toBe('CLIENT_TOO_OLD');
  expect(await codeOf(ancient.sync.fetch({ collection: 'tasks', ids: [] }))).toBe('CLIENT_TOO_OLD');
  expect(await codeOf(ancient.sync.digests({ collection: 'tasks' }))).toBe('CLIENT_TOO_OLD');
  expect(await codeOf(ancient.sync.digestEntries({ collection: 'tasks', patientId: '' }))).toBe(
    'CLIENT_TOO_OLD',
  );
  const document = task(maria, patientId, { title: 'First' });
  await older.sync.push({ collection: 'tasks', rows: [row(document)] });
  const known = await pulled(older, 'tasks', document.id);
  const secret = edit(maria, known, { title: 'A secret' }, '2026-11-01T10:00:00.000Z');
  await older.sync.push({ collection: 'tasks', rows: [secret] });
  const stale = edit(maria, known, { detail: 'Mine' }, '2026-11-01T11:00:00.000Z');
  const tablet = await world.signIn('maria@northside.example');
  const late = { ...stale, newDocumentState: { ...stale.newDocumentState, deviceId: tablet.deviceId } };
  const answer = await ancient.sync.push({ collection: 'tasks', rows: [late] });
  expect(answer.results).toMatchObject([{ outcome: 'accepted', rev: 3 }]);
  expect(JSON.stringify(answer)).not.toContain('secret');
  expect(await pulled(newer, 'tasks', document.id)).toMatchObject({ title: 'A secret', detail: 'Mine' });
});

test('VERSION-1 a format that is no number is that of the first release', async () => {
  const odd = clientOf(world.url, maria.answer.tokens.accessToken, { 'careline-format': 'drop table' });
  const { results } = await odd.sync.push({ collection: 'tasks', rows: [row(task(maria, patientId))] });
  expect(results).toMatchObject([{ outcome: 'accepted' }]);
});
