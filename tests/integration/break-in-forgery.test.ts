/** @file Break-ins by a person who is rightly signed in and says in her records what is not hers to say. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { WireDocument } from '#shared/contract/server/sync.ts';
import { makeTimeEntry } from '#shared/domain/test-documents.ts';
import { by, held, pushed } from './break-in-records.ts';
import { createTown, type Town } from './break-in-town.ts';
import { AT, auditEvent, call, patient, row, task } from './server-documents.ts';
import { newId, type TestDevice } from './server-harness.ts';

let town: Town;
/** Of maria's team: sees all that maria has. */
let sue: TestDevice;
beforeAll(async () => {
  town = await createTown();
  sue = await town.world.signIn('sue@northside.example');
});
afterAll(() => town.close());

test('PUSH-6 an author, a device or an organization that is not that of the sign-in is refused', async () => {
  const { maria, wes, patientId } = town;
  const own = () => task(maria, patientId);
  const events = await town.eventsOf(async () => {
    expect(
      await pushed(
        maria,
        'tasks',
        row({ ...own(), updatedBy: wes.staffId }),
        row({ ...own(), updatedBy: 'server' }),
        row({ ...own(), deviceId: wes.deviceId }),
        row({ ...own(), deviceId: 'server' }),
        row({ ...own(), createdBy: wes.staffId }),
        row({ ...own(), updatedBy: sue.staffId, deviceId: sue.deviceId, createdBy: sue.staffId }),
      ),
    ).toEqual(Array(6).fill('FORGED_AUTHOR'));
  });
  expect(events).toContainEqual(
    expect.objectContaining({
      event: 'document.refused',
      code: 'FORGED_AUTHOR',
      amount: 6,
      device: maria.deviceId,
    }),
  );
  // An organization in a record is a field that nobody knows: it is kept, and moves nothing.
  const strayed = { ...own(), organizationId: town.elsewhere, organization_id: town.elsewhere };
  const before = await town.fingerprint(town.elsewhere);
  expect(await pushed(maria, 'tasks', row(strayed))).toEqual(['accepted']);
  expect(await town.fingerprint(town.elsewhere)).toBe(before);
  expect(await held(maria, 'tasks', strayed.id)).toMatchObject({ organizationId: town.elsewhere });
});

test('PUSH-6 STAMP-2 rev and receivedAt in a push count for nothing, on a new record and on an edit', async () => {
  const { maria, patientId } = town;
  const forged = { rev: 9_000, receivedAt: '2001-01-01T00:00:00.000Z' };
  const document = { ...task(maria, patientId), ...forged };
  const [first] = await maria.push('tasks', row(document));
  expect(first).toMatchObject({ outcome: 'accepted', rev: 1 });
  const edit = { ...document, title: 'Second', ...forged };
  const [second] = await maria.push('tasks', row(edit, { ...document, ...forged, _deleted: false }));
  expect(second).toMatchObject({ outcome: 'accepted', rev: 2 });
  const now = await held(maria, 'tasks', document.id);
  expect(now).toMatchObject({ rev: 2, title: 'Second' });
  expect(Math.abs(Date.parse(String(now.receivedAt)) - Date.now())).toBeLessThan(60_000);
  expect(await pushed(maria, 'tasks', row({ ...task(maria, patientId), rev: -1 }))).toEqual(['accepted']);
});

test('PUSH-6 a time that the device made up is its own word only: the server’s order and receipt stay the server’s', async () => {
  const { maria, patientId } = town;
  const times = ['0000-01-01T00:00:00.000Z', '9999-12-31T23:59:59.999Z'];
  const documents = times.map((updatedAt) => ({ ...task(maria, patientId), updatedAt }));
  const { sequence } = await maria.pullAll('tasks');
  expect(await pushed(maria, 'tasks', ...documents.map((document) => row(document)))).toEqual([
    'accepted',
    'accepted',
  ]);
  const news = (await maria.pullAll('tasks', sequence)).documents;
  expect(news.map(({ id }) => id)).toEqual(documents.map(({ id }) => id));
  for (const { receivedAt } of news) {
    expect(Math.abs(Date.parse(String(receivedAt)) - Date.now())).toBeLessThan(60_000);
  }
  // A stamp from the far future does not win against what is written later.
  const [, future] = news;
  const later = { ...(future as WireDocument), ...by(sue), updatedAt: AT, title: 'Written later' };
  expect(await pushed(sue, 'tasks', row(later, future))).toEqual(['accepted']);
  const response = await maria.client.sync.push({
    collection: 'tasks',
    rows: [row(task(maria, patientId))],
    sentAt: '2026-99-99T99:99:99.999Z',
  });
  expect(response.results).toMatchObject([{ outcome: 'accepted' }]);
});

test('PUSH-6 whom a patient belongs to cannot be pushed, neither taken nor given away', async () => {
  const { maria, wes, patientId } = town;
  const known = await held(maria, 'patients', patientId);
  const given = { ...known, ...by(maria), careManagerId: wes.staffId };
  await pushed(maria, 'patients', row({ ...given, preferredName: 'Rosie' }, known));
  expect(await held(maria, 'patients', patientId)).toMatchObject({
    careManagerId: maria.staffId,
    preferredName: 'Rosie',
  });
  const own = patient({ ...by(wes), careManagerId: wes.staffId });
  expect(await pushed(wes, 'patients', row(own))).toEqual(['OUT_OF_SCOPE']);
  expect(
    await pushed(wes, 'patients', row({ ...known, ...by(wes), careManagerId: wes.staffId }, known)),
  ).toEqual(['OUT_OF_SCOPE']);
  expect((await wes.pullAll('patients')).documents).toEqual([]);
});

