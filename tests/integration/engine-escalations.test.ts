import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Device, until } from '#tests/support/device.ts';
import { inSync, LEAD, NURSE, openPractice, type Practice, wrapUp } from './engine-devices.ts';
import { type Line, openLine } from './line.ts';

const HOUR_MS = 3_600_000;
let practice: Practice;
let line: Line;
let nurse: Device;
let lead: Device;

beforeAll(async () => {
  practice = await openPractice(4);
  line = await openLine(practice.world.url);
  nurse = await practice.open('nora', NURSE, { serverUrl: line.url });
  lead = await practice.open('lena', LEAD);
  await Promise.all([inSync(nurse), inSync(lead)]);
});
afterAll(async () => {
  await line?.close();
  await practice?.close();
});

const start = (patientId: string) =>
  nurse.engine.calls.start({ patientId, kind: 'monthly-check-in', direction: 'outbound', numberDialled: '' });
const one = (device: Device, taskId: string) => device.engine.escalations.one({ taskId });
type Rows = Awaited<ReturnType<Device['engine']['escalations']['list']>>;
const listed = (device: Device, isGood: (rows: Rows) => boolean) =>
  until('the list of escalations is as wanted', () => device.engine.escalations.list(), isGood);
const has = (taskId: string) => (rows: Rows) => rows.some((row) => row.taskId === taskId);

test('an overdose call offline, from the first key through a kill to the closed follow-up; the supervisor sees both times', async () => {
  const [patientId = ''] = practice.patientIds;
  line.cut(true);
  const { draft } = await start(patientId);
  const { callId } = draft;
  const heard = { patientId, callId, triggerId: 'overdose', said: 'He will not wake up.' };
  const { taskId } = await nurse.engine.escalations.open(heard);
  // A second key, or another answer that fires the same protocol, makes no second escalation.
  expect(await nurse.engine.escalations.open({ ...heard, said: 'Slow breathing.' })).toEqual({ taskId });
  await nurse.kill();

  nurse = await practice.open('nora', NURSE, { serverUrl: line.url });
  const found = await one(nurse, taskId);
  expect(found).toMatchObject({
    row: {
      level: 'E911',
      title: 'Overdose or poisoning',
      arrivedAt: '',
      isMine: true,
      mayAcknowledge: false,
    },
    callId,
    isTakenOver: false,
    escalation: { sbar: { situation: expect.stringContaining('He will not wake up.') } },
  });
  expect(found.escalation.steps).toMatchObject([{ stepId: 'note', text: 'Slow breathing.' }]);
  expect(found.helpers.map(({ role }) => role)).toContain('supervisor');
  expect((await nurse.engine.calls.active())?.draft.callId).toBe(callId);

  const place = { location: '9 Elm Street, Albany', callbackNumber: '555-0177' };
  await nurse.engine.escalations.savePlace({ taskId, ...place });
  for (const stepId of ['stay-on-line', 'naloxone', 'emergency-called', 'naloxone']) {
    await nurse.engine.escalations.addStep({ taskId, stepId, text: '' });
  }
  const followUpAt = new Date(Date.now() + 2 * HOUR_MS).toISOString();
  const ending = { taskId, outcome: 'Awake, taken to Albany General.', followUpAt };
  await expect(nurse.engine.escalations.close(ending)).rejects.toMatchObject({ code: 'INVALID' });
  await expect(nurse.engine.escalations.acknowledge({ taskId })).rejects.toMatchObject({
    code: 'NOT_ALLOWED',
  });
  await expect(nurse.engine.escalations.setLevel({ taskId, level: 'SameDay' })).rejects.toMatchObject({
    code: 'INVALID',
  });

  const cameBackAt = new Date().toISOString();
  line.cut(false);
  await inSync(nurse);
  const { arrivedAt } = (await one(nurse, taskId)).row;
  await listed(lead, (rows) => rows.some((row) => row.taskId === taskId && row.arrivedAt === arrivedAt));
  const { row } = await one(lead, taskId);
  expect(row).toMatchObject({ isMine: false, mayAcknowledge: true, occurredAt: found.row.occurredAt });
  expect(row.arrivedAt > cameBackAt && row.occurredAt < cameBackAt).toBe(true);

  // Both at once: she goes on ticking while the supervisor takes it over.
  await Promise.all([
    lead.engine.escalations.acknowledge({ taskId }),
    nurse.engine.escalations.addStep({ taskId, stepId: 'help-arrived', text: 'Albany General' }),
  ]);
  const standing = await until(
    'the nurse sees who has it',
    () => one(nurse, taskId),
    (view) => view.row.acknowledgedAt !== '',
  );
  await Promise.all([inSync(nurse), inSync(lead)]);
  expect(standing.escalation).toMatchObject({
    ...place,
    sbar: { situation: expect.stringContaining('Is at: 9 Elm Street, Albany. Call back: 555-0177.') },
  });
  const seen = await until(
    'every step is with the supervisor',
    () => one(lead, taskId),
    ({ escalation }) => escalation.steps.some(({ stepId }) => stepId === 'help-arrived'),
  );
  expect(seen.row).toMatchObject({ occurredAt: row.occurredAt, arrivedAt: row.arrivedAt });
  const count = (stepId: string) => seen.escalation.steps.filter((step) => step.stepId === stepId).length;
  expect(['naloxone', 'acknowledged', 'help-arrived', 'note'].map(count)).toEqual([2, 1, 1, 1]);
  expect(await lead.engine.reviews.openCount()).toEqual({ open: 0 });
  await expect(lead.engine.escalations.acknowledge({ taskId })).rejects.toMatchObject({ code: 'INVALID' });

  const late = new Date(Date.now() + 80 * HOUR_MS).toISOString();
  for (const wrong of [{ outcome: '  ' }, { followUpAt: late }, { followUpAt: null }]) {
    await expect(nurse.engine.escalations.close({ ...ending, ...wrong })).rejects.toMatchObject({
      code: 'INVALID',
    });
  }
  const { followUpTaskId } = await nurse.engine.escalations.close(ending);
  await wrapUp(nurse, callId);
  await listed(lead, (rows) => !has(taskId)(rows));
  expect(await one(lead, taskId)).toMatchObject({
    isOpen: false,
    escalation: { outcome: 'Awake, taken to Albany General.', followUpTaskId },
  });
  const [ended] = await until(
    'the contact that follows is with the supervisor',
    () => lead.engine.escalations.closed(),
    ([newest]) => newest?.followUp != null,
  );
  expect(ended).toMatchObject({
    ...{ taskId, occurredAt: row.occurredAt, arrivedAt: row.arrivedAt, outcome: ending.outcome },
    followUp: { dueAt: followUpAt, status: 'requested', completedAt: '' },
  });
  await inSync(nurse);
  // The contact that follows is still to come: the call that was going on has not fulfilled it.
  const { openTasks } = await nurse.engine.patients.chart({ patientId });
  expect(openTasks.find(({ id }) => id === followUpTaskId)).toMatchObject({
    ...{ kind: 'callback', dueAt: followUpAt, ownerId: practice.nurseId },
  });
});

