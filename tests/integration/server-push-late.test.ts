/** @file Words about a patient who is somebody else's by the time they arrive: taken by the grant that held, shown to nobody who may not see them. */
import { hexToBytes } from '@noble/hashes/utils.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inOrganization } from '#server/database/transaction.ts';
import { retireDevice } from '#server/organization/devices.ts';
import type { PushRow, WireDocument } from '#shared/contract/server/sync.ts';
import type { CollectionName } from '#shared/domain/document.ts';
import { recoveryProof } from '#shared/sync/recovery-proof.ts';
import { auditEvent, call, edit, row, task } from './server-documents.ts';
import { clientOf, createWorld, type TestDevice, type World } from './server-harness.ts';

let world: World;
let maria: TestDevice;
let noor: TestDevice;
let wes: TestDevice;
beforeAll(async () => {
  world = await createWorld();
  await world.createPerson('wes@northside.example', 'supervisor', 'West');
  await world.createPerson('noor@northside.example', 'care-manager', 'West');
  await world.createPerson('maria@northside.example', 'care-manager', 'East');
  maria = await world.signIn('maria@northside.example');
  noor = await world.signIn('noor@northside.example');
  wes = await world.signIn('wes@northside.example');
});
afterAll(() => world.close());

const DAY = 86_400_000;
const at = (ms: number) => new Date(ms).toISOString();
const now = () => at(Date.now());

/** A patient of Maria's with one task, who then goes to Noor; Maria's device has not heard of it. */
async function movedPatient() {
  const [patientId = ''] = await world.givePatients(maria.staffId, 1);
  const document = task(maria, patientId, { title: 'Private' });
  await maria.push('tasks', row(document));
  const known = await pulled(maria, 'tasks', document.id);
  await world.assign(noor.staffId, [patientId]);
  return { patientId, known };
}

async function pulled(device: TestDevice, collection: CollectionName, id: string): Promise<WireDocument> {
  const found = (await device.pullAll(collection)).documents.find((document) => document.id === id);
  if (found === undefined) throw new Error('The document was not pulled.');
  return found;
}

async function lateItems(device: TestDevice, documentId: string) {
  const { documents } = await device.pullAll('reviewItems');
  return documents.filter((item) => item.kind === 'late' && item.documentId === documentId);
}

/** Moves the end of Maria's grants into the past. */
async function endedAgo(patientId: string, days: number): Promise<void> {
  await world.database.pool.query(
    `update former_grants set until_at = now() - make_interval(days => $2) where patient_id = $1`,
    [patientId, days],
  );
}

test('SCOPE-5 new words and edits of before the move are taken, marked late for those who have the patient, and erased from the sender', async () => {
  const { patientId, known } = await movedPatient();
  const conversation = call(maria, patientId, { updatedAt: now() });
  const checkpoint = (await maria.pullAll('calls')).sequence;
  const [added] = await maria.push('calls', row(conversation));
  expect(added).toMatchObject({ outcome: 'accepted', isLate: true, rev: 1 });
  const [edited] = await maria.push('tasks', edit(maria, known, { detail: 'She has moved.' }, now()));
  expect(edited).toMatchObject({ outcome: 'accepted', isLate: true });
  expect(edited).not.toHaveProperty('master');

  for (const device of [noor, wes]) {
    expect(await pulled(device, 'calls', conversation.id)).toMatchObject({ rev: 1 });
    expect(await pulled(device, 'tasks', known.id)).toMatchObject({
      title: 'Private',
      detail: 'She has moved.',
    });
    expect(await lateItems(device, conversation.id)).toMatchObject([
      { patientId, documentCollection: 'calls', status: 'open', raisedBy: maria.staffId },
    ]);
    expect(await lateItems(device, known.id)).toHaveLength(1);
  }
  const { documents } = await maria.pullAll('calls', checkpoint);
  expect(documents).toEqual([{ id: conversation.id, _deleted: true }]);
  expect(await lateItems(maria, conversation.id)).toEqual([]);
});

test('SCOPE-5 what the new holder wrote meanwhile is merged and never shown to the one who sends late', async () => {
  const { known } = await movedPatient();
  const hers = edit(noor, await pulled(noor, 'tasks', known.id), { title: 'A secret' }, now());
  await noor.push('tasks', hers);
  const answer = await maria.push('tasks', edit(maria, known, { detail: 'Mine' }, now()));
  expect(JSON.stringify(answer)).not.toContain('secret');
  expect(answer).toMatchObject([{ outcome: 'accepted', isLate: true, rev: 3 }]);
  expect(await pulled(noor, 'tasks', known.id)).toMatchObject({ title: 'A secret', detail: 'Mine' });
});

test('PUSH-2 a late push sent again changes nothing and makes no second item, also long after the grant', async () => {
  const { patientId, known } = await movedPatient();
  const late: PushRow = edit(maria, known, { detail: 'Mine' }, now());
  await maria.push('tasks', late);
  await noor.push('tasks', edit(noor, await pulled(noor, 'tasks', known.id), { title: 'Hers' }, now()));
  await endedAgo(patientId, 40);
  const { sequence } = await noor.pullAll('tasks');
  expect(await maria.push('tasks', late)).toMatchObject([
    { outcome: 'accepted', isLate: true, isKnown: true },
  ]);
  expect((await noor.pullAll('tasks')).sequence).toBe(sequence);
  expect(await lateItems(noor, known.id)).toHaveLength(1);
});

