/** @file The month closed by a supervisor on real devices: what blocks, late minutes, opening again, and what the biller gets. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inOrganization } from '#server/database/transaction.ts';
import { changeSettings } from '#server/organization/organizations.ts';
import { storeDocuments } from '#server/sync/store-documents.ts';
import type { MonthCloseBoard } from '#shared/contract/engine/month-close.ts';
import { addDays, localDate } from '#shared/domain/local-date.ts';
import type { Patient } from '#shared/domain/patient.ts';
import { toInstant } from '#shared/domain/primitives.ts';
import { makeCall, makePatient, makeTimeEntry, testId } from '#shared/domain/test-documents.ts';
import { overlapItem } from '#shared/sync/review-items.ts';
import { type Device, until } from '#tests/support/device.ts';
import { inSync, LEAD, NURSE, openPractice, type Practice } from './engine-devices.ts';
import { PASSPHRASE } from './server-harness.ts';

const ZONE = 'America/New_York';
const TODAY = localDate(Date.now(), ZONE);
/** The last day of last month: at most as far back as time may be booked by hand here. */
const LAST_DAY = addDays(`${TODAY.slice(0, 7)}-01`, -1);
const MONTH = LAST_DAY.slice(0, 7);
const NOON = Date.parse(`${LAST_DAY}T16:00:00.000Z`);
const NAMES = ['Ana', 'Bea', 'Cleo', 'Dora', 'Elsa'] as const;
const BY_SERVER = { updatedBy: 'server', deviceId: 'server' } as const;

let practice: Practice;
let nurse: Device;
let lead: Device;
let ids: Record<(typeof NAMES)[number], string>;

/** Somebody whose device is followed: a code for 20 minutes asks for a consent and a first visit. */
function enrolled(id: string, givenName: string, hasConsent: boolean): Patient {
  const base = makePatient();
  const [consent] = base.consents;
  const [enrollment] = base.enrollments;
  if (!consent || !enrollment) throw new Error('The patient of the tests has no program.');
  return makePatient({
    ...{ id, givenName, recordNumber: `R-${givenName}`, ...BY_SERVER },
    enrollments: [{ ...enrollment, program: 'RPM' }],
    consents: hasConsent ? [{ ...consent, program: 'RPM' }] : [],
    evidence: [
      {
        ...{ id: testId(801), kind: 'initiating-visit', on: '2026-01-02', until: '', program: '', value: 0 },
        ...{ note: '', recordedAt: toInstant(NOON), recordedBy: testId(9001) },
      },
    ],
  });
}

beforeAll(async () => {
  practice = await openPractice(NAMES.length);
  const { world, patientIds, nurseId } = practice;
  ids = Object.fromEntries(NAMES.map((name, index) => [name, patientIds[index] ?? ''])) as typeof ids;
  await changeSettings(world.database.pool, world.organizationId, { manualEntryDays: 31 });
  const entry = (number: number, name: (typeof NAMES)[number], hour: number, seconds: number) =>
    makeTimeEntry({
      ...{
        id: testId(number),
        patientId: ids[name],
        staffId: nurseId,
        program: 'RPM',
        seconds,
        ...BY_SERVER,
      },
      startedAt: toInstant(NOON - hour * 3_600_000),
      endedAt: toInstant(NOON - hour * 3_600_000 + seconds * 1000),
    });
  const twice = [entry(3, 'Cleo', 3, 1300), entry(4, 'Cleo', 3, 900)] as const;
  const documents = {
    patients: NAMES.map((name) => enrolled(ids[name], name, name !== 'Bea')),
    timeEntries: [
      ...[entry(1, 'Ana', 1, 1260), entry(2, 'Bea', 2, 1200), ...twice, entry(5, 'Dora', 5, 1500)],
      entry(6, 'Elsa', 6, 599),
    ],
    calls: [
      makeCall({
        id: testId(40),
        patientId: ids.Dora,
        staffId: nurseId,
        startedAt: toInstant(NOON),
        signedAt: '',
      }),
    ],
    reviewItems: [
      overlapItem(twice[1], twice[0], {
        updatedAt: toInstant(NOON),
        updatedBy: 'server',
        deviceId: 'server',
      }),
    ],
  };
  const { organizationId } = world;
  await inOrganization(world.database.pool, organizationId, async (transaction) => {
    for (const collection of ['patients', 'timeEntries', 'calls', 'reviewItems'] as const) {
      await storeDocuments(transaction, {
        ...{ organizationId, collection },
        documents: documents[collection] as never,
      });
    }
  });
  [nurse, lead] = [await practice.open('nurse', NURSE), await practice.open('lead', LEAD)];
  await Promise.all([inSync(nurse), inSync(lead)]);
});
afterAll(() => practice?.close());

