/** @file Break-ins by a person who is rightly signed in and says in her records what is not hers to say. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PushRow, WireDocument } from '#shared/contract/server/sync.ts';
import type { CarePlan } from '#shared/domain/care-plan.ts';
import type { CollectionName } from '#shared/domain/document.ts';
import { effectiveVersion } from '#shared/domain/plan-versions.ts';
import { makeTimeEntry } from '#shared/domain/test-documents.ts';
import { makeGoal } from '#tests/support/goal.ts';
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

/** What became of each row: the outcome, or the code of the refusal. */
async function pushed(device: TestDevice, collection: CollectionName, ...rows: PushRow[]): Promise<string[]> {
  const results = await device.push(collection, ...rows);
  return results.map((result) => (result.outcome === 'refused' ? result.code : result.outcome));
}

async function held(device: TestDevice, collection: CollectionName, id: string): Promise<WireDocument> {
  const found = (await device.pullAll(collection)).documents.find((document) => document.id === id);
  if (found === undefined) throw new Error(`${collection} ${id} is not there.`);
  return found;
}

const by = ({ staffId, deviceId }: TestDevice) => ({ updatedBy: staffId, deviceId });

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

test('nobody signs a care plan, notes progress or adds to a signed call for another person', async () => {
  const { maria, patientId } = town;
  const plan = (changes: object) => ({
    id: newId(),
    updatedAt: AT,
    ...by(sue),
    rev: 0,
    receivedAt: '',
    patientId,
    status: 'approved',
    problems: [],
    goals: [],
    interventions: [],
    barriers: [],
    signatures: [],
    version: 0,
    sections: [],
    copies: [],
    ...changes,
  });
  const signature = (author: string) => ({
    id: newId(),
    action: 'approved',
    by: author,
    at: AT,
    comment: '',
  });
  const goal = (author: string) => ({
    ...makeGoal('Walk'),
    progress: [{ id: newId(), recordedAt: AT, recordedBy: author, value: 1, note: '' }],
  });
  expect(
    await pushed(
      sue,
      'carePlans',
      row(plan({ signatures: [signature(maria.staffId)] })),
      row(plan({ signatures: [signature('server')] })),
      row(plan({ signatures: [signature(sue.staffId), signature(maria.staffId)] })),
      row(plan({ goals: [goal(maria.staffId)] })),
    ),
  ).toEqual(Array(4).fill('FORGED_AUTHOR'));

  const good = plan({ signatures: [signature(sue.staffId)], goals: [goal(sue.staffId)] });
  expect(await pushed(sue, 'carePlans', row(good))).toEqual(['accepted']);
  const known = await held(maria, 'carePlans', good.id);
  const edit = (signatures: object[]) => row({ ...known, ...by(maria), signatures }, known);
  const [hers] = known.signatures as { id: string }[];
  expect(await pushed(maria, 'carePlans', edit([{ ...hers, action: 'returned' }]))).toEqual([
    'FORGED_AUTHOR',
  ]);
  expect(await pushed(maria, 'carePlans', edit([]))).toEqual(['SEALED']);
  expect(await pushed(maria, 'carePlans', edit([{ ...hers, by: maria.staffId }]))).toEqual(['SEALED']);
  // Twice the same id, once forged: the true one does not hide the other.
  expect(await pushed(maria, 'carePlans', edit([{ ...hers, comment: 'Forged' }, hers as object]))).toEqual([
    'FORGED_AUTHOR',
  ]);
  expect(await held(sue, 'carePlans', good.id)).toEqual(known);
});

