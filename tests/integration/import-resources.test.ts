/** @file The directory of community resources: from a file at the terminal to a device. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Resource } from '#shared/domain/resource.ts';
import { type Device, until } from '#tests/support/device.ts';
import { inSync, NURSE, openPractice, type Practice } from './engine-devices.ts';
import { runAdmin } from './run-admin.ts';

const folder = mkdtempSync(join(tmpdir(), 'careline-resources-'));
let practice: Practice;
let device: Device;

beforeAll(async () => {
  practice = await openPractice(1);
  device = await practice.open('nora', NURSE);
  await inSync(device);
});
afterAll(async () => {
  await practice?.close();
  rmSync(folder, { recursive: true, force: true });
});

const admin = (...argv: string[]) =>
  runAdmin({ DATABASE_URL: practice.world.databaseUrl, INIT_CWD: folder }, argv);
function imported(name: string, content: string | Buffer) {
  writeFileSync(join(folder, name), content);
  return admin('import-resources', name);
}
const stored = () =>
  practice.sql<{ name: string; rev: number }>(
    `select body ->> 'name' as name, rev from documents where collection = 'resources' order by 1`,
  );
const here = async () =>
  ((await device.contents()).resources as unknown as Resource[]).sort((one, two) =>
    one.name.localeCompare(two.name),
  );

const HEAD =
  'ID,Agency,Category,Telephone,Zip Codes,Languages,Street Address,City,State,Zip,Lat,Lng,Last verified,Fax';
const pantry =
  'a1,"Grace Pantry, Main",Food Pantries,(518) 555-0142,"12207; 12210-1234","English, Spanish",1 Main St,Albany,NY,12207,42.65,-73.75,10/02/2026,x';
const rides = 'a2,Rides,Transportation,518-555-0143,all,,,,,,,,,';
const csv = (...rows: string[]) => `\ufeff${[HEAD, ...rows].join('\r\n')}\r\n`;

test.each<[string, string | Buffer, string]>([
  ['nothing', '', 'bad.csv is empty.'],
  ['only a header', csv(), 'bad.csv has no rows'],
  ['no name', 'Phone,Zip\n1,2', 'has no column "name"'],
  [
    'a column twice',
    'Name,Phone,Telephone\na,1,2',
    'the columns "Phone" and "Telephone", which mean the same',
  ],
  ['an open quotation mark', `${HEAD}\na1,"Pantry`, 'is not right CSV'],
  ['a row that is too long', 'Name,Phone\na,1\nb,2,3', 'at line 3: the row has more columns than the header'],
  ['another encoding', Buffer.from('Name\nCaf\xe9', 'latin1'), 'Save it from the spreadsheet as "CSV UTF-8"'],
  ['an empty name', csv(pantry, rides.replace('Rides', '')), 'Row 3, column "Agency": it is empty.'],
  [
    'an unknown kind',
    csv(rides.replace('Transportation', 'Bicycles')),
    'Row 2, column "Category": "Bicycles"',
  ],
  ['no ZIP', csv(rides.replace(',all,', ',Albany County,')), 'Row 2, column "Zip Codes": "Albany County"'],
  ['no latitude', csv(pantry.replace('42.65', '142')), 'Row 2, column "Lat": "142" is no latitude'],
  ['half a place', csv(pantry.replace('-73.75', '')), 'Row 2, column "Lng"'],
  ['no date', csv(pantry.replace('10/02/2026', 'last week')), 'Row 2, column "Last verified": "last week"'],
  ['no such date', csv(pantry.replace('10/02/2026', '2026-02-30')), '"2026-02-30" is no date'],
  ['a day to come', csv(pantry.replace('10/02/2026', '2999-01-01')), '2999-01-01 is still to come'],
  ['no language', csv(pantry.replace('Spanish', 'Elvish')), '"Elvish" is no language'],
  ['a long name', csv(rides.replace('Rides', 'x'.repeat(201))), 'longer than 200 characters'],
  ['a zero byte', csv(rides.replace('Rides', 'Rides\0')), 'a character that no screen shows'],
  ['one entry twice', csv(pantry, rides, pantry), 'Row 4 is the same entry as Row 2'],
  ['cut-off JSON', '{"contents": [', 'begins like JSON and is none'],
  ['other JSON', '{"resourceType":"Bundle"}', 'has no service of HSDS 3.0'],
])('%s is refused with row and column, and nothing is imported', async (_words, content, told) => {
  const { exitCode, out, errors } = await imported('bad.csv', content);
  expect({ exitCode, out }).toEqual({ exitCode: 1, out: '' });
  expect(errors).toContain(told);
  expect(await stored()).toEqual([]);
});

test('a CSV comes to the device; again it changes nothing; a changed row updates its entry, and one that is gone stays', async () => {
  const first = await imported('directory.csv', csv(pantry, rides));
  expect(first).toMatchObject({
    exitCode: 0,
    out: 'The directory of "Northside": 2 new, 0 changed, 0 the same as before.',
  });
  expect(first.errors).toContain('Columns not used: Fax.');
  await until('both are here', here, (resources) => resources.length === 2);
  expect(await here()).toMatchObject([
    {
      ...{ name: 'Grace Pantry, Main', needs: ['food'], phone: '(518) 555-0142', languages: ['en', 'es'] },
      ...{ postalCodes: ['12207', '12210'], address: '1 Main St, Albany, NY 12207' },
      ...{ latitude: 42.65, longitude: -73.75, verifiedOn: '2026-10-02' },
    },
    { name: 'Rides', needs: ['transportation'], postalCodes: [], latitude: null, verifiedOn: '' },
  ]);
  const before = await practice.sql('select max(sequence) as last from documents');
  expect((await imported('directory.csv', csv(rides, pantry))).out).toBe(
    'The directory of "Northside": 0 new, 0 changed, 2 the same as before.',
  );
  expect(await practice.sql('select max(sequence) as last from documents')).toEqual(before);

  const moved = await imported('newer.csv', csv(pantry.replace('0142', '0199')));
  expect(moved.out).toBe(
    'The directory of "Northside": 0 new, 1 changed, 0 the same as before.\n1 entry of the directory is not in this file and stayed:\n  Rides',
  );
  await until('the new number is here', here, ([one]) => one?.phone === '(518) 555-0199');
  expect(await here()).toHaveLength(2);
  expect((await admin('list-resources')).out).toBe(
    'Grace Pantry, Main | food | (518) 555-0199 | 12207 and 1 more | verified 2026-10-02\nRides | transportation | 518-555-0143 | every ZIP | never verified\n"Northside" has 2 entries.',
  );
});

const organization = { id: 'o1', name: 'Hope House', website: 'https://hope.example', phones: [] };
const service = (change: Record<string, unknown> = {}) => ({
  ...{ id: 's1', name: 'Hot meals', status: 'active', description: 'A meal a day', organization },
  ...{ minimum_age: 60, assured_date: '2026-09-01', fees_description: 'Free' },
  phones: [
    { number: '518-555-0150', type: 'fax' },
    { number: '"518-555-0151"', extension: 7, type: 'voice' },
  ],
  schedules: [{ byday: 'FR,MO,WE,TU,TH', opens_at: '09:00:00-05:00', closes_at: '13:30Z' }],
  languages: [{ code: 'spa', name: 'Spanish' }],
  attributes: [{ taxonomy_term: { name: 'Congregate Meals' } }],
  service_at_locations: ['Hall', 'Annex'].map((name, index) => ({
    location: {
      ...{ id: `l${index}`, name, latitude: 42.6 + index, longitude: -73.7 },
      addresses: [
        { address_1: `${index + 1} Oak St`, city: 'Troy', state_province: 'NY', postal_code: '12180' },
      ],
      accessibility: [{ description: 'Ramp at the back' }],
    },
  })),
  ...change,
});

test('HSDS 3.0 gives an entry for each place of a service that is open, from any of its shapes', async () => {
  const page = { contents: [service(), service({ id: 's2', name: 'Old', status: 'defunct' })] };
  const first = await imported('hsds.json', JSON.stringify(page));
  expect(first.out).toMatch(/2 new, 0 changed, 0 the same/);
  expect(first.errors).toContain('Left out as inactive or defunct: 1 service.');
  const all = await until('the meals are here', here, (resources) => resources.length === 4);
  expect(all.filter(({ name }) => name.startsWith('Hope'))).toMatchObject([
    {
      name: 'Hope House: Hot meals (Annex)',
      ...{
        needs: ['food'],
        phone: '518-555-0151 ext. 7',
        website: 'https://hope.example',
        languages: ['es'],
      },
      ...{ hours: 'Mon to Fri 9:00 AM to 1:30 PM', eligibility: '60 or older.', verifiedOn: '2026-09-01' },
      description: 'A meal a day. Cost: Free. Access: Ramp at the back.',
      ...{ address: '2 Oak St, Troy, NY 12180', postalCodes: ['12180'], latitude: 43.6 },
    },
    { name: 'Hope House: Hot meals (Hall)', address: '1 Oak St, Troy, NY 12180' },
  ]);
  const { organization: whose, ...alone } = service();
  const byOrganization = await imported('hsds.json', JSON.stringify([{ ...whose, services: [alone] }]));
  expect(byOrganization.out).toMatch(/0 new, 0 changed, 2 the same/);
});
