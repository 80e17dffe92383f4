import { afterAll, beforeAll, expect, test } from 'vitest';
import { PROTOCOL_VERSION } from '#shared/contract/server/sync.ts';
import { AT, call, patient, row, task } from './server-documents.ts';
import { clientOf, codeOf, createWorld, newId, type TestDevice, type World } from './server-harness.ts';

let world: World;
let maria: TestDevice;
let patientId: string;
beforeAll(async () => {
  world = await createWorld();
  const staffId = await world.createPerson('maria@northside.example', 'care-manager', 'East');
  [patientId = ''] = await world.givePatients(staffId, 1);
  maria = await world.signIn('maria@northside.example');
});
afterAll(() => world.close());

test('STAMP-3 an accepted document comes back with its stamp, to this device and to another', async () => {
  const document = task(maria, patientId);
  const [result] = await maria.push('tasks', row(document));
  expect(result).toMatchObject({ id: document.id, outcome: 'accepted', rev: 1 });
  const { documents } = await maria.pullAll('tasks');
  const receivedAt = result?.outcome === 'accepted' ? result.receivedAt : '';
  expect(documents).toContainEqual({ ...document, rev: 1, receivedAt, _deleted: false });
});

test('plain HTTP answers the same documents as our own client, with whatever they hold', async () => {
  const unusual = { detail: '"\u2028 ü 🌻', fromNewerApp: { toJSON: 1, list: [null, {}] } };
  const { id } = task(maria, patientId);
  await maria.push('tasks', row({ ...task(maria, patientId), id, ...unusual }));
  const asked = { collection: 'tasks' as const, checkpoint: null, limit: 500 };
  const pulled = await maria.client.sync.pull(asked);
  expect(pulled.documents).toContainEqual(expect.objectContaining({ id, ...unusual }));
  expect(await plainly('/api/sync/pull', asked)).toEqual(pulled);
  const ids = { collection: 'tasks' as const, ids: [id, newId()] };
  const fetched = await maria.client.sync.fetch(ids);
  expect(fetched.documents).toMatchObject([{ id, ...unusual }, { _deleted: true }]);
  expect(await plainly('/api/sync/fetch', ids)).toEqual(fetched);
});

async function plainly(path: string, body: unknown): Promise<unknown> {
  const headers = {
    'content-type': 'application/json',
    authorization: `Bearer ${maria.answer.tokens.accessToken}`,
    'careline-protocol': String(PROTOCOL_VERSION),
  };
  return (await fetch(world.url + path, { method: 'POST', headers, body: JSON.stringify(body) })).json();
}

test('PUSH-2 STAMP-4 sending the same rows again changes nothing and conflicts with nothing', async () => {
  const documents = [task(maria, patientId), task(maria, patientId)];
  const first = await maria.push('tasks', ...documents.map((document) => row(document)));
  const { sequence } = await maria.pullAll('tasks');
  const again = await maria.push('tasks', ...documents.map((document) => row(document)));
  expect(again).toEqual(first.map((result) => ({ ...result, isKnown: true })));
  expect((await maria.pullAll('tasks', sequence)).sequence).toBe(sequence);
});

test('PUSH-2 two pushes of the same new document at the same moment are one document', async () => {
  const document = task(maria, patientId);
  const answers = await Promise.all(Array.from({ length: 6 }, () => maria.push('tasks', row(document))));
  for (const [result] of answers) expect(result).toMatchObject({ outcome: 'accepted', rev: 1 });
});

test('PUSH-1 an edit of the present version is taken', async () => {
  const document = task(maria, patientId);
  await maria.push('tasks', row(document));
  const edited = { ...document, title: 'Call the daughter' };
  expect(await maria.push('tasks', row(edited, { ...document, _deleted: false }))).toMatchObject([
    { outcome: 'accepted', rev: 2 },
  ]);
});