test('nobody writes a call, a screening, minutes or an audit event in another’s name, or makes them her own', async () => {
  const { maria, patientId } = town;
  const forged = { ...call(sue, patientId), staffId: maria.staffId };
  expect(await pushed(sue, 'calls', row(forged))).toEqual(['FORGED_AUTHOR']);
  const event = auditEvent(sue, patientId);
  expect(await pushed(sue, 'auditEvents', row({ ...event, staffId: maria.staffId }))).toEqual([
    'FORGED_AUTHOR',
  ]);

  const mine = { id: newId(), ...by(sue), patientId, staffId: maria.staffId };
  expect(await pushed(sue, 'timeEntries', row(makeTimeEntry(mine)))).toEqual(['FORGED_AUTHOR']);
  const screening = {
    ...task(sue, patientId),
    ...mine,
    questionnaire: 'form|1',
    status: 'completed',
    authoredAt: AT,
    items: [],
    scores: [],
    needs: [],
    amendsId: '',
    language: 'en',
  };
  expect(await pushed(sue, 'screenings', row(screening))).toEqual(['FORGED_AUTHOR']);

  const draft = call(maria, patientId);
  await maria.push('calls', row(draft));
  const known = await held(sue, 'calls', draft.id);
  const words = { ...draft.note, assessment: 'She never said so.' };
  const changed = { ...known, ...by(sue), note: words };
  expect(await pushed(sue, 'calls', row(changed, known))).toEqual(['FORGED_AUTHOR']);
  const taken = { ...changed, staffId: sue.staffId };
  expect(await pushed(sue, 'calls', row(taken, known))).toEqual(['FORGED_AUTHOR']);
  const closed = { ...known, ...by(sue), signedAt: AT };
  expect(await pushed(sue, 'calls', row(closed, known))).toEqual(['FORGED_AUTHOR']);
  expect(await held(maria, 'calls', draft.id)).toMatchObject({ staffId: maria.staffId, note: draft.note });
});

test('MERGE-9 nobody decides in another’s name, invents a conflict, or changes what a review item says', async () => {
  const { maria, patientId } = town;
  const item = (changes: object = {}) => ({
    id: newId(),
    updatedAt: AT,
    ...by(maria),
    rev: 0,
    receivedAt: '',
    patientId,
    kind: 'conflict',
    status: 'open',
    documentCollection: 'patients',
    documentId: patientId,
    path: 'riskTier',
    base: '"stable"',
    kept: { value: '"rising"', by: sue.staffId, at: AT },
    other: { value: '"high"', by: maria.staffId, at: AT },
    reason: '',
    raisedAt: AT,
    raisedBy: 'server',
    decision: null,
    ...changes,
  });
  const before = await maria.pullAll('reviewItems');
  const outcomes = await pushed(
    maria,
    'reviewItems',
    row(item()),
    row(
      item({
        patientId: '',
        kind: 'sent-as-is',
        documentCollection: 'tasks',
        kept: null,
        raisedBy: maria.staffId,
      }),
    ),
  );
  expect(outcomes).not.toContain('accepted');
  expect((await maria.pullAll('reviewItems')).documents).toEqual(before.documents);

  const { itemId } = await maria.client.sync.sendAsIs({
    collection: 'tasks',
    document: { id: newId(), title: 'As it is' },
    reason: 'INVALID_SHAPE',
  });
  const known = await held(sue, 'reviewItems', itemId);
  const decision = (author: string) => ({ choice: 'seen', value: '', by: author, at: AT, comment: '' });
  const edit = (changes: object) => row({ ...known, ...by(sue), status: 'closed', ...changes }, known);
  expect(await pushed(sue, 'reviewItems', edit({ decision: decision(maria.staffId) }))).toEqual([
    'FORGED_AUTHOR',
  ]);
  for (const forged of [
    { other: { ...(known.other as object), value: '{"title":"Another"}' } },
    { other: { ...(known.other as object), by: sue.staffId } },
    { raisedBy: sue.staffId },
    { reason: 'Nothing was wrong.' },
    { documentId: newId() },
    { kind: 'late' },
  ]) {
    const [outcome] = await pushed(sue, 'reviewItems', edit({ decision: decision(sue.staffId), ...forged }));
    expect([Object.keys(forged), outcome]).not.toEqual([Object.keys(forged), 'accepted']);
    expect(await held(sue, 'reviewItems', itemId)).toEqual(known);
  }
  expect(await pushed(town.wilma, 'reviewItems', edit({ ...by(town.wilma) }))).toEqual(['OUT_OF_SCOPE']);
  expect(await pushed(sue, 'reviewItems', edit({ decision: decision(sue.staffId) }))).toEqual(['accepted']);
});

test('directories are not written, and what is written once is not written again', async () => {
  const { maria, patientId } = town;
  const [staff] = (await maria.pullAll('staff')).documents;
  const promoted = { ...staff, ...by(maria), role: 'administrator' };
  expect(await pushed(maria, 'staff', row(promoted, staff))).toEqual(['READ_ONLY_COLLECTION']);
  const event = auditEvent(maria, patientId);
  await maria.push('auditEvents', row(event));
  const covered = { ...event, action: 'patient.close' };
  expect(await pushed(maria, 'auditEvents', row(covered, { ...event, _deleted: false }))).toEqual([
    'APPEND_ONLY',
  ]);
  const erased = { newDocumentState: { ...event, _deleted: true }, assumedMasterState: null };
  expect(await pushed(maria, 'auditEvents', erased)).toEqual(['INVALID_SHAPE']);
});
