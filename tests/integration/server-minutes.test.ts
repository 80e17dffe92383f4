/** @file The commands that add up a month again, check its chains and write the auditor's packet, on a database that was tampered with. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { minuteDigest } from '#shared/domain/ledger/minute-chain.ts';
import { AuditorPacket } from '#shared/domain/ledger/packet-shape.ts';
import { makeTimeEntry } from '#shared/domain/test-documents.ts';
import type { TimeEntry } from '#shared/domain/time-entry.ts';
import { runAdmin } from './run-admin.ts';
import { call, row } from './server-documents.ts';
import { createWorld, newId, type TestDevice, type World } from './server-harness.ts';

const NOON = Date.parse('2026-11-10T17:00:00.000Z');
let world: World;
let laptop: TestDevice;
let patients: string[];
let folder: string;
let callId: string;
const written: TimeEntry[] = [];

beforeAll(async () => {
  world = await createWorld();
  const maria = await world.createPerson('maria@northside.example', 'care-manager', 'East');
  patients = await world.givePatients(maria, 2);
  laptop = await world.signIn('maria@northside.example');
  folder = mkdtempSync(join(tmpdir(), 'careline-minutes-'));
  const note = { reason: 'Swollen ankles.', assessment: '', education: '', plan: '' };
  const talk = call(laptop, patients[0] ?? '', { note });
  callId = talk.id;
  await laptop.push('calls', row(talk));
  await book(0, 0, 600, { callId });
  // Minutes of another patient lie between: the chain runs through them.
  await book(1, 20, 300);
  const wrong = await book(0, 40, 599, { method: 'manual', reason: 'The clock was forgotten.' });
  await book(0, 40, 600, { method: 'manual', supersedes: wrong.id, reason: 'One second more.' });
  await book(0, 60, 120, { program: 'RPM', isBillable: false });
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await world.close();
});

/** Writes an entry of the device as its engine does: in its chain. */
async function book(patient: number, minute: number, seconds: number, more: Partial<TimeEntry> = {}) {
  const before = written.at(-1);
  const facts = makeTimeEntry({
    ...{ id: newId(), updatedBy: laptop.staffId, deviceId: laptop.deviceId, rev: 0, receivedAt: '' },
    ...{ staffId: laptop.staffId, patientId: patients[patient] ?? '', sequence: written.length + 1 },
    startedAt: new Date(NOON + minute * 60_000).toISOString(),
    endedAt: new Date(NOON + minute * 60_000 + seconds * 1000).toISOString(),
    seconds,
    ...more,
  });
  const previousDigest = before?.digest ?? '';
  const entry = { ...facts, previousDigest, digest: minuteDigest(facts, previousDigest) };
  expect(await laptop.push('timeEntries', row(entry))).toMatchObject([{ outcome: 'accepted' }]);
  written.push(entry);
  return entry;
}

const admin = (...argv: string[]) => runAdmin({ DATABASE_URL: world.databaseUrl, INIT_CWD: folder }, argv);

const verify = () => admin('verify-minutes', patients[0] ?? '', '2026-11');

test('the month is added up again, and the whole chain of the device is checked through the minutes of all its patients', async () => {
  expect(await verify()).toEqual({
    exitCode: 0,
    errors: '',
    out: [
      `Patient ${patients[0]}, 2026-11 in America/New_York: 3 standing entries.`,
      'CCM: 1200 seconds, 20 whole minutes.',
      '120 seconds were recorded and do not count.',
      'Checked on the server, over all entries of every device: 5 entries of 1 device stand as they were written.',
    ].join('\n'),
  });
  expect((await admin('verify-minutes', patients[0] ?? '', '2026-10')).out).toContain('No minutes count');
});

