/** @file Care gaps and a discharge on real devices: asked, answered, made a task, and told of by hand, two at a time. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CareGapView } from '#shared/contract/engine/care-gaps.ts';
import type { Patient } from '#shared/domain/patient.ts';
import type { Task } from '#shared/domain/task.ts';
import { type Device, until } from '#tests/support/device.ts';
import { inSync, NURSE, openPractice, type Practice } from './engine-devices.ts';

const DAY = 86_400_000;
const dayOf = (ago: number) => new Date(Date.now() - ago * DAY).toISOString().slice(0, 10);
const GAP = 'annual-wellness-visit';

let practice: Practice;
let nurse: Device;
let second: Device;
let patientId: string;

beforeAll(async () => {
  practice = await openPractice(1);
  [patientId = ''] = practice.patientIds;
  [nurse, second] = await Promise.all([practice.open('nurse', NURSE), practice.open('second', NURSE)]);
  await Promise.all([inSync(nurse), inSync(second)]);
});
afterAll(() => practice?.close());

async function gapOf(device: Device, gapId: string): Promise<CareGapView | undefined> {
  const { gaps } = await device.engine.careGaps.list({ patientId });
  return gaps.find((gap) => gap.gapId === gapId);
}

async function patientOn(device: Device): Promise<Patient> {
  const { patients } = await device.contents();
  return patients[0] as unknown as Patient;
}

test('a gap becomes one task on two devices, and an answer ends it and is not lost beside another', async () => {
  const ofGap = { patientId, gapId: 'pneumococcal' };
  // Neither knows of the other's: it is one task all the same.
  const both = await Promise.all([nurse, second].map(({ engine }) => engine.careGaps.makeTask(ofGap)));
  const taskId = both[0]?.taskId ?? '';
  expect(both[1]).toEqual({ taskId });
  const said = { patientId, on: dayOf(2), note: '' };
  await Promise.all([
    nurse.engine.careGaps.answer({ ...said, gapId: 'pneumococcal', answer: 'done-elsewhere' }),
    second.engine.careGaps.answer({ ...said, gapId: 'shingles', answer: 'declined' }),
  ]);
  await until(
    'both answers on both devices',
    () => Promise.all([patientOn(nurse), patientOn(second)]),
    (patients) => patients.every(({ careGapAnswers }) => careGapAnswers.length === 2),
  );
  const { tasks } = await nurse.contents();
  expect((tasks as unknown as Task[]).filter(({ kind }) => kind === 'care-gap')).toMatchObject([
    { id: taskId, status: 'completed' },
  ]);
  // The task comes in a page of its own.
  const seen = await until(
    'the task is done on the other device',
    () => gapOf(second, 'pneumococcal'),
    (gap) => gap?.taskId === '',
  );
  expect(seen).toMatchObject({ state: 'answered', doneOn: dayOf(2) });
});

test('a day that is still to come is no answer', async () => {
  const answer = { patientId, gapId: GAP, answer: 'done-elsewhere' as const, note: '' };
  await expect(nurse.engine.careGaps.answer({ ...answer, on: dayOf(-2) })).rejects.toMatchObject({
    code: 'INVALID',
  });
});

test('a discharge told of by hand is at the head of the queue, with its checklist, and ticked once', async () => {
  const told = {
    patientId,
    kind: 'discharge' as const,
    facility: 'General',
    on: dayOf(3),
    reason: 'Pneumonia',
  };
  const both = await Promise.all([nurse, second].map(({ engine }) => engine.transitions.record(told)));
  expect(both[0]).toEqual(both[1]);
  const transitionId = both[0]?.transitionId ?? '';
  const list = async (device: Device) =>
    (await device.engine.transitions.checklist({ patientId })).transitions;
  expect(await list(nurse)).toMatchObject([{ id: transitionId, facility: 'General' }]);
  const queue = await nurse.engine.queue.today();
  expect(JSON.stringify(queue)).toContain('transition-of-care');
  expect(await gapOf(nurse, 'medication-reconciliation')).toMatchObject({ state: 'due-soon' });
  const step = { patientId, transitionId, note: 'By fax' };
  await Promise.all([
    nurse.engine.transitions.stepDone({ ...step, stepId: 'records' }),
    second.engine.transitions.stepDone({ ...step, stepId: 'medications' }),
  ]);
  await nurse.engine.transitions.stepDone({ ...step, stepId: 'records', note: 'Again' });
  const done = await until(
    'both steps on both devices',
    () => Promise.all([list(nurse), list(second)]),
    (lists) => lists.every(([one]) => one?.steps.filter(({ state }) => state === 'done').length === 2),
  );
  expect(done[0]?.[0]?.steps.find(({ id }) => id === 'records')?.note).toBe('By fax');
  expect(await gapOf(second, 'medication-reconciliation')).toMatchObject({ state: 'closed' });
  const { groups } = await nurse.engine.careGaps.caseload();
  expect(groups.map(({ gapId }) => gapId)).toContain(GAP);
});