test('SCOPE-6 words written after the grant, and words that come a month late, are refused and shown nothing', async () => {
  const { patientId, known } = await movedPatient();
  const after = edit(maria, known, { detail: 'Mine' }, at(Date.now() + 10 * 60_000));
  expect(await maria.push('tasks', after)).toMatchObject([{ outcome: 'refused', code: 'OUT_OF_SCOPE' }]);
  await endedAgo(patientId, 29);
  const early = edit(maria, known, { detail: 'Mine' }, at(Date.now() - 29 * DAY - 60_000));
  const unwritten = task(maria, patientId, { updatedAt: at(Date.now() - 29 * DAY + 10 * 60_000) });
  expect(await maria.push('tasks', row(unwritten))).toMatchObject([{ code: 'OUT_OF_SCOPE' }]);
  expect(await maria.push('tasks', early)).toMatchObject([{ isLate: true }]);
  await endedAgo(patientId, 31);
  const old = task(maria, patientId, { updatedAt: at(Date.now() - 40 * DAY) });
  expect(await maria.push('tasks', row(old))).toMatchObject([{ code: 'OUT_OF_SCOPE' }]);
});

test('SCOPE-6 when words were written is told from how wrong the clock of the device is', async () => {
  const { patientId } = await movedPatient();
  const push = async (wrongBy: number, writtenAgo: number) => {
    const document = task(maria, patientId, { updatedAt: at(Date.now() + wrongBy - writtenAgo) });
    const sentAt = at(Date.now() + wrongBy);
    const { results } = await maria.client.sync.push({ collection: 'tasks', rows: [row(document)], sentAt });
    return results[0];
  };
  await endedAgo(patientId, 2);
  expect(await push(5 * DAY, 3 * DAY)).toMatchObject({ isLate: true });
  expect(await push(-5 * DAY, 3 * DAY)).toMatchObject({ isLate: true });
  expect(await push(-5 * DAY, 1 * DAY)).toMatchObject({ code: 'OUT_OF_SCOPE' });
});

test('SCOPE-6 a patient whom the person never had stays out of reach, and so does another’s document by its id', async () => {
  const [patientId = ''] = await world.givePatients(noor.staffId, 1);
  const theirs = task(noor, patientId, { updatedAt: now() });
  await noor.push('tasks', row(theirs));
  const guessed = { ...task(maria, patientId), updatedAt: at(Date.now() - DAY) };
  expect(await maria.push('tasks', row(guessed))).toMatchObject([{ code: 'OUT_OF_SCOPE' }]);
  const { patientId: former } = await movedPatient();
  const seized = { ...task(maria, former), id: theirs.id };
  expect(await maria.push('tasks', row(seized))).toMatchObject([{ code: 'OUT_OF_SCOPE' }]);
});

test('SCOPE-5 late words keep to the seals: a signed call is not rewritten, nobody is spoken for', async () => {
  const [patientId = ''] = await world.givePatients(maria.staffId, 1);
  const draft = call(maria, patientId);
  await maria.push('calls', row({ ...draft, signedAt: draft.endedAt }));
  const known = await pulled(maria, 'calls', draft.id);
  await world.assign(noor.staffId, [patientId]);
  const rewritten = { note: { ...draft.note, plan: 'Another.' } };
  expect(await maria.push('calls', edit(maria, known, rewritten, now()))).toMatchObject([{ code: 'SEALED' }]);
  const forged = task(maria, patientId, { createdBy: noor.staffId });
  expect(await maria.push('tasks', row(forged))).toMatchObject([{ code: 'FORGED_AUTHOR' }]);
});

test('SCOPE-5 the audit events of a former holder are taken as ever', async () => {
  const { patientId } = await movedPatient();
  const [result] = await maria.push('auditEvents', row(auditEvent(maria, patientId)));
  expect(result).toMatchObject({ outcome: 'accepted', rev: 1 });
  expect(result).not.toHaveProperty('isLate');
});

test('SCOPE-5 a retired device whose patient has moved still hands in what it holds', async () => {
  await world.createPerson('gone@northside.example', 'care-manager', 'East');
  const gone = await world.signIn('gone@northside.example');
  const [patientId = ''] = await world.givePatients(gone.staffId, 1);
  const held = task(gone, patientId, { updatedAt: now() });
  await retireDevice(world.database.pool, gone.deviceId);
  await world.assign(noor.staffId, [patientId]);
  const client = clientOf(world.url);
  const { nonce } = await client.auth.recoveryChallenge({ deviceId: gone.deviceId });
  const proof = recoveryProof(hexToBytes(gone.answer.recoveryKey), gone.deviceId, nonce);
  const { accessToken } = await client.auth.recover({ deviceId: gone.deviceId, nonce, proof });
  const { results } = await clientOf(world.url, accessToken).sync.push({
    collection: 'tasks',
    rows: [row(held)],
  });
  expect(results).toMatchObject([{ outcome: 'accepted', isLate: true }]);
  expect(await lateItems(noor, held.id)).toHaveLength(1);
});

test('MERGE-5 a late version stands in the history with what was sent', async () => {
  const { known } = await movedPatient();
  await noor.push('tasks', edit(noor, await pulled(noor, 'tasks', known.id), { title: 'Hers' }, now()));
  await maria.push('tasks', edit(maria, known, { title: 'Mine' }, now()));
  const { rows } = await inOrganization(world.database.pool, world.organizationId, (transaction) =>
    transaction.query(
      `select body ->> 'title' as title, pushed ->> 'title' as sent from document_versions where id = $1 order by rev`,
      [known.id],
    ),
  );
  expect(rows).toEqual([
    { title: 'Private', sent: null },
    { title: 'Hers', sent: null },
    { title: 'Mine', sent: 'Mine' },
  ]);
});