test('the packet has what an auditor asks for, as PDF and as JSON, and no name in a file name', async () => {
  const { exitCode, out } = await admin('auditor-packet', patients[0] ?? '', '2026-11', '--out', 'packets');
  expect(exitCode).toBe(0);
  expect(out).toMatch(
    /^Wrote .*auditor-packet-2026-11-[0-9a-f]{8}\.pdf and .*\.json\. They hold health data/,
  );
  const files = readdirSync(join(folder, 'packets')).sort();
  expect(files).toEqual([
    expect.stringMatching(/^auditor-packet-2026-11-[0-9a-f]{8}\.json$/),
    expect.stringMatching(/^auditor-packet-2026-11-[0-9a-f]{8}\.pdf$/),
  ]);
  const [json = '', pdf = ''] = files.map((name) => join(folder, 'packets', name));
  const packet = AuditorPacket.parse(JSON.parse(readFileSync(json, 'utf8')));
  expect(packet.programs).toMatchObject([
    { program: 'CCM', seconds: 1200, minutes: 20, notCountedSeconds: 0 },
    { program: 'RPM', seconds: 0, minutes: 0, notCountedSeconds: 120 },
  ]);
  expect(packet.entries.map(({ isStanding, method, seconds }) => [isStanding, method, seconds])).toEqual([
    [true, 'timer', 600],
    [false, 'manual', 599],
    [true, 'manual', 600],
    [true, 'timer', 120],
  ]);
  const [talk, wrong, right] = packet.entries;
  expect(talk).toMatchObject({
    staff: { name: 'maria', credential: 'LPN' },
    call: { id: callId, note: { reason: 'Swollen ankles.' } },
    counterpart: 'patient',
  });
  expect(wrong?.supersededBy).toEqual([right?.id]);
  expect(right).toMatchObject({ supersedes: wrong?.id, reason: 'One second more.' });
  expect(packet.chain).toMatchObject({ checkedBy: 'server', entries: 5, broken: null });
  expect(packet.notRecorded).toContain('The date of the initiating visit.');
  const bytes = readFileSync(pdf);
  expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
  expect(bytes.length).toBeGreaterThan(10_000);
  expect(bytes.includes('Alvarez')).toBe(false);
});

test('the practice says how many days back time may be booked by hand, and its people learn it', async () => {
  const asked = () => world.signIn('maria@northside.example', laptop.deviceId);
  expect((await asked()).answer.person.manualEntryDays).toBe(7);
  expect((await admin('change-settings', '--manual-entry-days', '3')).out).toContain('up to 3 days back');
  expect((await asked()).answer.person.manualEntryDays).toBe(3);
  expect((await admin('change-settings', '--manual-entry-days', '40')).errors).toContain('from 1 to 31');
});

test.each<[string, string[], RegExp]>([
  [
    'a patient who is not there',
    ['verify-minutes', 'X-999', '2026-11'],
    /no patient with the id or record number "X-999"/,
  ],
  [
    'a record number that two have',
    ['verify-minutes', 'R-1', '2026-11'],
    /Several patients have the record number "R-1"/,
  ],
  ['a month that is none', ['auditor-packet', 'R-1', 'November'], /must be written as 2026-11/],
])('%s is a sentence', async (_case, argv, sentence) => {
  const { exitCode, errors } = await admin(...argv);
  expect(exitCode).toBe(1);
  expect(errors).toMatch(sentence);
});

test('an entry that was changed in the database, one that was taken out and one that was put in twice are named, with exit code 1', async () => {
  const { pool } = world.database;
  const [, between] = written;
  const asOwner = async (statement: string, ...values: unknown[]) => {
    await pool.query('alter table documents no force row level security');
    await pool.query(statement, values);
    await pool.query('alter table documents force row level security');
  };
  const id = between?.id ?? '';
  const change = (seconds: number) =>
    asOwner(
      `update documents set body = jsonb_set(body, '{seconds}', $2) where id = $1`,
      id,
      String(seconds),
    );
  await change(3000);
  const altered = await verify();
  expect(altered).toMatchObject({ exitCode: 1 });
  expect(altered.out).toContain('CCM: 1200 seconds');
  expect(altered.errors).toContain(
    `BROKEN. Checked on the server, over all entries of every device: entry ${id} (number 2 of device ${laptop.deviceId}) was changed after it was written.`,
  );
  const packet = await admin('auditor-packet', patients[0] ?? '', '2026-11', '--out', 'broken');
  expect(packet).toMatchObject({ exitCode: 1, errors: expect.stringContaining('BROKEN') });
  await change(300);
  expect(await verify()).toMatchObject({ exitCode: 0 });

  await asOwner('update documents set deleted = true where id = $1', id);
  expect((await verify()).errors).toContain('(number 3 of device');
  expect((await verify()).errors).toContain('follows on one that is missing');
  await asOwner('update documents set deleted = false where id = $1', id);

  await asOwner(
    `insert into documents select organization_id, collection, $2::uuid, patient_id, rev, sequence + 1000, received_at, updated_by, device_id,
       deleted, bytes, jsonb_set(body, '{id}', to_jsonb($2::text)), format from documents where id = $1`,
    id,
    newId(),
  );
  expect((await verify()).errors).toContain('stands where another one stands already');
});
