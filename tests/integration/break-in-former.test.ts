/** @file Break-ins by one who had the patient until she was handed over. What she rightly still sends is shown with the push. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PushResult, PushRow, WireDocument } from '#shared/contract/server/sync.ts';
import { COLLECTIONS } from '#shared/domain/document.ts';
import { attempts, createTown, SECRET, type Town } from './break-in-town.ts';
import { call, row, task } from './server-documents.ts';
import { newId } from './server-harness.ts';

/** What the new holder writes: the former one may not learn of it. */
const NEW_WORDS = 'Nightingale';

let town: Town;
/** The sequence up to which maria's device had pulled before. */
let checkpoint: number;
let stillHers: string;
beforeAll(async () => {
  town = await createTown();
  const { world, maria, wes, patientId } = town;
  [stillHers = ''] = await world.givePatients(maria.staffId, 1);
  const draft = call(maria, patientId);
  await maria.push('calls', row({ ...draft, note: { ...draft.note, plan: SECRET } }));
  checkpoint = (await maria.pullAll('tasks')).sequence;
  await world.assign(wes.staffId, [patientId]);
  const [known] = (await wes.pullAll('tasks')).documents;
  const author = { updatedBy: wes.staffId, deviceId: wes.deviceId };
  await wes.push('tasks', row({ ...(known as WireDocument), ...author, detail: NEW_WORDS }, known));
  await wes.push('tasks', row(task(wes, patientId, { title: NEW_WORDS })));
});
afterAll(() => town.close());

/** Sends each row on its own: two of the same record in one request are refused for that. */
async function pushed(rows: PushRow[], sentAt = new Date().toISOString()): Promise<PushResult[]> {
  const results: PushResult[] = [];
  for (const one of rows) {
    const answer = await town.maria.client.sync.push({ collection: 'tasks', rows: [one], sentAt });
    results.push(...answer.results);
  }
  return results;
}

/** Words written this many minutes from now. */
const at = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();

test('SCOPE-2 a former holder is told to erase, by ids alone, and gets nothing of the patient in any way', async () => {
  const { maria, patientId, taskId } = town;
  for (const collection of ['patients', 'tasks', 'calls'] as const) {
    const { documents } = await maria.pullAll(collection, checkpoint);
    expect(documents.length).toBeGreaterThan(0);
    for (const document of documents) expect(document).toEqual({ id: document.id, _deleted: true });
  }
  const everything = await Promise.all(
    COLLECTIONS.map(async (collection) => (await maria.pullAll(collection)).documents),
  );
  const target = { staffId: town.wes.staffId, deviceId: town.wes.deviceId, patientId, documentId: taskId };
  const calls = attempts(maria.client, maria, target);
  const asked = [
    everything,
    await calls['sync.fetch'](),
    await maria.client.sync.fetch({ collection: 'patients', ids: [patientId] }),
    await maria.client.sync.digests({ collection: 'patients' }),
    await calls['sync.digests'](),
    await calls['sync.digestEntries'](),
    await maria.client.sync.digestEntries({ collection: 'patients', patientId }),
  ];
  const told = JSON.stringify(asked);
  expect(told).not.toContain(SECRET);
  expect(told).not.toContain(NEW_WORDS);
  expect(asked.slice(1)).toMatchObject([
    { documents: [{ id: taskId, _deleted: true }] },
    { documents: [{ id: patientId, _deleted: true }] },
    { groups: [{ patientId: stillHers }] },
    { groups: [] },
    { entries: [] },
    { entries: [] },
  ]);
});

test('SCOPE-6 words written after the hand-over are refused, and the answer shows nothing of what stands', async () => {
  const { maria, patientId, task: known } = town;
  const before = await town.fingerprint();
  const author = { updatedBy: maria.staffId, deviceId: maria.deviceId };
  const events = await town.eventsOf(async () => {
    const results = await pushed([
      row(task(maria, patientId, { updatedAt: at(10) })),
      row({ ...known, ...author, updatedAt: at(10), title: 'Mine' }, known),
      row({ ...known, ...author, updatedAt: at(10), title: 'Mine' }),
    ]);
    expect(results.map((result) => result.outcome === 'refused' && result.code)).toEqual(
      Array(3).fill('OUT_OF_SCOPE'),
    );
    expect(JSON.stringify(results)).not.toMatch(new RegExp(`${SECRET}|${NEW_WORDS}`));
  });
  expect(await town.fingerprint()).toBe(before);
  expect(events).toContainEqual(
    expect.objectContaining({
      event: 'document.refused',
      code: 'OUT_OF_SCOPE',
      amount: 1,
      device: maria.deviceId,
    }),
  );
});