const board = (device = lead) => device.engine.monthClose.board({});
const standings = ({ rows }: MonthCloseBoard) =>
  Object.fromEntries(rows.map(({ name, standing }) => [name.split(' ')[0] ?? '', standing]));
const rowOf = async (name: (typeof NAMES)[number], device = lead) =>
  (await board(device)).rows.find(({ patientId }) => patientId === ids[name]);
const close = (names: readonly (typeof NAMES)[number][], reason = '') =>
  lead.engine.monthClose.close({ month: MONTH, patientIds: names.map((name) => ids[name]), reason });

const refused = (call: Promise<unknown>) =>
  call.then(
    () => 'it was taken',
    (error: { code: string; data: { detail: string } }) => `${error.code}: ${error.data?.detail}`,
  );

const book = (name: (typeof NAMES)[number], from: string, end: string) =>
  nurse.engine.ledger.addManual({
    ...{ patientId: ids[name], program: 'RPM', activity: 'chart-review', counterpart: 'nobody' },
    ...{ isInteractive: false, times: { date: LAST_DAY, from, until: end } },
    ...{ narrative: 'Read the values of the week.', reason: 'The clock was not running.' },
  });

test('TEAM-2 the board names what blocks; only a supervisor sees it, and no month is closed that lasts', async () => {
  const found = await board();
  expect(found).toMatchObject({ month: MONTH, isOver: true, closesFrom: `${TODAY.slice(0, 7)}-01` });
  expect(standings(found)).toEqual({
    ...{ Ana: 'ready', Bea: 'blocked', Cleo: 'blocked', Dora: 'blocked', Elsa: 'nothing' },
  });
  const reasons = new Map(found.rows.map((row) => [row.patientId, row.reasons.map(({ what }) => what)]));
  expect(reasons.get(ids.Bea)).toEqual(['consent']);
  expect(reasons.get(ids.Cleo)).toEqual(['overlap']);
  expect(reasons.get(ids.Dora)).toEqual(['unsigned-call']);
  expect(await rowOf('Ana')).toMatchObject({
    ...{ careManagerName: 'nora', recordNumber: 'R-Ana', closed: null },
    numbers: { seconds: [{ program: 'RPM', seconds: 1260 }], codes: [{ code: '99457', units: 1 }] },
  });
  expect(await refused(board(nurse))).toBe('NOT_ALLOWED: Supervisors close the month.');
  const present = { month: TODAY.slice(0, 7), patientIds: [ids.Ana], reason: '' };
  expect(await refused(lead.engine.monthClose.close(present))).toContain('INVALID: This month is not over.');
  expect(await refused(lead.engine.monthClose.board({ month: '2026-01' }))).toContain('INVALID');
});

test('TEAM-2 a ready month is closed, a blocked one only with a reason, and both are in the trail', async () => {
  const { closed, left } = await close(['Ana', 'Bea', 'Elsa']);
  expect(closed).toEqual([ids.Ana]);
  expect(left.map(({ why }) => why)).toEqual([
    '99457: No consent to RPM is recorded.',
    'No code has its minutes: there is nothing to bill.',
  ]);
  expect((await close(['Bea', 'Ana'], 'Paper consent in the file.')).closed).toEqual([ids.Bea]);
  expect(standings(await board())).toMatchObject({ Ana: 'closed', Bea: 'closed', Cleo: 'blocked' });
  const { trail } = await lead.engine.monthClose.trail({ patientId: ids.Bea, month: MONTH });
  expect(trail).toMatchObject([
    {
      kind: 'closed',
      reason: 'Paper consent in the file.',
      byName: 'lena',
      codes: [],
      seconds: [{ seconds: 1200 }],
    },
  ]);
  await inSync(lead);
  const stored = await practice.sql<{ body: Patient }>('select body from documents where id = $1', [ids.Ana]);
  expect(stored[0]?.body.monthCloses).toMatchObject([{ month: MONTH, kind: 'closed', reason: '' }]);
  const events = (await lead.contents()).auditEvents as unknown as { action: string; patientId: string }[];
  const ofMonth = events.filter(({ action }) => action === 'month.closed').map(({ patientId }) => patientId);
  expect(ofMonth.sort()).toEqual([ids.Ana, ids.Bea].sort());
});

