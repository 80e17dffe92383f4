import { afterAll, beforeAll, expect, test } from 'vitest';
import { runAdmin } from './run-admin.ts';
import { codeOf, createWorld, newId, type World } from './server-harness.ts';

let world: World;
let mariaId: string;
beforeAll(async () => {
  world = await createWorld();
  mariaId = await world.createPerson('maria@northside.example', 'care-manager', 'East');
  await world.createPerson('noor@northside.example', 'care-manager', 'East');
  await world.createPerson('sue@northside.example', 'supervisor', 'East');
  await world.createPerson('ada@northside.example', 'administrator', 'East');
  await world.givePatients(mariaId, 2);
  const elsewhere = await world.createOrganization('Southside');
  await world.createPerson('eve@southside.example', 'care-manager', 'South', elsewhere);
});
afterAll(() => world.close());

/** Runs an admin command as the terminal would and answers what it printed. */
const admin = (...argv: string[]) => runAdmin({ DATABASE_URL: world.databaseUrl }, argv);

const dayAfter = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

test('SCOPE-4 a cover is made, listed and ended from the terminal', async () => {
  const noor = await world.signIn('noor@northside.example');
  const [until, later] = [dayAfter(3), dayAfter(10)];
  const made = await admin('cover', 'noor@northside.example', 'maria@northside.example', '--until', until);
  expect(made).toMatchObject({ exitCode: 0, errors: '' });
  expect(made.out).toMatch(/^noor covers for maria, from \d{4}-\d\d-\d\d \d\d:\d\d until /);
  // A last day holds until its midnight in the practice.
  expect(made.out).toContain(`until ${dayAfter(4)} 00:00 (America/New_York). The cover's id is `);
  expect((await noor.pullAll('patients')).documents).toHaveLength(2);

  const next = await admin(
    ...['cover', 'noor@northside.example', 'maria@northside.example'],
    ...['--from', `${later}T08:30`, '--until', `${later}T17:00`],
  );
  expect(next.out).toContain(`from ${later} 08:30 until ${later} 17:00 (America/New_York)`);
  const list = (await admin('list-covers', '--organisation', 'Northside')).out.split('\n');
  expect(list).toHaveLength(2);
  expect(list[0]).toMatch(/noor covers for maria, .*\(America\/New_York\)$/);
  expect(list[1]).toMatch(/, not begun$/);
  for (const line of list) {
    const id = line.split(' ')[0] ?? '';
    expect(await admin('end-cover', id, '--organisation', 'Northside')).toMatchObject({
      exitCode: 0,
      out: 'The cover has ended.',
    });
  }
  expect((await noor.pullAll('patients')).documents.every(({ _deleted }) => _deleted)).toBe(true);
  expect((await admin('list-covers', '--organisation', 'Northside')).out).toBe(
    'Nobody covers for anybody. Make a cover with cover.',
  );
});

test('SCOPE-7 a person is moved, changes her role, and her account is closed and opened, each said plainly', async () => {
  expect(await admin('move-person', 'sue@northside.example', 'West')).toMatchObject({
    exitCode: 0,
    out: 'sue is in the team "West" now.',
  });
  expect((await admin('move-person', 'sue@northside.example', 'west')).out).toBe(
    'sue is in the team "west" already.',
  );
  expect((await admin('change-role', 'sue@northside.example', '--role', 'care-manager')).out).toBe(
    'sue is a care manager now.',
  );
  const maria = await world.signIn('maria@northside.example');
  expect((await admin('close-account', 'maria@northside.example')).out).toBe(
    'Closed the account of maria.\n2 patients are still hers. Give them to somebody: assign <person> --all-of maria@northside.example',
  );
  expect(await codeOf(maria.pullAll('patients'))).toBe('UNAUTHENTICATED');
  expect((await admin('list-people', '--organisation', 'Northside')).out).toMatch(/maria .*account closed/);
  expect((await admin('open-account', 'maria@northside.example')).out).toBe(
    'Opened the account of maria again.',
  );
  expect((await admin('open-account', 'maria@northside.example')).out).toBe(
    'The account of maria is open already.',
  );
  const { rows } = await world.database.pool.query(
    `select event, done_by from account_events where staff_id = $1 and event like 'account-%' order by at`,
    [mariaId],
  );
  expect(rows).toEqual([
    { event: 'account-made', done_by: 'command-line' },
    { event: 'account-closed', done_by: 'command-line' },
    { event: 'account-opened', done_by: 'command-line' },
  ]);
});

