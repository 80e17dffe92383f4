/** @file The minute ledger on real devices: two of one person without the server, corrections, moves, the supervisor, and the chain at the end. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inOrganization } from '#server/database/transaction.ts';
import { storeDocuments } from '#server/sync/store-documents.ts';
import type { CorrectionInput, LedgerEntry, ManualEntryInput } from '#shared/contract/engine/ledger.ts';
import { AuditorPacket } from '#shared/domain/ledger/packet-shape.ts';
import { localDate } from '#shared/domain/local-date.ts';
import { makePatient, testId } from '#shared/domain/test-documents.ts';
import { type Device, until } from '#tests/support/device.ts';
import { callPatient, inSync, LEAD, NURSE, openPractice, type Practice } from './engine-devices.ts';
import { runAdmin } from './run-admin.ts';

const ZONE = 'America/New_York';
const YESTERDAY = localDate(Date.now() - 86_400_000, ZONE);
const MONTH = YESTERDAY.slice(0, 7);

let practice: Practice;
let laptop: Device;
let tablet: Device;
let rosa: string;
let ana: string;

beforeAll(async () => {
  practice = await openPractice(2);
  [rosa = '', ana = ''] = practice.patientIds;
  const { world } = practice;
  const [enrollment] = makePatient().enrollments;
  if (enrollment === undefined) throw new Error('The patient has no enrollment.');
  const enrollments = [enrollment, { ...enrollment, id: testId(9301), program: 'RPM' as const }];
  const documents = [
    makePatient({ id: rosa, recordNumber: 'R-100', updatedBy: 'server', deviceId: 'server', enrollments }),
    makePatient({
      ...{ id: ana, recordNumber: 'R-101', givenName: 'Ana', familyName: 'Bishop' },
      ...{ updatedBy: 'server', deviceId: 'server' },
    }),
  ];
  await inOrganization(world.database.pool, world.organizationId, (transaction) =>
    storeDocuments(transaction, { organizationId: world.organizationId, collection: 'patients', documents }),
  );
  [laptop, tablet] = [await practice.open('laptop', NURSE), await practice.open('tablet', NURSE)];
  await Promise.all([inSync(laptop), inSync(tablet)]);
});
afterAll(() => practice?.close());

function manual(patientId: string, from: string, until: string, more: Partial<ManualEntryInput> = {}) {
  return {
    ...{
      patientId,
      program: 'CCM' as const,
      activity: 'chart-review' as const,
      counterpart: 'nobody' as const,
    },
    ...{ isInteractive: false, times: { date: YESTERDAY, from, until } },
    ...{ narrative: 'Read the discharge letter.', reason: 'The clock was not running.' },
    ...more,
  };
}

const monthOf = (device: Device, patientId: string) =>
  device.engine.ledger.month({ patientId, month: MONTH });

async function totalOf(device: Device, patientId: string, program = 'CCM'): Promise<number> {
  const { totals } = await monthOf(device, patientId);
  return totals.find((total) => total.program === program)?.seconds ?? 0;
}

async function entryOf(device: Device, id: string): Promise<LedgerEntry> {
  const months = await Promise.all([rosa, ana].map((patientId) => monthOf(device, patientId)));
  const found = months.flatMap(({ entries }) => entries).find(({ entryId }) => entryId === id);
  if (!found) throw new Error('The entry is not in the month.');
  return found;
}

function correction(entry: LedgerEntry, change: Partial<CorrectionInput>): CorrectionInput {
  const { entryId, patientId, program, activity, narrative } = entry;
  return {
    entryId,
    patientId,
    program,
    activity,
    narrative,
    times: null,
    reason: 'It was wrong.',
    ...change,
  };
}

const refused = (call: Promise<unknown>) =>
  call.then(
    () => 'it was taken',
    (error: { code: string; data: { detail: string } }) => `${error.code}: ${error.data?.detail}`,
  );

test('two devices of one person without the server: both entries arrive, are flagged, corrected, and the totals are right', async () => {
  const { world } = practice;
  const port = Number(new URL(world.url).port);
  await world.server.close();
  const [first = ''] = (await laptop.engine.ledger.addManual(manual(rosa, '09:00', '09:20'))).entryIds;
  expect(await refused(laptop.engine.ledger.addManual(manual(ana, '09:15', '09:25')))).toBe(
    'INVALID: You have booked 9:00 AM to 9:20 AM (yesterday) for Rosa Alvarez already. Choose a time that is free, or correct that entry first.',
  );
  const [second = ''] = (await tablet.engine.ledger.addManual(manual(ana, '09:10', '09:30'))).entryIds;
  await world.start({ port });
  await Promise.all([inSync(laptop), inSync(tablet)]);

  const found = await until(
    'the overlap is in the inbox of both',
    async () =>
      Promise.all(
        [laptop, tablet].map(async ({ engine }) =>
          (await engine.reviews.list()).filter(({ isOpen }) => isOpen),
        ),
      ),
    (lists) => lists.every((list) => list.length === 1 && (list[0]?.other?.text ?? '').includes('Patient: ')),
    60_000,
  );
  const [item] = found[0] ?? [];
  expect(item).toMatchObject({ kind: 'overlap', collection: 'timeEntries' });
  expect(item?.subject).toMatch(/^Minutes of nora: .*9:10 to 9:20 AM$/);
  const sides = `${item?.kept?.text}\n${item?.other?.text}`;
  expect(sides).toContain('Patient: Rosa Alvarez');
  expect(sides).toContain('Patient: Ana Bishop');
  expect((await entryOf(laptop, first)).isDoubleBooked).toBe(true);
  expect((await entryOf(tablet, second)).isDoubleBooked).toBe(true);
  expect([await totalOf(laptop, rosa), await totalOf(laptop, ana)]).toEqual([1200, 1200]);

  const times = { date: YESTERDAY, from: '09:20', until: '09:30' };
  const entry = await entryOf(tablet, second);
  const [right = ''] = (await tablet.engine.ledger.correct(correction(entry, { times }))).entryIds;
  await tablet.engine.reviews.decide({ id: item?.id ?? '', choice: 'seen', text: '', comment: 'Corrected.' });
  await inSync(tablet);
  await until(
    'the correction is on the laptop',
    () => totalOf(laptop, ana),
    (seconds) => seconds === 600,
  );
  expect(await totalOf(laptop, rosa)).toBe(1200);
  expect(await entryOf(laptop, second)).toMatchObject({ isStanding: false, isDoubleBooked: false });
  expect(await entryOf(laptop, right)).toMatchObject({
    ...{ isStanding: true, isCorrection: true, method: 'manual', reason: 'It was wrong.', seconds: 600 },
    isDoubleBooked: false,
  });
  expect((await laptop.engine.ledger.history({ entryId: second })).map(({ entryId }) => entryId)).toEqual([
    second,
    right,
  ]);
  expect(await refused(laptop.engine.ledger.correct(correction(entry, { program: 'RPM' })))).toMatch(
    /^CONFLICT: This entry was corrected already/,
  );
  await until(
    'nothing is open',
    () => laptop.engine.reviews.openCount(),
    ({ open }) => open === 0,
  );
});

test('time is moved to the right patient, to another program of hers, and taken out: nothing is lost from sight', async () => {
  const [id = ''] = (await laptop.engine.ledger.addManual(manual(ana, '10:00', '10:12'))).entryIds;
  const before = [await totalOf(laptop, rosa), await totalOf(laptop, ana)];
  const moved = await laptop.engine.ledger.correct(
    correction(await entryOf(laptop, id), { patientId: rosa }),
  );
  expect([await totalOf(laptop, rosa), await totalOf(laptop, ana)]).toEqual([
    (before[0] ?? 0) + 720,
    (before[1] ?? 0) - 720,
  ]);
  const history = await laptop.engine.ledger.history({ entryId: id });
  expect(history.map(({ patientName, seconds, isStanding }) => [patientName, seconds, isStanding])).toEqual([
    ['Ana Bishop', 720, false],
    ['Ana Bishop', 0, false],
    ['Rosa Alvarez', 720, true],
  ]);
  const there = await entryOf(laptop, moved.entryIds.at(-1) ?? '');
  expect(await refused(laptop.engine.ledger.correct(correction(there, { program: 'BHI' })))).toMatch(
    /was not in BHI on that day\. Choose CCM or RPM\./,
  );
  const [remote = ''] = (await laptop.engine.ledger.correct(correction(there, { program: 'RPM' }))).entryIds;
  expect([await totalOf(laptop, rosa), await totalOf(laptop, rosa, 'RPM')]).toEqual([before[0], 720]);
  await laptop.engine.ledger.void({ entryId: remote, reason: 'Not for her at all.' });
  expect(await totalOf(laptop, rosa, 'RPM')).toBe(0);
  expect(await entryOf(laptop, remote)).toMatchObject({ isStanding: false, seconds: 720 });
});

test('what cannot be booked is refused in a sentence, and nothing is written', async () => {
  const { ledger } = laptop.engine;
  const count = (await laptop.contents()).timeEntries.length;
  const add = (from: string, to: string, more: Partial<ManualEntryInput> = {}) =>
    refused(ledger.addManual(manual(rosa, from, to, more)));
  const tomorrow = localDate(Date.now() + 2 * 86_400_000, ZONE);
  const longAgo = localDate(Date.now() - 9 * 86_400_000, ZONE);
  expect(await add('11:00', '11:10', { times: { date: tomorrow, from: '11:00', until: '11:10' } })).toMatch(
    /future/,
  );
  expect(await add('11:00', '11:10', { times: { date: longAgo, from: '11:00', until: '11:10' } })).toMatch(
    /up to 7 days/,
  );
  expect(await add('04:00', '12:30')).toMatch(/longer than 8 hours/);
  expect(await add('11:00', '11:10', { program: 'CoCM' })).toMatch(/was not in CoCM/);
  expect(await refused(ledger.addManual(manual(rosa, '11:00', '11:10', { reason: ' ' })))).toMatch(
    /^BAD_REQUEST/,
  );
  expect((await laptop.contents()).timeEntries).toHaveLength(count);
});

test('time that a clock counts cannot be booked by hand, neither while it runs nor when it is in the ledger', async () => {
  // No faster: a busy machine that pauses for a moment would make a silence that the clock asks about.
  await laptop.setSpeed(30);
  const clock = await laptop.engine.clock.startWork({
    patientId: ana,
    activity: 'chart-review',
    program: 'CCM',
  });
  await new Promise((resolve) => setTimeout(resolve, 7000));
  await laptop.setSpeed(1);
  const wall = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: ZONE });
  const started = Date.parse(clock.startedAt);
  const date = localDate(started + 60_000, ZONE);
  const times = { date, from: wall.format(started + 60_000), until: wall.format(started + 120_000) };
  const add = () => refused(laptop.engine.ledger.addManual(manual(rosa, '', '', { times })));
  expect(await add()).toMatch(/^INVALID: Your clock of .* counts that time already/);
  const narrative = 'Read the discharge letter.';
  const counterpart = 'nobody' as const;
  const work = { program: 'CCM' as const, activity: 'chart-review' as const, counterpart, narrative };
  const { seconds } = await laptop.engine.clock.finish({ clockId: clock.id, ...work });
  expect(seconds).toBeGreaterThan(150);
  expect(await add()).toMatch(/^INVALID: You have booked .* \(today\) for Ana Bishop already/);
});

test('a supervisor sees the minutes, takes an entry out with a reason, books none, and saves the packet of the month', async () => {
  const lead = await practice.open('lead', LEAD);
  await inSync(lead);
  await inSync(laptop);
  await until(
    'the month is here',
    () => totalOf(lead, rosa),
    (seconds) => seconds === 1200,
  );
  expect((await monthOf(lead, rosa)).manual.isAllowed).toBe(false);
  expect(await refused(lead.engine.ledger.addManual(manual(rosa, '12:00', '12:10')))).toMatch(/^NOT_ALLOWED/);
  const [extra = ''] = (await laptop.engine.ledger.addManual(manual(rosa, '13:00', '13:05'))).entryIds;
  await until(
    'the entry is here',
    () => totalOf(lead, rosa),
    (seconds) => seconds === 1500,
  );
  const there = await entryOf(lead, extra);
  expect(there).toMatchObject({ mayCorrect: false, mayVoid: true, staffName: 'nora', credential: 'LPN' });
  expect(await refused(lead.engine.ledger.correct(correction(there, { program: 'RPM' })))).toMatch(
    /^NOT_ALLOWED/,
  );
  await lead.engine.ledger.void({ entryId: extra, reason: 'A training, not care.' });
  await until(
    'the laptop has it',
    () => totalOf(laptop, rosa),
    (seconds) => seconds === 1200,
  );

  const day = await lead.engine.ledger.day({ day: YESTERDAY, staffId: practice.nurseId });
  expect(day).toMatchObject({ seconds: 1800, minutes: 30 });
  expect(await refused(laptop.engine.ledger.day({ day: YESTERDAY, staffId: practice.colleagueId }))).toMatch(
    /^NOT_ALLOWED/,
  );
  const packet = AuditorPacket.parse(await lead.engine.ledger.packet({ patientId: rosa, month: MONTH }));
  expect(packet.programs).toMatchObject([
    { program: 'CCM', seconds: 1200, minutes: 20 },
    { program: 'RPM', seconds: 0, minutes: 0 },
  ]);
  expect(packet.chain).toMatchObject({ checkedBy: 'device', broken: null });
  expect(packet.entries.filter(({ isStanding, seconds }) => isStanding && seconds > 0)).toHaveLength(1);
  const { auditEvents } = await lead.contents();
  expect(auditEvents.map(({ action }) => action)).toContain('ledger.packet-made');
});

test('after calls, corrections and moves on three devices every chain holds on the server, and the month adds up', async () => {
  await callPatient(tablet, ana, 'Weigh in daily.');
  await Promise.all([inSync(laptop), inSync(tablet)]);
  const environment = { DATABASE_URL: practice.world.databaseUrl };
  const { exitCode, out } = await runAdmin(environment, ['verify-minutes', 'R-100', MONTH]);
  expect(exitCode).toBe(0);
  expect(out).toContain('CCM: 1200 seconds, 20 whole minutes.');
  expect(out).toMatch(/\d+ entries of 2 devices stand as they were written\./);
});
