/** @file From a yes to food in the house, on real devices: a nurse without a network, her lead, the server, and three weeks. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inOrganization } from '#server/database/transaction.ts';
import { newId } from '#server/organization/ids.ts';
import { storeDocuments } from '#server/sync/store-documents.ts';
import type { NeedView } from '#shared/contract/engine/needs.ts';
import type { CarePlan } from '#shared/domain/care-plan.ts';
import { localDate } from '#shared/domain/local-date.ts';
import type { Patient } from '#shared/domain/patient.ts';
import type { Resource } from '#shared/domain/resource.ts';
import type { Task } from '#shared/domain/task.ts';
import { type Device, until } from '#tests/support/device.ts';
import { inSync, LEAD, NURSE, openPractice, type Practice } from './engine-devices.ts';
import { type Line, openLine } from './line.ts';
import { PASSPHRASE } from './server-harness.ts';

const DAY = 86_400_000;
const PRACTICE_ZONE = 'America/New_York';
let practice: Practice;
let line: Line;
let nurse: Device;
let lead: Device;
let patientId: string;

const resource = (name: string, postalCodes: string[]): Resource => ({
  ...{ id: newId(), updatedAt: '2026-11-01T09:00:00.000Z', updatedBy: 'server', deviceId: 'server' },
  ...{ rev: 0, receivedAt: '', name, needs: ['food'], phone: '(520) 555-0142', website: '', postalCodes },
  ...{ languages: ['en', 'es'], eligibility: '', description: '', hours: 'Mon to Fri 9 to 4' },
  ...{ address: '', latitude: null, longitude: null, verifiedOn: '2026-10-20' },
});

beforeAll(async () => {
  practice = await openPractice(1);
  [patientId = ''] = practice.patientIds;
  const { world } = practice;
  await inOrganization(world.database.pool, world.organizationId, (transaction) =>
    storeDocuments(transaction, {
      organizationId: world.organizationId,
      collection: 'resources',
      documents: [resource('Pantry of the county', ['85712']), resource('Pantry of the ZIP', ['85701'])],
    }),
  );
  line = await openLine(world.url);
  // Three weeks before now, so that the server is never in the past.
  nurse = await practice.open('nurse', NURSE, { serverUrl: line.url, clockOffset: -21 * DAY });
  lead = await practice.open('lead', LEAD);
  await Promise.all([inSync(nurse), inSync(lead)]);
});
afterAll(async () => {
  await line?.close();
  await practice?.close();
});

async function theNeed(device: Device): Promise<NeedView> {
  const { needs } = await device.engine.needs.list({ patientId });
  expect(needs).toHaveLength(1);
  return needs[0] as NeedView;
}

async function stored(device: Device) {
  const { patients, carePlans, tasks } = await device.contents();
  return {
    need: (patients[0] as unknown as Patient).needs[0],
    plans: carePlans as unknown as CarePlan[],
    tasks: tasks as unknown as Task[],
  };
}

async function screenForFood(): Promise<void> {
  const { screenings } = nurse.engine;
  const form = (await screenings.forms()).find(({ questionnaire }) =>
    questionnaire.includes('hunger-vital-sign'),
  );
  const { draft } = await screenings.open({ patientId, questionnaire: form?.questionnaire ?? '' });
  const often = { valueCoding: { system: 'http://loinc.org', code: 'LA28397-0', display: 'Often true' } };
  const items = ['88122-7', '88123-5'].map((linkId) => ({
    ...{ linkId, instance: '', status: 'answered' as const, answers: [often] },
  }));
  await screenings.saveDraft({ draftId: draft.draftId, items });
  await screenings.complete({ draftId: draft.draftId });
}

/** She comes back on a later day: nobody is signed in for weeks. */
async function comeBack(daysBeforeNow: number): Promise<void> {
  await nurse.engine.session.lock();
  await nurse.setClock(-daysBeforeNow * DAY);
  await nurse.engine.session.signIn({ email: NURSE, passphrase: PASSPHRASE });
}

const ofNeed = ({ need }: NeedView) => ({ patientId, patientNeedId: need.id });

