import { afterAll, beforeAll, expect, test } from 'vitest';
import { runAdmin } from './run-admin.ts';
import { codeOf, createWorld, newId, PASSPHRASE, signIn, type World } from './server-harness.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
  await admin('create-organisation', 'Southside', '--time-zone', 'America/Chicago');
});
afterAll(() => world.close());

/** Runs an admin command as the terminal would and answers what it printed. */
const adminOn = (url: string | undefined, argv: string[]) => runAdmin({ DATABASE_URL: url }, argv);
const admin = (...argv: string[]) => adminOn(world.databaseUrl, argv);
const person = (email: string, ...more: string[]) => [
  'create-person',
  '--organisation',
  'southside',
  '--email',
  email,
  '--name',
  'Maria Lopez',
  '--role',
  'care-manager',
  '--credential',
  'LPN',
  '--team',
  'East',
  ...more,
];

test('an organisation, a person who can sign in, and a device that is retired', async () => {
  const made = await admin(...person('maria@southside.example'));
  expect(made).toMatchObject({ exitCode: 0, errors: '' });
  expect(made.out).toContain('Made the account of Maria Lopez (maria@southside.example) in "Southside".');
  expect(made.out).toMatch(/shown only this once: ([a-z2-9]{5}-){3}[a-z2-9]{5}$/);
  await admin(...person('noor@southside.example', '--passphrase', PASSPHRASE));
  const noor = await signIn(world.url, 'noor@southside.example');
  expect(noor.answer.person).toMatchObject({ practiceTimeZone: 'America/Chicago', teamName: 'East' });

  const list = await admin('list-people', '--organisation', 'Southside');
  expect(list.out).toContain(
    'Southside: Maria Lopez <noor@southside.example>, LPN, care-manager, team East, 0 patients',
  );
  expect(list.out).toContain(`device ${noor.deviceId}  Test device`);
  expect(await admin('retire-device', noor.deviceId)).toMatchObject({
    exitCode: 0,
    out: 'Retired the device "Test device" of Maria Lopez.',
  });
  expect(await codeOf(noor.client.sync.pull({ collection: 'staff', checkpoint: null, limit: 1 }))).toBe(
    'DEVICE_RETIRED',
  );
});

test('assign moves patients by id or all of a person', async () => {
  const from = await world.createPerson('from@northside.example', 'care-manager', 'East');
  await world.createPerson('to@northside.example', 'care-manager', 'East');
  const [first = ''] = await world.givePatients(from, 3);
  expect(await admin('assign', 'to@northside.example', first)).toMatchObject({
    exitCode: 0,
    out: 'to has taken over 1 patient.',
  });
  expect(
    await admin('assign', 'to@northside.example', first, '--all-of', 'from@northside.example'),
  ).toMatchObject({
    exitCode: 0,
    out: 'to has taken over 2 patients. 1 were there already.',
  });
  const to = await world.signIn('to@northside.example');
  expect((await to.pullAll('patients')).documents).toHaveLength(3);
});

test.each<[string, string[], string]>([
  [
    'an organisation twice',
    ['create-organisation', 'SOUTHSIDE'],
    'There is already an organisation named "SOUTHSIDE". Choose another name.',
  ],
  [
    'a time zone that is none',
    ['create-organisation', 'X', '--time-zone', 'Mars/Base'],
    'The setting timeZone must be a time zone such as America/Chicago.',
  ],
  [
    'several organisations and none named',
    ['create-person', '--email', 'a@b.example', '--name', 'A', '--role', 'supervisor', '--team', 'T'],
    'There are several organisations: "Northside", "Southside". Choose one with --organisation.',
  ],
  [
    'an organisation that is not there',
    ['list-people', '--organisation', 'Westside'],
    'There is no organisation named "Westside". There are: "Northside", "Southside".',
  ],
  [
    'an e-mail twice, in another case',
    person('MARIA@southside.example'),
    'There is already an account with the e-mail MARIA@southside.example. Use another address.',
  ],
  ['an e-mail that is none', person('maria'), 'The e-mail must be an address such as maria@example.org.'],
  [
    'a short passphrase',
    person('x@southside.example', '--passphrase', 'short'),
    'The passphrase must have at least 12 letters; four unrelated words do well.',
  ],
  [
    'a device that is not there',
    ['retire-device', 'nonsense'],
    'There is no device with the id "nonsense". list-people shows the devices of each person.',
  ],
  [
    'a person who is not there',
    ['assign', 'ghost@southside.example', newId()],
    'There is no account with the e-mail "ghost@southside.example". list-people shows the accounts.',
  ],
  [
    'a patient id that is none',
    ['assign', 'maria@southside.example', '42'],
    '"42" is not the id of a patient; ids look like 01890a5d-ac96-774b-bcce-b302099a8057.',
  ],
  [
    'no patient',
    ['assign', 'maria@southside.example'],
    'There is no patient to assign. Name their ids, or a person who holds some with --all-of.',
  ],
])('%s gets one sentence', async (_what, argv, sentence) => {
  expect(await admin(...argv)).toEqual({ exitCode: 1, out: '', errors: sentence });
});

test('a patient of another organisation is not known', async () => {
  const holder = await world.createPerson('holder@northside.example', 'care-manager', 'East');
  const [theirs = ''] = await world.givePatients(holder, 1);
  expect((await admin('assign', 'maria@southside.example', theirs)).errors).toBe(
    `There is no patient with the id ${theirs} in "Southside".`,
  );
  expect(
    (await admin('assign', 'maria@southside.example', '--all-of', 'holder@northside.example')).errors,
  ).toContain('belong to different organisations');
});

test('wrong words are named with what the command takes', async () => {
  expect(await admin('create-organization')).toMatchObject({
    exitCode: 1,
    errors: expect.stringContaining("Missing required argument 'name'"),
  });
  expect(await admin('create-person', '--role', 'king')).toMatchObject({
    exitCode: 1,
    errors: expect.stringContaining('Allowed choices are care-manager, supervisor, administrator'),
  });
  expect(await admin('fly')).toMatchObject({
    exitCode: 1,
    errors: expect.stringContaining("Unknown command 'fly'"),
  });
});

test('every command has its help', async () => {
  const { out } = await admin('--help');
  for (const name of [
    'create-organisation',
    'create-person',
    'list-people',
    'import-fhir',
    'assign',
    'retire-device',
  ]) {
    expect(out).toContain(name);
    expect(await admin(name, '--help')).toMatchObject({
      exitCode: 0,
      errors: '',
      out: expect.stringContaining('Usage:'),
    });
  }
});

test('without a database, or with one that does not answer, the sentence says so', async () => {
  expect(await adminOn(undefined, ['list-people'])).toMatchObject({
    exitCode: 1,
    errors: expect.stringContaining('Set DATABASE_URL'),
  });
  expect(await adminOn('postgres://u:secret@127.0.0.1:1/x', ['list-people'])).toMatchObject({
    exitCode: 1,
    errors:
      'The database at 127.0.0.1:1/x cannot be used: nothing answers there. Start PostgreSQL or correct DATABASE_URL.',
  });
});