const cover = (covering: string, covered: string, ...more: string[]) => [
  'cover',
  `${covering}.example`,
  `${covered}.example`,
  ...more,
];

test.each<[string, () => string[], string]>([
  [
    'somebody who covers for herself',
    () => cover('noor@northside', 'noor@northside', '--until', dayAfter(3)),
    'Nobody covers for herself. Name two people.',
  ],
  [
    'an administrator who covers',
    () => cover('ada@northside', 'noor@northside', '--until', dayAfter(3)),
    'ada is an administrator, who neither holds patients nor covers for anybody.',
  ],
  [
    'a cover across organisations',
    () => cover('eve@southside', 'noor@northside', '--until', dayAfter(3)),
    'eve@southside.example and noor@northside.example belong to different organisations; patients stay in theirs.',
  ],
  [
    'a cover that is over',
    () => cover('noor@northside', 'maria@northside', '--from', '2020-01-01', '--until', '2020-01-02'),
    'The cover would be over already. Give an end that lies in the future.',
  ],
  [
    'a cover that ends before it begins',
    () => cover('noor@northside', 'maria@northside', '--from', dayAfter(9), '--until', dayAfter(3)),
    'The cover would end before it begins. Give an end after its beginning.',
  ],
  [
    'a cover of years',
    () => cover('noor@northside', 'maria@northside', '--until', dayAfter(700)),
    'A cover lasts a year at the longest. Assign the patients instead.',
  ],
  [
    'a day that is none',
    () => cover('noor@northside', 'maria@northside', '--until', 'friday'),
    '"friday" is not a day such as 2026-11-08, nor a moment such as 2026-11-08T17:00.',
  ],
  [
    'a day that the calendar does not have',
    () => cover('noor@northside', 'maria@northside', '--until', '2027-02-30'),
    '"2027-02-30" is not a day such as 2026-11-08, nor a moment such as 2026-11-08T17:00.',
  ],
  [
    'a cover that is not there',
    () => ['end-cover', newId(), '--organisation', 'Northside'],
    'There is no such cover that could be ended. list-covers shows them.',
  ],
  [
    'an id of a cover that is none',
    () => ['end-cover', '42', '--organisation', 'Northside'],
    '"42" is not the id of a cover. list-covers shows them.',
  ],
  [
    'an administrator who would hold patients',
    () => ['change-role', 'maria@northside.example', '--role', 'administrator'],
    'maria holds 2 patients, and an administrator holds none. Assign them to somebody else first.',
  ],
  [
    'a team without a name',
    () => ['move-person', 'maria@northside.example', ' '],
    'A team needs a name of 1 to 200 letters.',
  ],
  [
    'an account that is not there',
    () => ['close-account', 'ghost@northside.example'],
    'There is no account with the e-mail "ghost@northside.example". list-people shows the accounts.',
  ],
])('%s gets one sentence', async (_what, argv, sentence) => {
  expect(await admin(...argv())).toEqual({ exitCode: 1, out: '', errors: sentence });
});

test('two covers of the same people do not overlap, and a closed account covers for nobody', async () => {
  const command = cover('noor@northside', 'maria@northside', '--until', dayAfter(3));
  expect((await admin(...command)).exitCode).toBe(0);
  expect((await admin(...command)).errors).toBe(
    'There is a cover of these two in that period already. End it first, or choose another period.',
  );
  await admin('close-account', 'sue@northside.example');
  expect((await admin(...cover('sue@northside', 'maria@northside', '--until', dayAfter(3)))).errors).toBe(
    "sue's account is closed. Choose an active care manager, or open the account first.",
  );
});
