import { afterAll, beforeAll, expect, test } from 'vitest';
import { until } from '#tests/support/device.ts';
import { makeGoal } from '#tests/support/goal.ts';
import {
  COLLEAGUE,
  callPatient,
  inSync,
  LEAD,
  NURSE,
  openPractice,
  type Practice,
  statusOf,
  untilStatus,
} from './engine-devices.ts';

/** PostgreSQL keeps no NUL character, so that the server refuses a record with one. */
const UNSTORABLE = 'Weigh daily.\0';
let practice: Practice;

beforeAll(async () => {
  practice = await openPractice(4);
});
afterAll(() => practice?.close());

const noteOf = async (callId: string) =>
  (
    await practice.sql<{ plan: string }>(
      `select body->'note'->>'plan' as plan from documents where id = $1`,
      [callId],
    )
  )[0]?.plan;

test('HOLD-1 PUSH-3 LIGHT-1 a refused record is held with its reason over a restart, and the others go on', async () => {
  const nurse = await practice.open('nora', NURSE);
  await inSync(nurse);
  const callId = await callPatient(nurse, practice.patientIds[0] ?? '', UNSTORABLE);
  const status = await untilStatus(nurse, 'held alone', ({ held, pending }) => held === 1 && pending === 1);
  expect(status.light).toBe('held');
  const events = await practice.sql(
    `select 1 from documents where collection = 'auditEvents' and body->>'entityId' = $1 and body->>'action' = 'call.wrapped-up'`,
    [callId],
  );
  expect(events).toHaveLength(1);
  await nurse.close();

  const again = await practice.open('nora', NURSE);
  const [record] = await until(
    'it is listed',
    () => again.engine.sync.pending(),
    (list) => list.length === 1,
  );
  expect(record).toMatchObject({
    collection: 'calls',
    documentId: callId,
    receipt: 'held',
    code: 'INVALID_SHAPE',
    sentAsIsAt: null,
  });
  expect(record?.reason).toContain('characters that cannot be stored');

  // Asked again, the server says the same; nothing is lost by asking.
  expect(await again.engine.sync.now()).toMatchObject({ held: 1, light: 'held' });
  expect(await noteOf(callId)).toBeUndefined();
});

