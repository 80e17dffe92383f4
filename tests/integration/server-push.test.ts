/** @file Two write the same document: what the server makes of it, what it answers, and what it keeps. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inOrganization } from '#server/database/transaction.ts';
import type { PushResult, PushRow, WireDocument } from '#shared/contract/server/sync.ts';
import type { CollectionName } from '#shared/domain/document.ts';
import { AT, call, edit, row, task } from './server-documents.ts';
import { createWorld, newId, type TestDevice, type World } from './server-harness.ts';

let world: World;
let maria: TestDevice;
let tablet: TestDevice;
let sue: TestDevice;
let patientId: string;
beforeAll(async () => {
  world = await createWorld();
  await world.createPerson('sue@northside.example', 'supervisor', 'East');
  const staffId = await world.createPerson('maria@northside.example', 'care-manager', 'East');
  [patientId = ''] = await world.givePatients(staffId, 1);
  maria = await world.signIn('maria@northside.example');
  tablet = await world.signIn('maria@northside.example');
  sue = await world.signIn('sue@northside.example');
});
afterAll(() => world.close());

const later = (minutes: number) => new Date(Date.parse(AT) + minutes * 60_000).toISOString();

async function pulled(collection: CollectionName, id: string, device = maria): Promise<WireDocument> {
  const found = (await device.pullAll(collection)).documents.find((document) => document.id === id);
  if (found === undefined) throw new Error('The document was not pulled.');
  return found;
}

/** Adds a task and answers it as the server sends it. */
async function newTask(): Promise<WireDocument> {
  const document = task(maria, patientId);
  await maria.push('tasks', row(document));
  return pulled('tasks', document.id);
}

async function versionsOf(id: string) {
  const { rows } = await inOrganization(world.database.pool, world.organizationId, (transaction) =>
    transaction.query(
      `select rev, body ->> 'title' as title, body ->> 'detail' as detail,
              pushed ->> 'title' as sent_title, pushed ->> 'detail' as sent_detail
         from document_versions where id = $1 order by rev`,
      [id],
    ),
  );
  return rows;
}

function masterOf(result: PushResult | undefined): WireDocument {
  if (result?.outcome !== 'conflict') throw new Error(`The answer was ${JSON.stringify(result)}.`);
  return result.master;
}

test('MERGE-1 two edit different fields: the answer is the server’s version with both, and it is what everybody pulls', async () => {
  const known = await newTask();
  await sue.push('tasks', edit(sue, known, { title: 'Call the daughter' }, later(1)));
  const [result] = await maria.push('tasks', edit(maria, known, { detail: 'After ten.' }, later(2)));
  const master = masterOf(result);
  expect(master).toMatchObject({ title: 'Call the daughter', detail: 'After ten.', rev: 3 });
  expect(await pulled('tasks', known.id, tablet)).toEqual(master);
  expect(await pulled('tasks', known.id, sue)).toEqual(master);
});

test('PUSH-5 the history keeps every version, and of a merged one what the device had sent', async () => {
  const known = await newTask();
  await sue.push('tasks', edit(sue, known, { title: 'Hers' }, later(1)));
  await maria.push('tasks', edit(maria, known, { title: 'Mine', detail: 'More' }, later(2)));
  expect(await versionsOf(known.id)).toEqual([
    { rev: 1, title: 'Call back', detail: '', sent_title: null, sent_detail: null },
    { rev: 2, title: 'Hers', detail: '', sent_title: null, sent_detail: null },
    { rev: 3, title: 'Mine', detail: 'More', sent_title: 'Mine', sent_detail: 'More' },
  ]);
});

test('PUSH-2 a retry after a lost answer changes nothing, also when others have written in between', async () => {
  const known = await newTask();
  const plain = edit(maria, known, { title: 'First' }, later(1));
  await maria.push('tasks', plain);
  await sue.push('tasks', edit(sue, await pulled('tasks', known.id), { title: 'Hers' }, later(2)));
  const [again] = await maria.push('tasks', plain);
  expect(masterOf(again)).toMatchObject({ title: 'Hers', rev: 3 });

  const stale = edit(tablet, known, { detail: 'Merged' }, later(3));
  expect(masterOf((await tablet.push('tasks', stale))[0])).toMatchObject({ detail: 'Merged', rev: 4 });
  await sue.push('tasks', edit(sue, await pulled('tasks', known.id), { detail: 'Hers again' }, later(4)));
  const before = await maria.pullAll('tasks');
  const [third] = await tablet.push('tasks', stale);
  expect(masterOf(third)).toMatchObject({ title: 'Hers', detail: 'Hers again', rev: 5 });
  expect((await maria.pullAll('tasks')).sequence).toBe(before.sequence);
});

test('MERGE-8 what a device sent and the server took is the base of its next edit, so that nobody’s later word is undone', async () => {
  const known = await newTask();
  await sue.push('tasks', edit(sue, known, { detail: 'Hers' }, later(1)));
  const first = edit(maria, known, { title: 'Mine' }, later(2));
  await maria.push('tasks', first);
  await sue.push('tasks', edit(sue, await pulled('tasks', known.id), { title: 'Corrected' }, later(3)));
  // The answer was lost: the device knows neither the merge nor the correction, and goes on from what it sent.
  const next = { ...first.newDocumentState, priority: 'urgent', updatedAt: later(4) };
  const [result] = await maria.push('tasks', row(next, known));
  expect(masterOf(result)).toMatchObject({ title: 'Corrected', detail: 'Hers', priority: 'urgent' });
});

