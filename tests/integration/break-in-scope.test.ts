/** @file Break-ins by people with a sign-in of their own: from another organization, another team, an administrator; ids that are guessed. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { serverContract } from '#shared/contract/server/index.ts';
import { COLLECTIONS } from '#shared/domain/document.ts';
import { PULL_ONLY } from '#shared/domain/documents.ts';
import { attempts, attemptsWithoutSignIn, codesOf, createTown, SECRET, type Town } from './break-in-town.ts';
import { row, task } from './server-documents.ts';
import { clientOf, codeOf, newId, type TestDevice } from './server-harness.ts';

let town: Town;
beforeAll(async () => {
  town = await createTown();
});
afterAll(() => town.close());

const target = () => ({
  staffId: town.maria.staffId,
  deviceId: town.maria.deviceId,
  patientId: town.patientId,
  documentId: town.taskId,
});

/** All that the server tells a thief who asks everything it can be asked, but for what she may well do. */
async function loot(thief: TestDevice, allowed: readonly string[] = []): Promise<Record<string, unknown>> {
  const told: Record<string, unknown> = {};
  for (const [procedure, call] of Object.entries(attempts(thief.client, thief, target()))) {
    if (allowed.includes(procedure)) continue;
    told[procedure] = await call().catch((error: { code: string; message: string; data: unknown }) => ({
      error: error.code,
      message: error.message,
      data: error.data,
    }));
  }
  return told;
}

test('the break-ins try every procedure of the contract', () => {
  const procedures = Object.entries(serverContract).flatMap(([group, members]) =>
    Object.keys(members).map((name) => `${group}.${name}`),
  );
  const client = clientOf(town.world.url);
  const tried = { ...attempts(client, town.eve, target()), ...attemptsWithoutSignIn(client, target()) };
  expect(Object.keys(tried).sort()).toEqual(procedures.sort());
});

test.each(['eve', 'wes', 'wilma'] as const)(
  'SCOPE-1 %s of another organization or team gets nothing and changes nothing, whatever she asks',
  async (name) => {
    const thief = town[name];
    await town.maria.client.clocks.report({ since: '2026-11-20T14:00:00.000Z' });
    const before = await town.fingerprint();
    const told = await loot(thief);
    expect(JSON.stringify(told)).not.toContain(SECRET);
    expect(told['sync.fetch']).toEqual({ documents: [{ id: town.taskId, _deleted: true }] });
    expect(told['sync.digests']).toMatchObject({ groups: [] });
    expect(told['sync.digestEntries']).toEqual({ entries: [] });
    expect(told['clocks.report']).toEqual({ others: [] });
    expect(told['clocks.others']).toEqual({ others: [] });
    expect(told['auth.changePassphrase']).toMatchObject({ error: 'WRONG_CREDENTIALS' });
    for (const [procedure, answer] of Object.entries(told)) {
      if (procedure.startsWith('administration.')) expect(answer).toMatchObject({ error: 'NOT_ALLOWED' });
    }
    expect(told['audit.search']).toMatchObject(name === 'wes' ? { error: 'NOT_ALLOWED' } : { events: [] });
    expect(told['audit.verifyChain']).toHaveProperty('error');
    expect(told['sync.push']).toMatchObject({
      results: [{ code: 'OUT_OF_SCOPE' }, { code: 'OUT_OF_SCOPE' }],
    });
    const item = (told['sync.sendAsIs'] as { itemId: string }).itemId;
    if (name === 'eve') expect(await town.fingerprint()).toBe(before);
    expect((await town.maria.pullAll('tasks')).documents).toEqual([town.task]);
    expect((await town.maria.pullAll('reviewItems')).documents.map(({ id }) => id)).not.toContain(item);
  },
);

/** What an administrator does with the people of her organization: see server-administration.test.ts. */
const LOOKING_AFTER = ['createPerson', 'changePerson', 'resetPassphrase', 'retireDevice', 'wipeDevice']
  .concat('recoveryKey', 'changeSettings')
  .map((name) => `administration.${name}`);

test('SCOPE-1 an administrator of another organization changes nobody and sees nobody', async () => {
  const ida = await town.world.signIn('ida@southside.example');
  const before = await town.fingerprint();
  const told = await loot(ida, ['administration.createPerson', 'administration.changeSettings']);
  expect(JSON.stringify(told)).not.toContain(SECRET);
  expect(JSON.stringify(told)).not.toContain('@northside.example');
  for (const name of ['changePerson', 'resetPassphrase', 'retireDevice', 'wipeDevice', 'recoveryKey']) {
    expect(told[`administration.${name}`]).toMatchObject({ error: 'NOT_FOUND' });
  }
  // What people of her own organization asked about that patient is hers to see, and nothing else.
  const { events } = told['audit.search'] as { events: { action: string; who: { name: string } }[] };
  expect(events.filter(({ action, who }) => action !== 'audit.searched' || who.name !== 'eve')).toEqual([]);
  expect(await town.fingerprint()).toBe(before);
  expect((await town.world.signIn('maria@northside.example')).staffId).toBe(town.maria.staffId);
});