test('HOLD-2 STAMP-3 corrected words are sent, and the record gets its receipt', async () => {
  const nurse = await practice.open('nora-2', NURSE);
  await inSync(nurse);
  const callId = await callPatient(nurse, practice.patientIds[1] ?? '', UNSTORABLE);
  await untilStatus(nurse, 'held', ({ held }) => held === 1);
  const id = { collection: 'calls', documentId: callId } as const;
  const fields = await nurse.engine.sync.correctable(id);
  expect(fields.map(({ path, label }) => [path, label])).toEqual([
    ['note.assessment', 'Note, assessment'],
    ['note.plan', 'Note, plan'],
  ]);
  const wrong = { ...id, fields: [{ path: 'staffId', value: practice.colleagueId }] };
  await expect(nurse.engine.sync.correct(wrong)).rejects.toMatchObject({
    code: 'INVALID',
    data: { detail: expect.stringContaining('staffId') },
  });
  const tooLong = { ...id, fields: [{ path: 'note.plan', value: 'x'.repeat(20_001) }] };
  await expect(nurse.engine.sync.correct(tooLong)).rejects.toMatchObject({
    code: 'INVALID',
    data: { detail: expect.stringContaining('note.plan') },
  });
  expect((await statusOf(nurse)).held).toBe(1);

  await nurse.engine.sync.correct({ ...id, fields: [{ path: 'note.plan', value: 'Weigh twice daily.' }] });
  await inSync(nurse);
  expect(await noteOf(callId)).toBe('Weigh twice daily.');
  await expect(nurse.engine.sync.correctable(id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('HOLD-2 a corrected record is made on the version that the refused one was made on, and merges with what others wrote since', async () => {
  const patientId = practice.patientIds[2] ?? '';
  const one = await practice.open('nora-3', NURSE);
  const other = await practice.open('nora-4', NURSE);
  await Promise.all([inSync(one), inSync(other)]);
  const walk = makeGoal('Walk to the mailbox');
  const salt = makeGoal('Less salt');
  const empty = { problems: [], interventions: [], barriers: [], sections: [] };
  await one.engine.carePlans.save({ patientId, base: null, content: { ...empty, goals: [walk, salt] } });
  const planOf = async (device: typeof one) => (await device.engine.patients.chart({ patientId })).carePlan;
  const start = await until(
    'both have the plan',
    () => planOf(other),
    (plan) => plan?.receivedAt !== '' && plan !== null,
  );
  await until(
    'the receipt',
    () => planOf(one),
    (plan) => plan?.receivedAt !== '',
  );

  const mine = { ...empty, goals: [{ ...walk, description: 'Walk to the park\0' }, salt] };
  await one.engine.carePlans.save({ patientId, base: await planOf(one), content: mine } as never);
  await untilStatus(one, 'held', ({ held }) => held === 1);
  const theirs = { ...empty, goals: [walk, { ...salt, description: 'No salt at all' }] };
  await other.engine.carePlans.save({ patientId, base: start, content: theirs } as never);
  await inSync(other);
  // What the other device wrote must not write over the held words.
  await one.engine.sync.now();
  expect((await planOf(one))?.goals[0]?.description).toBe('Walk to the park\0');

  const id = { collection: 'carePlans', documentId: start?.id ?? '' } as const;
  const fields = [{ path: 'goals.0.description', value: 'Walk to the park' }];
  await one.engine.sync.correct({ ...id, fields });
  for (const device of [one, other]) {
    const merged = await until(
      'both edits are in the plan',
      () => planOf(device),
      (plan) => plan?.goals[0]?.description === 'Walk to the park',
    );
    expect(merged?.goals[1]?.description).toBe('No salt at all');
  }
  await Promise.all([inSync(one), inSync(other)]);
});

test('HOLD-3 a record passed on as it is reaches the lead, stays here with the time, and no longer counts as held', async () => {
  const nurse = await practice.open('nora-5', NURSE);
  await inSync(nurse);
  const callId = await callPatient(nurse, practice.patientIds[3] ?? '', UNSTORABLE);
  await untilStatus(nurse, 'held', ({ held, pending }) => held === 1 && pending === 1);
  const id = { collection: 'calls', documentId: callId } as const;
  expect(await nurse.engine.sync.sendAsIs(id)).toMatchObject({
    held: 0,
    pending: 0,
    light: 'with-the-server',
  });
  const [record] = await nurse.engine.sync.pending();
  expect(record).toMatchObject({ documentId: callId, sentAsIsAt: expect.any(String) });
  const chart = await nurse.engine.patients.chart({ patientId: practice.patientIds[3] ?? '' });
  expect(chart.calls.map(({ call }) => call.id)).toEqual([callId]);

  const lead = await practice.open('lena', LEAD);
  await inSync(lead);
  const items = await until(
    'the lead has it',
    () => lead.engine.reviews.list(),
    (list) => list.some(({ kind }) => kind === 'sent-as-is'),
  );
  expect(items.find(({ kind }) => kind === 'sent-as-is')).toMatchObject({ documentId: callId, isOpen: true });
  await nurse.close();
  const again = await practice.open('nora-5', NURSE);
  expect(await inSync(again)).toMatchObject({ held: 0 });
});

test('HOLD-4 a held record is offered again by itself when the scope changes', async () => {
  const patientId = practice.patientIds[0] ?? '';
  const nurse = await practice.open('nora-6', NURSE);
  await inSync(nurse);
  const started = await nurse.engine.calls.start({
    patientId,
    kind: 'callback',
    direction: 'outbound',
    numberDialled: '',
  });
  const { callId } = started.draft;
  await nurse.engine.calls.saveDraft({ callId, note: { plan: 'Quince and marigold.' } });
  await practice.world.assign(practice.colleagueId, [patientId]);
  await until(
    'she has left',
    () => nurse.engine.calls.active(),
    (call) => call?.hasLeft === true,
  );
  // As if the grant had ended long before the words were written.
  await practice.asOwner(
    `update former_grants set until_at = until_at - interval '1 hour' where patient_id = $1`,
    [patientId],
  );
  await nurse.engine.calls.wrapUp({
    callId,
    disposition: 'reached-completed',
    program: 'CCM',
    activity: 'patient-contact',
    nextContact: null,
  });
  await until(
    'the call is refused',
    () => nurse.engine.sync.pending(),
    (list) => list.some(({ documentId, code }) => documentId === callId && code === 'OUT_OF_SCOPE'),
  );

  await practice.world.assign(practice.nurseId, [patientId]);
  await inSync(nurse);
  expect(await noteOf(callId)).toBe('Quince and marigold.');
});

test('SCOPE-5 the open call of a patient who is given away is wrapped up, arrives late at the colleague, and leaves the device', async () => {
  const patientId = practice.patientIds[1] ?? '';
  const nurse = await practice.open('nora-7', NURSE);
  const colleague = await practice.open('cora', COLLEAGUE);
  await Promise.all([inSync(nurse), inSync(colleague)]);
  const started = await nurse.engine.calls.start({
    patientId,
    kind: 'callback',
    direction: 'outbound',
    numberDialled: '',
  });
  const { callId } = started.draft;
  await nurse.engine.calls.saveDraft({ callId, note: { plan: 'A walk each day.' } });
  await practice.world.assign(practice.colleagueId, [patientId]);
  const open = await until(
    'she has left',
    () => nurse.engine.calls.active(),
    (call) => call?.hasLeft === true,
  );
  expect(open).toMatchObject({ patientName: 'Rosa Alvarez', draft: { note: { plan: 'A walk each day.' } } });
  await nurse.engine.calls.wrapUp({
    callId,
    disposition: 'reached-completed',
    program: 'CCM',
    activity: 'patient-contact',
    nextContact: null,
  });
  await inSync(nurse);
  expect(await nurse.engine.calls.active()).toBeNull();
  expect(await nurse.engine.sync.pending()).toEqual([]);

  const chart = await until(
    'the colleague has the call',
    () => colleague.engine.patients.chart({ patientId }).catch(() => null),
    (found) => found?.calls.some(({ call }) => call.id === callId) === true,
  );
  expect(chart?.calls.find(({ call }) => call.id === callId)?.call.note.plan).toBe('A walk each day.');
  const items = await until(
    'it is on her list',
    () => colleague.engine.reviews.list(),
    (list) => list.some((item) => item.documentId === callId),
  );
  expect(items.find((item) => item.documentId === callId)).toMatchObject({ kind: 'late' });
  // Nothing of the patient is left on the device that sent it: a check finds nothing to erase.
  expect(await nurse.engine.sync.check()).toMatchObject({ repaired: 0 });
});