test('SCOPE-5 a former grant reaches no other patient, no other author, and gives nothing back', async () => {
  const { maria, wes, patientId, task: known } = town;
  const author = { updatedBy: maria.staffId, deviceId: maria.deviceId };
  const [neverHers = ''] = await town.world.givePatients(wes.staffId, 1);
  const theirs = task(wes, neverHers, { title: NEW_WORDS });
  await wes.push('tasks', row(theirs));
  const before = await town.fingerprint();
  const results = await pushed([
    // A record of a patient who was never hers, said to be of the one who was.
    row({ ...theirs, ...author, patientId, updatedAt: at(-60) }),
    row({ ...theirs, ...author, updatedAt: at(-60) }),
    // A record of the former patient, taken along to one who is hers.
    row({ ...known, ...author, patientId: stillHers, updatedAt: at(-60) }, known),
    // Another person's or another device's words.
    row(task(maria, patientId, { updatedAt: at(-60), updatedBy: wes.staffId })),
    row(task(maria, patientId, { updatedAt: at(-60), deviceId: wes.deviceId })),
    row(task(maria, patientId, { updatedAt: at(-60), createdBy: wes.staffId })),
  ]);
  expect(results.map((result) => result.outcome === 'refused' && result.code)).toEqual([
    ...Array(3).fill('OUT_OF_SCOPE'),
    ...Array(3).fill('FORGED_AUTHOR'),
  ]);
  expect(JSON.stringify(results)).not.toMatch(new RegExp(`${SECRET}|${NEW_WORDS}`));
  expect(await town.fingerprint()).toBe(before);

  const [patient] = (await wes.pullAll('patients')).documents.filter(({ id }) => id === patientId);
  const claimed = { ...patient, ...author, updatedAt: at(-60), careManagerId: maria.staffId };
  const { results: answers } = await maria.client.sync.push({
    collection: 'patients',
    rows: [row(claimed, patient)],
    sentAt: at(0),
  });
  expect(JSON.stringify(answers)).not.toMatch(new RegExp(`${SECRET}|${NEW_WORDS}`));
  const [now] = (await wes.pullAll('patients')).documents.filter(({ id }) => id === patientId);
  expect(now?.careManagerId).toBe(wes.staffId);
});

test('SCOPE-5 words that are taken late are answered without a word of what stands', async () => {
  const { maria, wes, task: known } = town;
  const author = { updatedBy: maria.staffId, deviceId: maria.deviceId };
  const late = { ...known, ...author, updatedAt: at(-30), title: 'Written in time' };
  const results = await pushed([row(late, known)]);
  expect(results).toMatchObject([{ outcome: 'accepted', isLate: true }]);
  expect(JSON.stringify(results)).not.toMatch(new RegExp(`${SECRET}|${NEW_WORDS}`));
  const [merged] = (await wes.pullAll('tasks')).documents.filter(({ id }) => id === known.id);
  expect(merged).toMatchObject({ detail: NEW_WORDS });
  const fetched = await maria.client.sync.fetch({ collection: 'tasks', ids: [known.id] });
  expect(fetched.documents).toEqual([{ id: known.id, _deleted: true }]);
});

test('SCOPE-6 more than thirty days after the hand-over nothing is taken, whenever it says it was written', async () => {
  const { maria, patientId } = town;
  await town.world.database.pool.query(
    `update former_grants set until_at = now() - interval '31 days' where staff_id = $1`,
    [maria.staffId],
  );
  const before = await town.fingerprint();
  const old = 32 * 24 * 60;
  for (const [writtenAt, sentAt] of [
    [at(-old), at(0)],
    [at(-old), at(-old)],
    [at(0), at(old)],
    ['2001-01-01T00:00:00.000Z', '2001-01-01T00:00:00.000Z'],
    ['0000-00-00T00:00:00.000Z', '9999-99-99T99:99:99.999Z'],
  ] as const) {
    const results = await pushed([row(task(maria, patientId, { updatedAt: writtenAt }))], sentAt);
    expect([writtenAt, results]).toMatchObject([writtenAt, [{ code: 'OUT_OF_SCOPE' }]]);
  }
  // One who never had the patient has no such thirty days.
  const { results } = await town.eve.client.sync.push({
    collection: 'tasks',
    rows: [row(task(town.eve, patientId, { updatedAt: at(-60), id: newId() }))],
    sentAt: at(0),
  });
  expect(results).toMatchObject([{ code: 'OUT_OF_SCOPE' }]);
  expect(await town.fingerprint()).toBe(before);
});