test('SCOPE-1 an administrator has people to look after and no record to read', async () => {
  const ada = await town.world.signIn('ada@northside.example');
  const told = await loot(ada, LOOKING_AFTER);
  expect(JSON.stringify(told)).not.toContain(SECRET);
  expect(told['sync.push']).toMatchObject({ results: [{ code: 'OUT_OF_SCOPE' }, { code: 'OUT_OF_SCOPE' }] });
  for (const collection of COLLECTIONS.filter((name) => !PULL_ONLY.has(name))) {
    expect([collection, (await ada.pullAll(collection)).documents]).toEqual([collection, []]);
  }
});

test('an id that is guessed right tells no more than one that is guessed wrong', async () => {
  const { client } = town.wes;
  const guess = async (id: string, patientId: string) => {
    const fetched = await client.sync.fetch({ collection: 'tasks', ids: [id] });
    const entries = await client.sync.digestEntries({ collection: 'tasks', patientId });
    const [pushed] = (await town.wes.push('tasks', row(task(town.wes, patientId)))).map((result) => ({
      ...result,
      id: '',
    }));
    return { fetched: fetched.documents.map((document) => ({ ...document, id: '' })), entries, pushed };
  };
  expect(await guess(town.taskId, town.patientId)).toEqual(await guess(newId(), newId()));
  for (const collection of COLLECTIONS) {
    const { documents } = await client.sync.fetch({ collection, ids: [town.patientId, town.taskId] });
    expect(documents.every((document) => document._deleted && Object.keys(document).length === 2)).toBe(true);
  }
});

test('a record is not pulled over by its id: not by its reader, not by another team, not to another patient', async () => {
  const [own = ''] = await town.world.givePatients(town.wes.staffId, 1);
  const { documents: before } = await town.maria.pullAll('tasks');
  const seized = { ...task(town.wes, own), id: town.taskId };
  for (const assumed of [null, town.task, { ...seized, _deleted: false }]) {
    expect(await town.wes.push('tasks', row(seized, assumed))).toMatchObject([{ code: 'OUT_OF_SCOPE' }]);
  }
  const given = { ...task(town.maria, own), id: town.taskId };
  expect(await town.maria.push('tasks', row(given, town.task))).toMatchObject([{ code: 'OUT_OF_SCOPE' }]);
  // The same id in another organization is another record.
  const [theirs] = (await town.eve.pullAll('patients')).documents;
  const twin = { ...task(town.eve, theirs?.id ?? ''), id: town.taskId };
  expect(await town.eve.push('tasks', row(twin, town.task))).toMatchObject([{ outcome: 'accepted', rev: 1 }]);
  expect((await town.maria.pullAll('tasks')).documents).toEqual(before);
});

test('a sign-in from another organization stays there, whatever device it presents', async () => {
  const again = await town.world.signIn('eve@southside.example', town.maria.deviceId);
  expect(again.deviceId).not.toBe(town.maria.deviceId);
  expect(again.answer.organizationId).toBe(town.elsewhere);
  const { refreshToken } = again.answer.tokens;
  const client = clientOf(town.world.url);
  const asMaria = client.auth.refresh({ refreshToken, deviceId: town.maria.deviceId });
  expect(await codeOf(asMaria)).toBe('UNAUTHENTICATED');
  // The token itself names the organization it was given in; naming another one finds nothing.
  const other = `${town.world.organizationId}.${refreshToken.split('.')[1]}`;
  const inOurs = client.auth.refresh({ refreshToken: other, deviceId: again.deviceId });
  expect(await codeOf(inOurs)).toBe('UNAUTHENTICATED');
});

test('each attempt is noted by its kind and device, and no line holds a name, a patient or a value', async () => {
  const events = await town.eventsOf(() => codesOf(attempts(town.wes.client, town.wes, target())));
  const who = { organization: town.world.organizationId, device: town.wes.deviceId };
  expect(events).toContainEqual(
    expect.objectContaining({
      event: 'access.refused',
      code: 'WRONG_CREDENTIALS',
      procedure: 'auth.changePassphrase',
      ...who,
    }),
  );
  expect(events).toContainEqual(
    expect.objectContaining({
      event: 'document.refused',
      code: 'OUT_OF_SCOPE',
      collection: 'tasks',
      amount: 2,
      ...who,
    }),
  );
  const log = town.log();
  for (const secret of [SECRET, town.patientId, town.taskId, 'northside.example', 'maria', 'Call back']) {
    expect(log).not.toContain(secret);
  }
});