test('a yes becomes problem, goal, steps, tasks and a referral without a network, accepted twice or once, and comes to the server', async () => {
  line.cut(true);
  await screenForFood();
  const view = await theNeed(nurse);
  expect((await stored(nurse)).need).toEqual(view.need);
  expect(view.need).toMatchObject({ status: 'open', codeStatus: 'proposed', code: { code: 'Z59.41' } });
  expect(view.statements[0]?.answers).toEqual(['Often true', 'Often true']);
  expect(view.resources.map((match) => match.resource.name)).toEqual([
    'Pantry of the ZIP',
    'Pantry of the county',
  ]);

  const { engine } = nurse;
  const { problem, goal, interventions } = view.offer as NonNullable<NeedView['offer']>;
  const ids = [problem.item.id, goal?.item.id ?? '', ...interventions.map(({ item }) => item.id)];
  await engine.needs.accept({ ...ofNeed(view), itemIds: [problem.item.id] });
  for (let time = 0; time < 2; time += 1) await engine.needs.accept({ ...ofNeed(view), itemIds: ids });
  const refer = () =>
    engine.referrals.create({
      ...{ ...ofNeed(view), resourceId: view.resources[0]?.resource.id ?? '' },
      ...{ hasConsent: true, note: '' },
    });
  const { taskId } = await refer();
  expect((await refer()).taskId).toBe(taskId);
  await engine.referrals.advance({ taskId, state: 'sent', note: 'Faxed' });
  await expect(engine.referrals.advance({ taskId, state: 'agreed', note: '' })).rejects.toMatchObject({
    code: 'INVALID',
  });
  await expect(engine.needs.decideCode({ ...ofNeed(view), decision: 'confirmed' })).rejects.toMatchObject({
    code: 'NOT_ALLOWED',
  });

  const { plans, tasks, need } = await stored(nurse);
  expect(plans).toHaveLength(1);
  expect(plans[0]).toMatchObject({
    status: 'draft',
    problems: [{ id: problem.item.id, codeStatus: 'proposed' }],
    goals: [{ id: goal?.item.id, problemId: problem.item.id }],
  });
  expect(plans[0]?.interventions.map(({ id }) => id)).toEqual(interventions.map(({ item }) => item.id));
  const hers = plans[0]?.interventions.filter(({ owner }) => owner === 'care-manager') ?? [];
  expect(tasks.map(({ id }) => id).sort()).toEqual([taskId, ...hers.map((step) => step.taskId)].sort());
  expect(need).toMatchObject({ status: 'working', problemId: problem.item.id, referralTaskId: taskId });

  line.cut(false);
  await engine.sync.now();
  await inSync(nurse);
  await until(
    'the lead has it',
    () => lead.engine.needs.list({ patientId }),
    ({ needs }) => needs.length === 1,
  );
});

test('the lead confirms the code, on the need and on its problem, and the nurse sees it', async () => {
  const view = await theNeed(lead);
  await until(
    'the plan is with the lead',
    () => stored(lead),
    ({ plans }) => plans.length === 1,
  );
  await lead.engine.needs.decideCode({ ...ofNeed(view), decision: 'confirmed' });
  const confirmed = await until(
    'the nurse sees it',
    () => stored(nurse),
    ({ need, plans }) =>
      need?.codeStatus === 'confirmed' && plans[0]?.problems[0]?.codeStatus === 'confirmed',
  );
  expect(confirmed.need?.codeDecidedBy).not.toBe(practice.nurseId);
});

test('after three weeks of follow-ups food is in the house, and the need is met because she says so', async () => {
  const { engine } = nurse;
  // In days of the calendar: due at the end of a day where the patient lives, counted from the practice's today.
  const due = (view: NeedView) => {
    const dueOn = localDate(Date.parse(view.referrals[0]?.dueAt ?? ''), 'America/Phoenix');
    return (Date.parse(dueOn) - Date.parse(localDate(Date.now(), PRACTICE_ZONE))) / DAY;
  };
  const before = await theNeed(nurse);
  const { id: taskId = '' } = before.referrals[0] ?? {};
  expect(due(before)).toBe(-14);
  await comeBack(14);
  await engine.referrals.advance({ taskId, state: 'sent', note: 'No answer yet' });
  expect(due(await theNeed(nurse))).toBe(-7);
  await comeBack(7);
  await engine.referrals.advance({ taskId, state: 'connected', note: '' });
  expect(due(await theNeed(nurse))).toBe(9);
  await comeBack(0);
  expect(await engine.referrals.advance({ taskId, state: 'received', note: 'Two boxes a month' })).toEqual({
    taskId,
    asksIfMet: true,
  });
  const asked = await theNeed(nurse);
  expect(asked).toMatchObject({ need: { status: 'working' }, asks: { why: 'received' } });
  await engine.needs.move({ ...ofNeed(asked), status: 'met', comment: '' });
  expect(await theNeed(nurse)).toMatchObject({ need: { status: 'met' }, asks: null });
  await inSync(nurse);
  expect((await engine.referrals.overview()).endedLast).toMatchObject([
    { task: { id: taskId }, daysOpen: 21 },
  ]);
  const atLead = await until(
    'the lead sees it',
    () => stored(lead),
    ({ need }) => need?.status === 'met',
  );
  expect(atLead.plans[0]).toMatchObject({
    problems: [{ status: 'resolved' }],
    goals: [{ lifecycleStatus: 'completed', achievementStatus: 'achieved' }],
  });
  expect(atLead.tasks.find(({ id }) => id === taskId)).toMatchObject({
    status: 'completed',
    referral: { state: 'received', events: { length: 5 } },
  });
});

test('[NEED-1] a decision that an LPN’s device makes past its engine is refused and held', async () => {
  const { need } = await theNeed(nurse);
  await nurse.edit({
    ...{ action: 'test.forge', collection: 'patients', patientId, documentId: patientId, document: null },
    fields: { [`needs/${need.id}/codeStatus`]: 'rejected' },
  });
  const pending = await until(
    'it is held',
    () => nurse.engine.sync.pending(),
    (records) => records.some(({ receipt }) => receipt === 'held'),
  );
  expect(JSON.stringify(pending)).toContain('RN, NP, PA or MD');
});