test('the escalation of a patient who died is closed without a contact that follows', async () => {
  const [, , , patientId = ''] = practice.patientIds;
  const { draft } = await start(patientId);
  const { callId } = draft;
  const { taskId } = await nurse.engine.escalations.open({
    ...{ patientId, callId, triggerId: 'overdose', said: 'Not breathing.' },
  });
  await nurse.engine.escalations.addStep({ taskId, stepId: 'help-arrived', text: 'Medic 7' });
  const ending = { taskId, outcome: 'Died before help came.', followUpAt: null };
  expect((await one(nurse, taskId)).patient.hasDied).toBe(false);
  await expect(nurse.engine.escalations.close(ending)).rejects.toMatchObject({ code: 'INVALID' });
  await wrapUp(nurse, callId, 'deceased-reported');
  expect((await one(nurse, taskId)).patient.hasDied).toBe(true);
  expect(await nurse.engine.escalations.close(ending)).toEqual({ taskId, followUpTaskId: '' });
  const { openTasks } = await nurse.engine.patients.chart({ patientId });
  expect(openTasks.map(({ kind }) => kind)).toEqual(['review']);
});

test('who hurts her may pick up the telephone of the house: no number is taken for safe, and a supervisor may escalate too', async () => {
  const [, patientId = ''] = practice.patientIds;
  const { taskId } = await lead.engine.escalations.open({
    ...{ patientId, callId: '', triggerId: 'abuse-disclosed', said: 'HITS 14' },
  });
  expect((await one(lead, taskId)).escalation).toMatchObject({ level: 'RN-now', callbackNumber: '' });
  await lead.engine.escalations.setLevel({ taskId, level: 'E911' });
  const [first] = await listed(nurse, (rows) =>
    rows.some((row) => row.taskId === taskId && row.level === 'E911'),
  );
  expect(first).toMatchObject({ taskId, isMine: false, mayAcknowledge: true });
});

test('a task that comes again, done by two people who did not know of each other, comes once more and is held by nobody', async () => {
  const [, , patientId = ''] = practice.patientIds;
  const words = { title: 'Ask for the weight', detail: '', priority: 'routine' as const };
  const { taskId } = await nurse.engine.tasks.create({
    ...{ ...words, patientId, kind: 'outreach', ownerId: practice.nurseId },
    ...{ dueAt: new Date(Date.now() + HOUR_MS).toISOString(), recurrence: { every: 1, unit: 'week' } },
  });
  await inSync(nurse);
  const ofBoth = (isGood: (statuses: string[]) => boolean) =>
    until(
      'both have the task and what follows it',
      async () => {
        const seen = await Promise.all(
          [nurse, lead].map(({ engine }) => engine.patients.chart({ patientId })),
        );
        return seen.map(({ openTasks }) =>
          openTasks.filter(({ title }) => title === words.title).map(({ id, dueAt }) => `${id} ${dueAt}`),
        );
      },
      (seen) => isGood(seen.map((open) => open.join())),
    );
  await ofBoth((seen) => seen.every((open) => open.startsWith(taskId)));
  line.cut(true);
  const done = { taskId, move: { action: 'completed' as const, note: '' } };
  await lead.engine.tasks.move(done);
  await inSync(lead);
  const { nextDueAt } = await nurse.engine.tasks.move(done);
  line.cut(false);
  await inSync(nurse);
  const [atNurse] = await ofBoth(
    ([one = '', two = '']) => one === two && one !== '' && !one.includes(taskId) && !one.includes(','),
  );
  expect(atNurse?.[0]).toContain(nextDueAt);
  for (const { engine } of [nurse, lead]) {
    expect((await engine.sync.pending()).filter(({ receipt }) => receipt === 'held')).toEqual([]);
    expect(await engine.reviews.openCount()).toEqual({ open: 0 });
  }
});

test('an unknown trigger and a level below what it allows are refused, and nothing is written', async () => {
  const [, , patientId = ''] = practice.patientIds;
  const heard = { patientId, callId: '' as const, said: '' };
  for (const wrong of [{ triggerId: 'of-nobody' }, { triggerId: 'chest-pain', level: 'SameDay' as const }]) {
    await expect(nurse.engine.escalations.open({ ...heard, ...wrong })).rejects.toMatchObject({
      code: 'INVALID',
    });
  }
  expect((await nurse.engine.escalations.list()).map((row) => row.patientId)).not.toContain(patientId);
});
