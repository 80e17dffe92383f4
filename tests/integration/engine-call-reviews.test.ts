/** @file Supervisors review calls, also without the server, their authors answer, and a chart is read as it stood when a call began. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CallReviewFilter } from '#shared/contract/engine/call-reviews.ts';
import type { Patient } from '#shared/domain/patient.ts';
import { type Device, until } from '#tests/support/device.ts';
import { makeGoal } from '#tests/support/goal.ts';
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
import { type Line, openLine } from './line.ts';
import { codeOf, newId } from './server-harness.ts';

let practice: Practice;
let line: Line;
let leadLine: Line;
let nurse: Device;
let lead: Device;
let patientId: string;

beforeAll(async () => {
  practice = await openPractice(2);
  [line, leadLine] = [await openLine(practice.world.url), await openLine(practice.world.url)];
  [nurse, lead] = await Promise.all([
    practice.open('nora', NURSE, { serverUrl: line.url }),
    practice.open('lena', LEAD, { serverUrl: leadLine.url }),
  ]);
  patientId = practice.patientIds[0] ?? '';
  await Promise.all([inSync(nurse), inSync(lead)]);
});
afterAll(async () => {
  await line?.close();
  await leadLine?.close();
  await practice?.close();
});

const ALL: CallReviewFilter = { days: 7, staffId: '', standing: '', disposition: '', isEscalated: false };
const say = (callId: string, kind: 'comment' | 'co-signed' | 'returned', text = '', dueOn = '') =>
  lead.engine.callReviews.review({ callId, kind, text, dueOn });
const one = (callId: string) => lead.engine.callReviews.one({ callId });
const arrived = (callId: string) =>
  until(
    'the call is with the supervisor',
    () => lead.engine.callReviews.list(ALL),
    ({ rows }) => rows.some((row) => row.callId === callId),
  );
const reviewsSeen = (count: number) =>
  until(
    'the author sees the reviews',
    () => nurse.engine.patients.chart({ patientId }),
    ({ calls }) => calls[0]?.call.reviews.length === count,
  );

test('TEAM-1 a call is returned offline, its author adds and answers, and it is co-signed; the words she signed stay', async () => {
  const callId = await callPatient(nurse, patientId, 'Walks twice a week.');
  await arrived(callId);
  leadLine.cut(true);
  await say(callId, 'comment', 'A good call.');
  await say(callId, 'comment', 'A good call.');
  await expect(say(callId, 'returned')).rejects.toMatchObject({ code: 'INVALID' });
  expect(await say(callId, 'returned', 'Which pills does she take?')).toEqual({ standing: 'returned' });
  expect((await lead.engine.callReviews.list(ALL)).counts).toMatchObject({ returned: 1, 'not-reviewed': 0 });
  await expect(lead.engine.callReviews.chartThen({ callId })).rejects.toMatchObject({ code: 'OFFLINE' });
  leadLine.cut(false);

  const chart = await reviewsSeen(2);
  const [entry] = chart.calls;
  expect(entry?.call.reviews.map(({ kind, text }) => [kind, text])).toEqual([
    ['comment', 'A good call.'],
    ['returned', 'Which pills does she take?'],
  ]);
  expect(Object.values(entry?.authors ?? {})).toEqual(['lena']);
  const task = await until(
    'the task is there',
    async () =>
      (await nurse.engine.patients.chart({ patientId })).openTasks.find(({ kind }) => kind === 'review'),
    (found) => found !== undefined,
  );
  expect(task).toMatchObject({ ownerId: practice.nurseId, callId, detail: 'Which pills does she take?' });
  const taskId = task?.id ?? '';
  expect((await nurse.engine.tasks.one({ taskId })).isReturn).toBe(true);
  await expect(
    nurse.engine.tasks.move({ taskId, move: { action: 'completed', note: '' } }),
  ).rejects.toMatchObject({ code: 'INVALID' });
  await expect(nurse.engine.callReviews.answer({ callId, addendum: ' ' })).rejects.toMatchObject({
    code: 'INVALID',
  });
  await expect(
    nurse.engine.callReviews.review({ callId, kind: 'co-signed', text: '', dueOn: '' }),
  ).rejects.toMatchObject({ code: 'INVALID' });
  await nurse.engine.callReviews.answer({ callId, addendum: 'Lisinopril and metformin.' });
  expect(await nurse.engine.callReviews.answer({ callId, addendum: 'Again.' })).toEqual({
    standing: 'answered',
  });
  expect((await nurse.engine.tasks.one({ taskId })).task.status).toBe('completed');

  const answered = await until(
    'the answer is with the supervisor',
    () => one(callId),
    ({ row }) => row.standing === 'answered',
  );
  expect(answered.entry.call).toMatchObject({
    note: { plan: 'Walks twice a week.' },
    addenda: [{ text: 'Lisinopril and metformin.', writtenBy: practice.nurseId }],
  });
  await say(callId, 'co-signed');
  expect((await one(callId)).problems['co-signed']).not.toBe('');
  const { rows } = await lead.engine.callReviews.list({
    ...ALL,
    standing: 'co-signed',
    staffId: practice.nurseId,
  });
  expect(rows).toMatchObject([
    { callId, patientName: 'Rosa Alvarez', staffName: 'nora', hasNewWords: false },
  ]);
  await expect(nurse.engine.callReviews.list(ALL)).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
});

test('TEAM-1 co-signing a returned call takes its task back', async () => {
  const callId = await callPatient(nurse, patientId, 'Feels well.');
  await arrived(callId);
  await say(callId, 'returned', 'Say how she sleeps.');
  await say(callId, 'co-signed', 'Told me on the phone.');
  const { task } = await lead.engine.tasks.one({
    taskId: (await one(callId)).entry.call.reviews[0]?.id ?? '',
  });
  expect(task).toMatchObject({ status: 'cancelled', kind: 'review' });
});

test('TEAM-1 reviews that a nurse forges, in her own name or her supervisor’s, are refused', async () => {
  const callId = await callPatient(nurse, patientId, 'Sleeps well.');
  await arrived(callId);
  const forger = await practice.world.signIn(NURSE);
  const leadId = (await practice.world.signIn(LEAD)).staffId;
  const { documents } = await forger.client.sync.fetch({ collection: 'calls', ids: [callId] });
  const [call] = documents;
  if (!call) throw new Error('the call is not there');
  const codes = [];
  for (const by of [forger.staffId, leadId]) {
    const review = { id: newId(), kind: 'co-signed', text: '', at: new Date().toISOString(), by };
    const stamp = {
      updatedAt: new Date().toISOString(),
      updatedBy: forger.staffId,
      deviceId: forger.deviceId,
    };
    const [result] = await forger.push('calls', {
      newDocumentState: { ...call, ...stamp, reviews: [review] },
      assumedMasterState: call,
    });
    codes.push(result?.outcome === 'refused' ? result.code : result?.outcome);
  }
  expect(codes).toEqual(['NOT_QUALIFIED', 'FORGED_AUTHOR']);
});

test('a chart is read as its nurse had it when she called, with what she had not sent yet, and what has changed since', async () => {
  const medicine = { id: newId(), codes: [], text: 'Lisinopril', status: 'active', startedOn: '' };
  const write = (dosage: string) =>
    nurse.edit({
      ...{
        action: 'test.medicine',
        collection: 'patients',
        patientId,
        documentId: patientId,
        document: null,
      },
      fields: { medications: [{ ...medicine, dosage }] },
    });
  await write('5 mg');
  await inSync(nurse);
  line.cut(true);
  await write('10 mg');
  const { draft } = await nurse.engine.calls.start({
    ...{ patientId, kind: 'monthly-check-in', direction: 'outbound', numberDialled: '' },
  });
  const goals = [makeGoal('Walk to the corner each day')];
  await nurse.engine.carePlans.save({
    ...{ patientId, base: null },
    content: { problems: [], goals, interventions: [], barriers: [], sections: [] },
  });
  await wrapUp(nurse, draft.callId);
  line.cut(false);
  await inSync(nurse);
  await write('20 mg');
  await inSync(nurse);
  await arrived(draft.callId);
  await until(
    'the new dosage is with the supervisor',
    () => lead.engine.patients.chart({ patientId }),
    ({ patient }) => patient.medications[0]?.dosage === '20 mg',
  );

  // Whoever reviews the call writes in it from another device.
  await say(draft.callId, 'comment', 'Well done.');
  await inSync(lead);

  const then = await lead.engine.callReviews.chartThen({ callId: draft.callId });
  expect(then.at).toBe(draft.startedAt);
  expect(then.chart.patient.medications.map(({ dosage }: Patient['medications'][number]) => dosage)).toEqual([
    '10 mg',
  ]);
  expect(then.chart.carePlan).toBeNull();
  expect(then.chart.calls.map(({ call }) => call.id)).not.toContain(draft.callId);
  expect(then.chart.calls).toHaveLength(3);
  expect(then.chart.mayWrite).toBe(false);
  expect(then.since).toEqual([
    { list: 'goals', kind: 'added', title: 'Walk to the corner each day' },
    { list: 'medications', kind: 'changed', title: 'Lisinopril' },
  ]);
  await until(
    'the look is in the audit trail',
    () =>
      practice.sql<{ action: string }>(
        `select body ->> 'action' as action from documents where collection = 'auditEvents' and body ->> 'entityId' = $1`,
        [draft.callId],
      ),
    (rows) => rows.some(({ action }) => action === 'chart.viewed-as-it-stood'),
  );
});

test('SCOPE-1 a chart of then is for supervisors, and for patients in sight', async () => {
  await practice.world.createPerson('wanda@northside.example', 'supervisor', 'West');
  const at = new Date().toISOString();
  const ask = async (email: string) => {
    const { client } = await practice.world.signIn(email);
    return codeOf(client.charts.at({ patientId, at, callId: newId() }));
  };
  expect(await ask('wanda@northside.example')).toBe('NOT_FOUND');
  expect(await ask(COLLEAGUE)).toBe('NOT_ALLOWED');
  expect(await ask(LEAD)).toBe('no error');
});