test('PUSH-1 PUSH-3 a refused document never holds up the others', async () => {
  const good = task(maria, patientId);
  const results = await maria.push(
    'tasks',
    row({ ...task(maria, patientId), dueAt: 'tomorrow' }),
    row(task(maria, newId())),
    row({ ...task(maria, patientId), updatedBy: newId() }),
    row({ ...task(maria, patientId), deviceId: newId() }),
    row({ ...task(maria, patientId), createdBy: newId() }),
    row({ ...task(maria, patientId), detail: 'half \ud800 a pair' }),
    row({ ...task(maria, patientId), detail: 'a NUL \0 character' }),
    row({ ...task(maria, patientId), extra: 'x'.repeat(1_100_000) }),
    row(good),
    row(good),
    { newDocumentState: { id: newId(), _deleted: true }, assumedMasterState: null },
  );
  expect(results.map((result) => (result.outcome === 'refused' ? result.code : result.outcome))).toEqual([
    'INVALID_SHAPE',
    'OUT_OF_SCOPE',
    'FORGED_AUTHOR',
    'FORGED_AUTHOR',
    'FORGED_AUTHOR',
    'INVALID_SHAPE',
    'INVALID_SHAPE',
    'TOO_LARGE',
    'accepted',
    'INVALID_SHAPE',
    'INVALID_SHAPE',
  ]);
  expect(results[0]).toMatchObject({ message: expect.stringContaining('dueAt') });
});

test('STAMP-1 PUSH-6 READ-1 the server stamps rev and time itself, and keeps fields that it does not know', async () => {
  const document = {
    ...task(maria, patientId),
    rev: 77,
    receivedAt: '2001-01-01T00:00:00.000Z',
    fromNewerApp: [1],
  };
  const [result] = await maria.push('tasks', row(document));
  expect(result).toMatchObject({ outcome: 'accepted', rev: 1 });
  const found = (await maria.pullAll('tasks')).documents.find(({ id }) => id === document.id);
  expect(found).toMatchObject({ rev: 1, fromNewerApp: [1] });
  expect(Date.parse(String(found?.receivedAt))).toBeGreaterThan(Date.now() - 60_000);
});

test('staff is read only, observations are written once', async () => {
  const [staff] = (await maria.pullAll('staff')).documents;
  if (staff === undefined) throw new Error('no staff document');
  expect(await maria.push('staff', row({ ...staff, role: 'administrator' }, staff))).toMatchObject([
    { code: 'READ_ONLY_COLLECTION' },
  ]);
  const observation = {
    id: newId(),
    updatedAt: AT,
    updatedBy: maria.staffId,
    deviceId: maria.deviceId,
    rev: 0,
    receivedAt: '',
    patientId,
    loinc: '29463-7',
    title: 'Weight',
    category: 'vital-signs',
    effectiveAt: AT,
    value: 70,
    unit: 'kg',
    text: '',
    components: [],
  };
  expect(await maria.push('observations', row(observation))).toMatchObject([{ outcome: 'accepted' }]);
  const changed = row({ ...observation, value: 71 }, { ...observation, _deleted: false });
  expect(await maria.push('observations', changed)).toMatchObject([{ code: 'APPEND_ONLY' }]);
});

test('a signed call is sealed; addenda are the only words that may follow', async () => {
  const draft = call(maria, patientId);
  await maria.push('calls', row(draft));
  const signed = { ...draft, signedAt: AT };
  expect(await maria.push('calls', row(signed, { ...draft, _deleted: false }))).toMatchObject([
    { outcome: 'accepted' },
  ]);
  const rewritten = { ...signed, note: { ...signed.note, assessment: 'She never said so.' } };
  const master = { ...signed, _deleted: false };
  expect(await maria.push('calls', row(rewritten, master))).toMatchObject([{ code: 'SEALED' }]);
  expect(await maria.push('calls', row({ ...signed, signedAt: '' }, master))).toMatchObject([
    { code: 'SEALED' },
  ]);
  const addendum = { id: newId(), text: 'She called back.', writtenAt: AT, writtenBy: maria.staffId };
  const forged = { ...addendum, id: newId(), writtenBy: newId() };
  expect(await maria.push('calls', row({ ...signed, addenda: [forged] }, master))).toMatchObject([
    { code: 'FORGED_AUTHOR' },
  ]);
  const added = { ...signed, addenda: [addendum] };
  expect(await maria.push('calls', row(added, master))).toMatchObject([{ outcome: 'accepted', rev: 3 }]);
  const removed = row({ ...added, addenda: [] }, { ...added, _deleted: false });
  expect(await maria.push('calls', removed)).toMatchObject([{ code: 'SEALED' }]);
});