test('MERGE-8 a new version that the server made of a device’s words is not taken for its words', async () => {
  const known = await pulled('patients', patientId);
  await sue.push('patients', edit(sue, known, { preferredName: 'Rosie' }, later(1)));
  const mine = edit(maria, known, { personalNotes: 'Two cats.' }, later(2));
  await maria.push('patients', mine);
  await world.assign(sue.staffId, [patientId]);
  await world.assign(maria.staffId, [patientId]);
  const next = { ...mine.newDocumentState, language: 'es', updatedAt: later(3) };
  const [result] = await maria.push('patients', row(next, known));
  expect(masterOf(result)).toMatchObject({
    preferredName: 'Rosie',
    personalNotes: 'Two cats.',
    language: 'es',
    careManagerId: maria.staffId,
  });
});

test('HOLD-2 a corrected record is merged from the version that the refused one was made on', async () => {
  const known = await newTask();
  const refused = edit(maria, known, { title: 'Mine', dueAt: 'tomorrow' }, later(1));
  expect(await maria.push('tasks', refused)).toMatchObject([{ code: 'INVALID_SHAPE' }]);
  await sue.push('tasks', edit(sue, known, { detail: 'Hers' }, later(2)));
  // RxDB believes the refused state to be with the server and names it as the one that the correction was made on.
  const corrected = { ...refused.newDocumentState, dueAt: later(60), updatedAt: later(3) };
  const [result] = await maria.push('tasks', row(corrected, refused.newDocumentState));
  expect(masterOf(result)).toMatchObject({ title: 'Mine', detail: 'Hers', dueAt: later(60) });
});

test('MERGE-7 an edit that says nothing new makes no version', async () => {
  const known = await newTask();
  await sue.push('tasks', edit(sue, known, { title: 'Hers' }, later(1)));
  const [result] = await maria.push('tasks', edit(maria, known, {}, later(2)));
  expect(masterOf(result)).toMatchObject({ title: 'Hers', rev: 2 });
  expect(await versionsOf(known.id)).toHaveLength(2);
});

test('MERGE-1 many devices edit one document at the same moment: each answer holds the words of those before, none is lost', async () => {
  const known = await newTask();
  const edits: [TestDevice, object][] = [
    [maria, { title: 'A' }],
    [tablet, { detail: 'B' }],
    [sue, { priority: 'urgent' }],
    [maria, { dueAt: later(60) }],
    [tablet, { status: 'in-progress' }],
  ];
  const answers = await Promise.all(
    edits.map(([device, changes], index) =>
      device.push('tasks', edit(device, known, changes, later(index + 1))),
    ),
  );
  expect(answers.flat().filter(({ outcome }) => outcome === 'refused')).toEqual([]);
  const all = Object.assign({}, ...edits.map(([, changes]) => changes));
  // Two edits of one device that do not build on each other are its own to give up: the last of each device counts.
  expect(await pulled('tasks', known.id)).toMatchObject({ priority: all.priority, rev: 6 });
});

test('PUSH-6 a merge says nothing in another’s name and breaks no seal', async () => {
  const draft = call(maria, patientId);
  await maria.push('calls', row(draft));
  const known = await pulled('calls', draft.id);
  await maria.push('calls', edit(maria, known, { signedAt: later(1) }, later(1)));
  const rewritten = { note: { ...draft.note, assessment: 'She never said so.' } };
  expect(await tablet.push('calls', edit(tablet, known, rewritten, later(2)))).toMatchObject([
    { code: 'SEALED' },
  ]);
  const addendum = (by: string) => ({ id: newId(), text: 'Seen.', writtenAt: AT, writtenBy: by });
  const forged = { addenda: [addendum(maria.staffId)] };
  expect(await sue.push('calls', edit(sue, known, forged, later(3)))).toMatchObject([
    { code: 'FORGED_AUTHOR' },
  ]);
  const own = edit(sue, known, { addenda: [addendum(sue.staffId)] }, later(4));
  const master = masterOf((await sue.push('calls', own))[0]);
  expect(master).toMatchObject({ signedAt: later(1), addenda: [{ writtenBy: sue.staffId }] });
  const more = edit(maria, known, { signedAt: later(1), addenda: [addendum(maria.staffId)] }, later(5));
  expect(masterOf((await maria.push('calls', more))[0])).toMatchObject({
    addenda: [{ writtenBy: sue.staffId }, { writtenBy: maria.staffId }],
  });
});

test('PUSH-6 an observation that is there already is never merged', async () => {
  const entry = {
    ...task(maria, patientId),
    loinc: '29463-7',
    title: 'Weight',
    category: 'vital-signs',
    effectiveAt: AT,
    value: 70,
    unit: 'kg',
    text: '',
    components: [],
  };
  await maria.push('observations', row(entry));
  const stale: PushRow = row({ ...entry, value: 71 });
  expect(await maria.push('observations', stale)).toMatchObject([{ code: 'APPEND_ONLY' }]);
});
