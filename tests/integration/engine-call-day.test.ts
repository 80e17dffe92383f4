import { afterAll, beforeAll, expect, test } from 'vitest';
import type { NextContact } from '#shared/domain/call.ts';
import { type Device, until } from '#tests/support/device.ts';
import {
  COLLEAGUE,
  callPatient,
  inSync,
  LEAD,
  NURSE,
  openPractice,
  type Practice,
  wrapUp,
} from './engine-devices.ts';

let practice: Practice;

beforeAll(async () => {
  practice = await openPractice(6);
});
afterAll(() => practice?.close());

const start = (device: Device, patientId: string, changes: object = {}) =>
  device.engine.calls.start({
    patientId,
    kind: 'monthly-check-in',
    direction: 'outbound',
    numberDialled: '',
    ...changes,
  });

const chartOf = (device: Device, patientId: string) => device.engine.patients.chart({ patientId });

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

test('a call that is interrupted is parked with its words and its clock, through a kill, and taken up again', async () => {
  const [first = '', second = ''] = practice.patientIds;
  let device = await practice.open('parking', NURSE);
  await inSync(device);
  const { draft: open } = await start(device, first);
  await device.engine.calls.saveDraft({
    callId: open.callId,
    note: { assessment: 'Walks to the mailbox.' },
    identityCheck: { identifiers: ['full-name', 'date-of-birth'], verifiedAt: open.startedAt },
  });
  await pause(1_600);
  await expect(start(device, second)).rejects.toMatchObject({ code: 'INVALID' });
  const { draft: urgent } = await start(device, second, {
    ...{ direction: 'inbound', kind: 'callback', parksOpenCall: true },
    note: 'A man, short of breath, gives his name only now.',
  });
  expect(urgent.note.reason).toBe('A man, short of breath, gives his name only now.');
  // What was typed at the last moment before the interruption still arrives.
  await device.engine.calls.saveDraft({ callId: open.callId, note: { plan: 'Weigh daily.' } });
  await device.kill();

  device = await practice.open('parking', NURSE);
  expect((await device.engine.calls.active())?.draft.callId).toBe(urgent.callId);
  const [parked, ...others] = await device.engine.calls.parked();
  expect(others).toEqual([]);
  expect(parked).toMatchObject({
    hasLeft: false,
    draft: {
      callId: open.callId,
      patientId: first,
      note: { assessment: 'Walks to the mailbox.', plan: 'Weigh daily.' },
      identityCheck: { identifiers: ['full-name', 'date-of-birth'] },
    },
  });
  expect(parked?.patientName).not.toBe('');
  const clockOf = async (callId: string) =>
    (await device.engine.clock.list()).find((clock) => clock.callId === callId);
  const counted = (await clockOf(open.callId))?.seconds ?? 0;
  expect(counted).toBeGreaterThan(1);
  expect((await clockOf(open.callId))?.runningSince).toBeNull();
  await expect(wrapUp(device, open.callId, 'reached-completed')).rejects.toMatchObject({ code: 'INVALID' });
  await expect(device.engine.clock.switchTo({ clockId: open.callId })).rejects.toMatchObject({
    code: 'INVALID',
  });
  await expect(start(device, first, { parksOpenCall: true })).rejects.toMatchObject({ code: 'INVALID' });

  await pause(1_200);
  await wrapUp(device, urgent.callId, 'emergency-escalated');
  expect(await device.engine.calls.active()).toBeNull();
  expect((await clockOf(open.callId))?.seconds).toBe(counted);
  const again = await device.engine.calls.takeUp({ callId: open.callId });
  expect(again.draft).toEqual(parked?.draft);
  expect((await clockOf(open.callId))?.runningSince).not.toBeNull();
  expect(await device.engine.calls.parked()).toEqual([]);
  await wrapUp(device, open.callId, 'reached-completed');
  const [call] = (await chartOf(device, first)).calls;
  expect(call?.call).toMatchObject({ id: open.callId, note: { plan: 'Weigh daily.' } });
  await device.kill();
});

test('parked and taken up in turns, and both are wrapped up', async () => {
  const [first = '', second = ''] = practice.patientIds;
  const device = await practice.open('turns', NURSE);
  await inSync(device);
  const { draft: one } = await start(device, first);
  await device.engine.calls.park({ callId: one.callId });
  expect(await device.engine.calls.active()).toBeNull();
  const { draft: other } = await start(device, second);
  await device.engine.calls.takeUp({ callId: one.callId });
  expect((await device.engine.calls.parked()).map(({ draft }) => draft.callId)).toEqual([other.callId]);
  await wrapUp(device, one.callId, 'no-answer');
  await device.engine.calls.takeUp({ callId: other.callId });
  await device.engine.calls.discard({ callId: other.callId });
  expect(await device.engine.calls.parked()).toEqual([]);
  expect(await device.engine.clock.list()).toEqual([]);
  await expect(device.engine.calls.takeUp({ callId: other.callId })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });
  await device.kill();
});