test('PLAN-1 PLAN-2 an LPN makes herself no approver: not of a plan, not of a version, not by way of a merge', async () => {
  const { maria, patientId } = town;
  const content = { problems: [], goals: [], interventions: [], barriers: [], sections: [], copies: [] };
  const plan = (author: TestDevice, changes: object) => ({
    ...{ id: newId(), updatedAt: AT, ...by(author), rev: 0, receivedAt: '', patientId, version: 0 },
    ...{ ...content, status: 'draft', signatures: [] as object[], ...changes },
  });
  const sign = (author: TestDevice, action: string) => ({
    ...{ id: newId(), action, by: author.staffId, at: AT, comment: '' },
  });
  const own = plan(maria, { status: 'submitted', signatures: [sign(maria, 'submitted')] });
  expect(await pushed(maria, 'carePlans', row(own))).toEqual(['accepted']);
  const known = await held(maria, 'carePlans', own.id);
  const edit = (changes: object, assumed: WireDocument = known) =>
    row({ ...assumed, ...by(maria), ...changes }, assumed);
  const signatures = (action: string) => [...(known.signatures as object[]), sign(maria, action)];
  const version = { version: 1, status: 'active', signatures: [sign(maria, 'approved')] };
  const forged = [
    edit({ status: 'approved', signatures: signatures('approved') }),
    edit({ signatures: signatures('approved') }),
    edit({ status: 'draft', signatures: signatures('returned') }),
    edit({ status: 'active' }),
    // Made on a version that the server does not have, so that it is merged.
    row({ ...known, ...by(maria), status: 'approved' }, { ...known, status: 'draft' }),
    row(plan(maria, { status: 'approved' })),
    row(plan(maria, version)),
  ];
  const events = await town.eventsOf(async () => {
    for (const one of forged) expect(await pushed(maria, 'carePlans', one)).toEqual(['NOT_QUALIFIED']);
  });
  expect(events).toContainEqual(expect.objectContaining({ code: 'NOT_QUALIFIED', device: maria.deviceId }));
  expect(await held(maria, 'carePlans', own.id)).toEqual(known);

  const active = plan(sue, { version: 1, status: 'active', signatures: [sign(sue, 'approved')] });
  const approved = { ...known, ...by(sue), status: 'approved' };
  expect(await pushed(sue, 'carePlans', row(approved, known), row(active))).toEqual(['accepted', 'accepted']);
  const held1 = await held(maria, 'carePlans', active.id);
  const copy = (author: TestDevice) => ({
    ...{
      id: newId(),
      givenAt: AT,
      givenBy: author.staffId,
      recipient: 'Rosa',
      method: 'mail',
      language: 'en',
    },
  });
  expect(await pushed(maria, 'carePlans', edit({ status: 'superseded' }, held1))).toEqual(['NOT_QUALIFIED']);
  expect(await pushed(maria, 'carePlans', edit({ problems: [], version: 2 }, held1))).toEqual(['SEALED']);
  expect(await pushed(maria, 'carePlans', edit({ copies: [copy(sue)] }, held1))).toEqual(['FORGED_AUTHOR']);
  expect(await pushed(maria, 'carePlans', edit({ copies: [copy(maria)] }, held1))).toEqual(['accepted']);
  const given = await held(maria, 'carePlans', active.id);
  expect(await pushed(maria, 'carePlans', edit({ copies: [] }, given))).toEqual(['SEALED']);
});

test('PLAN-3 two who approve apart from each other leave two versions of one number, of which one holds', async () => {
  const { maria, patientId } = town;
  const other = await town.world.signIn('sue@northside.example');
  const content = { problems: [], goals: [], interventions: [], barriers: [], sections: [], copies: [] };
  const plan = (author: TestDevice, changes: object) => ({
    ...{ id: newId(), updatedAt: AT, ...by(author), rev: 0, receivedAt: '', patientId, version: 0 },
    ...{ ...content, status: 'submitted', signatures: [] as object[], ...changes },
  });
  const own = plan(maria, {});
  await pushed(maria, 'carePlans', row(own));
  const known = await held(maria, 'carePlans', own.id);
  const approve = async (device: TestDevice, at: string) => {
    const signature = { id: newId(), action: 'approved', by: device.staffId, at, comment: '' };
    const version = plan(device, { version: 7, status: 'active', signatures: [signature] });
    const working = { ...known, ...by(device), status: 'approved', signatures: [signature] };
    const outcomes = await pushed(device, 'carePlans', row(working, known), row(version));
    return { outcomes, id: version.id };
  };
  const later = await approve(sue, '2026-11-01T11:00:00.000Z');
  const earlier = await approve(other, '2026-11-01T10:00:00.000Z');
  expect([later.outcomes, earlier.outcomes]).toEqual([
    ['accepted', 'accepted'],
    ['conflict', 'accepted'],
  ]);
  const { documents } = await maria.pullAll('carePlans');
  const plans = documents as unknown as CarePlan[];
  const active = plans.filter(({ version, status }) => version === 7 && status === 'active');
  expect(active.map(({ id }) => id).sort()).toEqual([later.id, earlier.id].sort());
  expect(effectiveVersion(active)?.id).toBe(later.id);
  const working = plans.find(({ id }) => id === own.id);
  expect([working?.status, working?.signatures.length]).toEqual(['approved', 2]);
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
