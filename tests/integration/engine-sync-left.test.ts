/** @file What becomes of a device's words when their patient has left it, or when the server has forgotten them. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Device } from '#tests/support/device.ts';
import { until } from '#tests/support/device.ts';
import {
  callPatient,
  inSync,
  NURSE,
  openPractice,
  type Practice,
  statusOf,
  untilStatus,
} from './engine-devices.ts';
import { type Line, openLine } from './line.ts';

const DAY_MS = 86_400_000;
/** PostgreSQL keeps no NUL character, so that the server refuses a record with one. */
const UNSTORABLE = 'Weigh daily.\0';
let practice: Practice;
let line: Line;

beforeAll(async () => {
  practice = await openPractice(4);
  line = await openLine(practice.world.url);
});
afterAll(async () => {
  await line?.close();
  await practice?.close();
});

const patientsOf = async (device: Device) =>
  (await device.engine.patients.search({ text: '', limit: 9 })).map(({ patientId }) => patientId);

const untilLeft = (device: Device, patientId: string) =>
  until(
    'the patient has left',
    () => patientsOf(device),
    (ids) => !ids.includes(patientId),
  );

async function planOf(device: Device, callId: string) {
  const { calls } = await device.contents();
  const found = calls.find(({ id }) => id === callId);
  return found && !found._deleted ? (found.note as { plan: string }).plan : undefined;
}

/** What any collection of the device still says of a patient: deleted documents hold nothing but ids. */
async function traces(device: Device, patientId: string): Promise<string[]> {
  const contents = await device.contents();
  return Object.entries(contents).flatMap(([name, documents]) =>
    documents
      .filter((document) => !document._deleted && name !== 'auditEvents' && name !== 'staff')
      .filter((document) => JSON.stringify(document).includes(patientId))
      .map(() => name),
  );
}

test('HOLD-1 HOLD-3 SCOPE-6 words that are refused when their patient has gone are held until they are passed on, and leave then', async () => {
  const [patientId = ''] = practice.patientIds;
  let nurse = await practice.open('nora', NURSE, { serverUrl: line.url });
  await inSync(nurse);
  // Written without a line, with a clock that is ahead by days and right again when the words are sent.
  line.cut(true);
  await untilStatus(nurse, 'the line is cut', ({ connection }) => connection === 'unreachable', 60_000);
  await nurse.setClock(3 * DAY_MS);
  const callId = await callPatient(nurse, patientId, 'Quince and marigold.');
  await nurse.setClock(0);
  await practice.world.assign(practice.colleagueId, [patientId]);
  line.cut(false);
  await nurse.engine.sync.now();
  await untilLeft(nurse, patientId);
  const isHeld = (device: Device) =>
    until(
      'it is held',
      () => device.engine.sync.pending(),
      (list) =>
        list.some(
          ({ documentId, receipt, code }) =>
            documentId === callId && receipt === 'held' && code === 'OUT_OF_SCOPE',
        ),
      60_000,
    );
  await isHeld(nurse);
  expect(await planOf(nurse, callId)).toBe('Quince and marigold.');

  // Neither a check nor a restart takes it, and asking again does not either.
  await nurse.engine.sync.check();
  await nurse.engine.sync.now();
  await nurse.close();
  nurse = await practice.open('nora', NURSE, { serverUrl: line.url });
  await untilStatus(nurse, 'it is connected', ({ connection }) => connection === 'connected');
  await isHeld(nurse);
  expect(await planOf(nurse, callId)).toBe('Quince and marigold.');

  // The minutes of the call are refused as the call is, perhaps later.
  await until(
    'all is passed on',
    async () => {
      const open = (await nurse.engine.sync.pending()).filter(({ sentAsIsAt }) => sentAsIsAt === null);
      for (const { collection, documentId, receipt } of open) {
        if (receipt === 'held') await nurse.engine.sync.sendAsIs({ collection, documentId });
      }
      return statusOf(nurse);
    },
    ({ light }) => light === 'with-the-server',
  );
  await until(
    'nothing is left',
    () => traces(nurse, patientId),
    (found) => found.length === 0,
  );
  const [item] = await practice.sql<{ text: string }>(
    `select body::text as text from documents where collection = 'reviewItems' and body->>'documentId' = $1`,
    [callId],
  );
  expect(item?.text).toContain('Quince and marigold.');
});

test('HOLD-3 SCOPE-2 a record that was passed on as it is leaves the device with its patient, though the server never had it', async () => {
  const [, patientId = ''] = practice.patientIds;
  const nurse = await practice.open('nora-2', NURSE);
  await inSync(nurse);
  const callId = await callPatient(nurse, patientId, UNSTORABLE);
  await untilStatus(nurse, 'held', ({ held }) => held === 1);
  await nurse.engine.sync.sendAsIs({ collection: 'calls', documentId: callId });
  expect(await planOf(nurse, callId)).toBe(UNSTORABLE);
  await practice.world.assign(practice.colleagueId, [patientId]);
  await untilLeft(nurse, patientId);
  await until(
    'nothing is left',
    () => traces(nurse, patientId),
    (found) => found.length === 0,
  );
  expect(await nurse.engine.sync.pending()).toEqual([]);
});

test('CHECK-2 words with a receipt that the server has lost are given to it again, and those of a patient who is not hers are erased', async () => {
  const [, , patientId = '', otherId = ''] = practice.patientIds;
  const nurse = await practice.open('nora-3', NURSE);
  await inSync(nurse);
  const lost = await callPatient(nurse, patientId, 'Lost with the backup.');
  const moved = await callPatient(nurse, otherId, 'Of another now.');
  await inSync(nurse);
  // As after a restore from a backup, and as after a move of which no tombstone tells.
  await practice.asOwner('delete from document_versions where id = $1', [lost]);
  await practice.asOwner('delete from documents where id = $1', [lost]);
  await practice.asOwner('update assignments set staff_id = $2 where patient_id = $1', [
    otherId,
    practice.colleagueId,
  ]);
  const { repaired } = await nurse.engine.sync.check();
  expect(repaired).toBeGreaterThan(1);
  expect(await planOf(nurse, lost)).toBe('Lost with the backup.');
  expect(await planOf(nurse, moved)).toBeUndefined();
  expect(await traces(nurse, otherId)).toEqual([]);
  const stored = await practice.sql<{ plan: string }>(
    `select body->'note'->>'plan' as plan from documents where id = any($1::uuid[]) order by 1`,
    [[lost, moved]],
  );
  expect(stored.map(({ plan }) => plan)).toEqual(['Lost with the backup.', 'Of another now.']);
  expect(await nurse.engine.sync.check()).toMatchObject({ repaired: 0 });
  expect(await statusOf(nurse)).toMatchObject({ held: 0, light: 'with-the-server' });
});