test('later words stand below a signed call and travel to the other devices, each in the name of its author', async () => {
  const [, , patientId = ''] = practice.patientIds;
  const nurse = await practice.open('words', NURSE);
  const lead = await practice.open('words-lead', LEAD);
  await Promise.all([inSync(nurse), inSync(lead)]);
  const callId = await callPatient(nurse, patientId, 'Weigh daily.');
  const added = await nurse.engine.calls.addAddendum({ callId, text: '  She called back: 182 pounds.  ' });
  expect(added).toMatchObject({ text: 'She called back: 182 pounds.', writtenBy: practice.nurseId });
  await expect(nurse.engine.calls.addAddendum({ callId, text: '   ' })).rejects.toMatchObject({
    code: 'INVALID',
  });
  await inSync(nurse);
  const callAt = async (device: Device) =>
    (await chartOf(device, patientId)).calls.find(({ call }) => call.id === callId);
  await until(
    'the addendum is with the supervisor',
    () => callAt(lead),
    (entry) => entry?.call.addenda.length === 1,
  );
  await lead.engine.calls.addAddendum({ callId, text: 'Read. Please tell the practice.' });
  await until(
    'the words of the supervisor are with the nurse',
    () => callAt(nurse),
    (entry) => entry?.call.addenda.length === 2,
  );
  const entry = await callAt(nurse);
  expect(entry?.call.addenda.map(({ text }) => text)).toEqual([
    'She called back: 182 pounds.',
    'Read. Please tell the practice.',
  ]);
  expect(Object.values(entry?.authors ?? {}).filter((name) => name !== '')).toHaveLength(2);
  expect(entry?.call).toMatchObject({ note: { plan: 'Weigh daily.' } });
  const stranger = await practice.open('words-stranger', COLLEAGUE);
  await inSync(stranger);
  await expect(stranger.engine.calls.addAddendum({ callId, text: 'Not mine.' })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });
  await Promise.all([nurse.kill(), lead.kill(), stranger.kill()]);
});

test('reported deceased: frozen in the same stroke, decided by a supervisor alone, and undone as if it had not been', async () => {
  const [, , , patientId = ''] = practice.patientIds;
  const nurse = await practice.open('freeze', NURSE);
  const lead = await practice.open('freeze-lead', LEAD);
  await Promise.all([inSync(nurse), inSync(lead)]);
  const isQueued = async () =>
    (await nurse.engine.queue.today()).rows.some((row) => row.patientId === patientId);
  expect(await isQueued()).toBe(true);
  const { draft } = await start(nurse, patientId);
  const soon = new Date(Date.now() + 86_400_000).toISOString();
  const next: NextContact = { dueAt: soon, kind: 'callback', reason: 'Again' };
  await expect(wrapUp(nurse, draft.callId, 'deceased-reported', next)).rejects.toMatchObject({
    code: 'INVALID',
  });
  expect((await nurse.engine.calls.active())?.draft.callId).toBe(draft.callId);
  await wrapUp(nurse, draft.callId, 'deceased-reported');
  const chart = await chartOf(nurse, patientId);
  expect(chart.patient.deceased).toBe('reported');
  const review = chart.openTasks.find(({ callId }) => callId === draft.callId);
  expect(review).toMatchObject({ kind: 'review', priority: 'urgent' });
  expect(review?.ownerId).not.toBe(practice.nurseId);
  expect(await isQueued()).toBe(false);
  await expect(nurse.engine.deceased.decide({ patientId, decision: 'undone' })).rejects.toMatchObject({
    code: 'NOT_ALLOWED',
  });

  await inSync(nurse);
  await until(
    'the report is with the supervisor',
    () => chartOf(lead, patientId),
    ({ patient, openTasks }) =>
      patient.deceased === 'reported' && openTasks.some(({ id }) => id === review?.id),
  );
  await lead.engine.deceased.decide({ patientId, decision: 'undone' });
  await until(
    'the report is undone at the nurse',
    () => chartOf(nurse, patientId),
    ({ patient, openTasks }) => patient.deceased === 'no' && !openTasks.some(({ id }) => id === review?.id),
  );
  expect(await isQueued()).toBe(true);
  await expect(lead.engine.deceased.decide({ patientId, decision: 'confirmed' })).rejects.toMatchObject({
    code: 'INVALID',
  });
  await Promise.all([nurse.kill(), lead.kill()]);
});

test('own phrases for the note stay on the device, each word once; a caller is found by date of birth in no time', async () => {
  const device = await practice.open('phrases', NURSE);
  await inSync(device);
  const phrases = [{ word: 'mine', text: 'Asked after the garden: ___.' }];
  await device.engine.notePhrases.save({ phrases });
  expect(await device.engine.notePhrases.own()).toEqual(phrases);
  const twice = [...phrases, ...phrases];
  await expect(device.engine.notePhrases.save({ phrases: twice })).rejects.toMatchObject({ code: 'INVALID' });
  const [patientId = ''] = practice.patientIds;
  const { patient } = await chartOf(device, patientId);
  const [year = '', month = '', day = ''] = patient.birthDate.split('-');
  for (const text of [
    patient.birthDate,
    `${month}/${day}/${year}`,
    `${Number(month)}/${Number(day)}/${year}`,
  ]) {
    const from = performance.now();
    const found = await device.engine.patients.search({ text, limit: 7 });
    expect(performance.now() - from).toBeLessThan(100);
    expect(found.map((row) => row.patientId)).toContain(patientId);
  }
  await device.kill();
});