test('TEAM-2 what is decided cures a block; minutes that come late are taken and show as changed', async () => {
  const { world } = practice;
  await until(
    'the nurse knows of the close',
    () => nurse.engine.ledger.month({ patientId: ids.Ana, month: MONTH }),
    ({ closed }) => closed !== null,
  );
  expect(await refused(book('Ana', '01:00', '01:10'))).toMatch(
    /^INVALID: \w+ \d{4} of Ana Alvarez is closed for billing\. Ask your supervisor to open it again/,
  );
  const [item] = (await lead.engine.reviews.list()).filter(({ isOpen }) => isOpen);
  await lead.engine.reviews.decide({
    id: item?.id ?? '',
    choice: 'seen',
    text: '',
    comment: 'One is a copy.',
  });
  expect((await rowOf('Cleo'))?.standing).toBe('ready');

  const port = Number(new URL(world.url).port);
  await inSync(lead);
  await world.server.close();
  // Neither can know of the other.
  await book('Cleo', '01:00', '01:10');
  expect((await close(['Cleo'])).closed).toEqual([ids.Cleo]);
  world.server = await world.start({ port });
  await Promise.all([inSync(nurse), inSync(lead)]);
  const row = await until(
    'the late minutes are on the board',
    () => rowOf('Cleo'),
    (found) => found?.standing === 'changed',
    60_000,
  );
  expect(row?.closed?.seconds).toEqual([{ program: 'RPM', seconds: 2200 }]);
  expect(row?.numbers).toEqual({
    ...{ seconds: [{ program: 'RPM', seconds: 2800 }], codes: expect.any(Array) },
  });
  expect(row?.numbers.codes).toContainEqual({ code: '99458', units: 1 });
  expect((await close(['Cleo'])).closed).toEqual([ids.Cleo]);
  expect((await rowOf('Cleo'))?.standing).toBe('closed');
});

test('TEAM-2 a month that was opened again takes corrections, and its trail tells all of it', async () => {
  await lead.engine.monthClose.reopen({
    patientId: ids.Ana,
    month: MONTH,
    reason: 'A letter was forgotten.',
  });
  expect(
    await refused(lead.engine.monthClose.reopen({ patientId: ids.Ana, month: MONTH, reason: 'Again.' })),
  ).toBe('INVALID: This month is not closed.');
  expect((await rowOf('Ana'))?.standing).toBe('ready');
  await until(
    'the nurse may book again',
    () => nurse.engine.ledger.month({ patientId: ids.Ana, month: MONTH }),
    ({ closed }) => closed === null,
  );
  await book('Ana', '02:00', '02:10');
  await until(
    'the minutes are on the board',
    () => rowOf('Ana'),
    (found) => found?.numbers.seconds[0]?.seconds === 1860,
  );
  await close(['Ana']);
  const { trail } = await lead.engine.monthClose.trail({ patientId: ids.Ana, month: MONTH });
  expect(trail.map(({ kind, reason }) => [kind, reason])).toEqual([
    ['closed', ''],
    ['reopened', 'A letter was forgotten.'],
    ['closed', ''],
  ]);
});

test('TEAM-2 time that the clock counted in a closed month is booked all the same, and shows', async () => {
  const before = (await rowOf('Ana'))?.numbers.seconds[0]?.seconds ?? 0;
  // Her device was in that month when the work was done.
  await nurse.setClock(NOON + 3 * 3_600_000 - Date.now());
  const { id } = await nurse.engine.clock.startWork({ patientId: ids.Ana, activity: 'care-coordination' });
  await new Promise((resolve) => setTimeout(resolve, 1300));
  const { seconds } = await nurse.engine.clock.finish({
    ...{ clockId: id, program: 'RPM', activity: 'care-coordination', counterpart: 'practitioner' },
    narrative: 'Told the practice of the values.',
  });
  expect(seconds).toBeGreaterThan(0);
  await nurse.setClock(0);
  const row = await until(
    'the time is on the board',
    () => rowOf('Ana'),
    (found) => found?.standing === 'changed',
  );
  expect(row?.numbers.seconds).toEqual([{ program: 'RPM', seconds: before + seconds }]);
  await close(['Ana']);
});

test('the board that was kept live is the one that is counted at the next sign-in, and the biller gets what was closed', async () => {
  await inSync(lead);
  const live = await board();
  await lead.engine.session.lock();
  await lead.engine.session.signIn({ email: LEAD, passphrase: PASSPHRASE });
  expect((await board()).rows).toEqual(live.rows);

  const { csv, patients, changed } = await lead.engine.monthClose.exported({ month: MONTH });
  expect([patients, changed]).toEqual([3, 0]);
  const rows = csv
    .trimEnd()
    .split('\r\n')
    .slice(1)
    .map((line) => line.replaceAll(/"[^"]*"/g, 'quoted').split(','));
  expect(rows.map((cells) => [cells[0], cells[4], cells[6]])).toEqual([
    ['R-Ana', '99457', '1'],
    ['R-Bea', '', '0'],
    ['R-Cleo', '99457', '1'],
    ['R-Cleo', '99458', '1'],
  ]);
  const packet = await lead.engine.ledger.packet({ patientId: ids.Cleo, month: MONTH });
  expect(packet.programs).toMatchObject([{ program: 'RPM', seconds: 2800 }]);
});