test('PUSH-6 whom a patient is assigned to is the server’s to say', async () => {
  const [known] = (await maria.pullAll('patients')).documents;
  if (known === undefined) throw new Error('no patient');
  const author = { updatedBy: maria.staffId, deviceId: maria.deviceId };
  const moved = { ...known, ...author, careManagerId: newId(), personalNotes: 'Two cats.' };
  expect(await maria.push('patients', row(moved, known))).toMatchObject([{ outcome: 'accepted' }]);
  const after = (await maria.pullAll('patients')).documents.find(({ id }) => id === known.id);
  expect(after).toMatchObject({ careManagerId: maria.staffId, personalNotes: 'Two cats.' });
  const invented = patient({ updatedBy: maria.staffId, deviceId: maria.deviceId });
  expect(await maria.push('patients', row(invented))).toMatchObject([{ code: 'OUT_OF_SCOPE' }]);
});

test('PULL-1 a transaction held open across pulls is not skipped', async () => {
  const start = (await maria.pullAll('tasks')).sequence;
  const slow = await world.database.pool.connect();
  const quick = task(maria, patientId);
  const late = task(maria, patientId);
  await slow.query(
    `begin; set local role careline_app; select set_config('careline.organization_id', '${world.organizationId}', true),
     set_config('careline.staff_id', '${maria.staffId}', true)`,
  );
  const { rows } = await slow.query('select allocate_sequences(1) as before');
  const sequence = Number(rows[0].before) + 1;
  await slow.query(
    `insert into documents (organization_id, collection, id, patient_id, rev, sequence, received_at, updated_by, device_id, bytes, body)
     values ($1, 'tasks', $2, $3, 1, $4, now(), $5, $6, 100, $7)`,
    [world.organizationId, late.id, patientId, sequence, maria.staffId, maria.deviceId, late],
  );
  let hasAnswered = false;
  const waiting = maria.push('tasks', row(quick)).then((answer) => {
    hasAnswered = true;
    return answer;
  });
  const seen: string[] = [];
  let checkpoint = start;
  for (let pull = 0; pull < 5; pull += 1) {
    const page = await maria.pullAll('tasks', checkpoint);
    seen.push(...page.documents.map(({ id }) => id));
    checkpoint = page.sequence;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  expect(checkpoint).toBeLessThan(sequence);
  expect(hasAnswered).toBe(false);
  await slow.query('commit');
  slow.release();
  await waiting;
  seen.push(...(await maria.pullAll('tasks', checkpoint)).documents.map(({ id }) => id));
  expect(seen).toEqual([late.id, quick.id]);
});

test('PULL-2 a thousand documents of one moment come in pages, each once', async () => {
  const { sequence } = await maria.pullAll('tasks');
  const documents = Array.from({ length: 1000 }, () => task(maria, patientId));
  for (const half of [documents.slice(0, 500), documents.slice(500)]) {
    const results = await maria.push('tasks', ...half.map((document) => row(document)));
    expect(results.every(({ outcome }) => outcome === 'accepted')).toBe(true);
  }
  const pulled: string[] = [];
  let checkpoint = sequence;
  for (;;) {
    const page = await maria.client.sync.pull({
      collection: 'tasks',
      checkpoint: { sequence: checkpoint },
      limit: 137,
    });
    pulled.push(...page.documents.map(({ id }) => id));
    checkpoint = page.checkpoint.sequence;
    if (page.documents.length < 137) break;
  }
  expect(pulled).toHaveLength(1000);
  expect(new Set(pulled)).toEqual(new Set(documents.map(({ id }) => id)));
});

test('PULL-5 a page is bounded in bytes and goes on where it was cut', async () => {
  const { sequence } = await maria.pullAll('calls');
  const long = 'word '.repeat(4000);
  const note = { reason: long, assessment: long, education: long, plan: long };
  const documents = Array.from({ length: 80 }, () => call(maria, patientId, { note }));
  for (let start = 0; start < 80; start += 20) {
    await maria.push('calls', ...documents.slice(start, start + 20).map((document) => row(document)));
  }
  const first = await maria.client.sync.pull({ collection: 'calls', checkpoint: { sequence }, limit: 500 });
  expect(first.documents.length).toBeGreaterThan(20);
  expect(first.documents.length).toBeLessThan(80);
  const second = await maria.client.sync.pull({
    collection: 'calls',
    checkpoint: first.checkpoint,
    limit: 500,
  });
  const ids = [...first.documents, ...second.documents].map(({ id }) => id);
  expect(ids).toEqual(documents.map(({ id }) => id));
});

test('PULL-3 when nothing is left the checkpoint is the last sequence of all, and a pull without news reads no document', async () => {
  await maria.push('tasks', row(task(maria, patientId)));
  const { rows } = await world.database.pool.query('select last_sequence from organizations where id = $1', [
    world.organizationId,
  ]);
  const last = { sequence: Number(rows[0].last_sequence) };
  const pull = (checkpoint: { sequence: number } | null) =>
    maria.client.sync.pull({ collection: 'screenings', checkpoint, limit: 500 });
  expect(await pull(null)).toEqual({ documents: [], checkpoint: last });
  await world.database.pool.query('alter table documents rename to documents_away');
  expect(await pull(last)).toEqual({ documents: [], checkpoint: last });
  expect(await codeOf(pull({ sequence: last.sequence - 1 }))).toBe('INTERNAL_SERVER_ERROR');
  await world.database.pool.query('alter table documents_away rename to documents');
});

test('PULL-4 a checkpoint from a database that was restored since starts over', async () => {
  const page = await maria.client.sync.pull({
    collection: 'patients',
    checkpoint: { sequence: 1e12 },
    limit: 500,
  });
  expect(page.documents).toHaveLength(1);
  expect(page.checkpoint.sequence).toBeLessThan(1e12);
});

test('VERSION-3 a device that speaks too old a protocol is told so, and may still push', async () => {
  const old = clientOf(world.url, maria.answer.tokens.accessToken, { 'careline-protocol': '0' });
  expect(await codeOf(old.sync.pull({ collection: 'tasks', checkpoint: null, limit: 1 }))).toBe(
    'CLIENT_TOO_OLD',
  );
  const { results } = await old.sync.push({ collection: 'tasks', rows: [row(task(maria, patientId))] });
  expect(results).toMatchObject([{ outcome: 'accepted' }]);
});

test('PULL-2 a device that is far behind receives its own documents in order, each once, wherever they lie in the stream', async () => {
  const start = (await maria.pullAll('tasks')).sequence;
  const others = await world.createPerson('otis@northside.example', 'care-manager', 'West');
  const [theirs = ''] = await world.givePatients(others, 1);
  const otis = await world.signIn('otis@northside.example');
  const own = [];
  for (const gap of [3_000, 5_000, 9_000, 200_000, 0, 1]) {
    await world.database.pool.query(
      'update organizations set last_sequence = last_sequence + $2 where id = $1',
      [world.organizationId, gap],
    );
    await otis.push('tasks', row(task(otis, theirs)), row(task(otis, theirs)));
    const documents = [task(maria, patientId), task(maria, patientId)];
    await maria.push('tasks', ...documents.map((document) => row(document)));
    own.push(...documents);
  }
  const expected = own.map(({ id }) => id);
  expect((await maria.pullAll('tasks', start)).documents.map(({ id }) => id)).toEqual(expected);
  const pulled: string[] = [];
  let checkpoint = { sequence: start };
  for (let page = 0; page < 8; page += 1) {
    const answer = await maria.client.sync.pull({ collection: 'tasks', checkpoint, limit: 3 });
    pulled.push(...answer.documents.map(({ id }) => id));
    checkpoint = answer.checkpoint;
  }
  expect(pulled).toEqual(expected);
});
