/** @file The edges of the commands about needs, through the real door and store of one desk. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CarePlan } from '#shared/domain/care-plan.ts';
import type { Patient } from '#shared/domain/patient.ts';
import type { PatientNeed, PatientNeedStatus } from '#shared/domain/patient-need.ts';
import type { Screening } from '#shared/domain/screening.ts';
import type { Task } from '#shared/domain/task.ts';
import { makePatient, testId } from '#shared/domain/test-documents.ts';
import type { Desk } from '#shared/engine/desk.ts';
import {
  acceptNeed,
  chooseNeedCode,
  confirmNeed,
  listNeeds,
  moveNeed,
} from '#shared/engine/features/needs.ts';
import { advanceReferral, createReferral } from '#shared/engine/features/referrals.ts';
import { reportWrongResource } from '#shared/engine/features/resources.ts';

import { type OneDesk, openOneDesk } from '#tests/support/one-desk.ts';

const patient = makePatient();
const patientId = patient.id;
const START = Date.parse('2026-11-02T15:00:00.000Z');
const DAY = 86_400_000;

let one: OneDesk;
let desk: Desk;
let store: Desk['store'];

beforeEach(async () => {
  one = await openOneDesk('needs', patient, START);
  desk = one.desk;
  store = desk.store;
  await store.collections.screenings.insert(screening(0, true));
});
afterEach(() => one.close());

function screening(day: number, isYes: boolean): Screening {
  const found = {
    id: 'food-insecurity',
    domain: 'food',
    title: 'Not enough food',
    detail: '',
    linkIds: ['q'],
  };
  return {
    ...{ id: testId(1000 + day), patientId, staffId: testId(53), callId: '', questionnaire: 'form|1' },
    ...{ updatedAt: '2026-11-01T12:00:00.000Z', updatedBy: testId(53), deviceId: testId(63), rev: 1 },
    ...{ receivedAt: '2026-11-01T12:00:01.000Z', title: 'Social needs', status: 'completed' },
    ...{ amendsId: '', language: 'en', authoredAt: new Date(START + day * DAY).toISOString() },
    items: [{ linkId: 'q', instance: '', status: 'answered', answers: [{ valueBoolean: isYes }] }],
    ...{ scores: [], needs: isYes ? [found] : [] },
  };
}

const views = async () => (await listNeeds(desk, patientId)).needs;
async function first() {
  const [view] = await views();
  if (!view) throw new Error('There is no need.');
  return view;
}
const ofNeed = ({ id }: PatientNeed) => ({ patientId, patientNeedId: id });
const move = async (need: PatientNeed, status: PatientNeedStatus, comment = '') =>
  moveNeed(desk, { ...ofNeed(need), status, comment });
const documents = async <Shape>(name: 'patients' | 'carePlans' | 'tasks') =>
  (await store.collections[name].find().exec()).map((one) => one.toJSON() as unknown as Shape);

test('a screening of before there were needs shows them, and nothing is written until somebody acts', async () => {
  expect((await first()).need.status).toBe('open');
  expect((await documents<Patient>('patients'))[0]?.needs).toEqual([]);
  await expect(move((await first()).need, 'declined')).rejects.toMatchObject({ code: 'INVALID' });
  await move((await first()).need, 'declined', 'Her daughter shops for her.');
  expect((await documents<Patient>('patients'))[0]?.needs).toMatchObject([
    { status: 'declined', comment: 'Her daughter shops for her.' },
  ]);
});

test('a problem of the same kind that is in the plan is taken for the need’s, not added again', async () => {
  const known = {
    ...{ id: testId(71), title: 'not enough FOOD', codes: [], codeStatus: 'none' as const, order: 0 },
    ...{ status: 'active' as const, expectedOutcome: '', sourceScreeningId: '' as const },
  };
  const plan: CarePlan = {
    ...{ id: testId(70), patientId, updatedAt: '2026-11-01T12:00:00.000Z', updatedBy: testId(52) },
    ...{
      deviceId: testId(62),
      rev: 3,
      receivedAt: '2026-11-01T12:00:01.000Z',
      version: 0,
      status: 'approved',
    },
    ...{ problems: [known], goals: [], interventions: [], barriers: [], sections: [] },
    ...{ signatures: [], copies: [] },
  };
  await store.collections.carePlans.insert(plan);
  const view = await first();
  await acceptNeed(desk, { ...ofNeed(view.need), itemIds: [view.offer?.goal?.item.id ?? ''] });
  const [saved] = await documents<CarePlan>('carePlans');
  expect(saved).toMatchObject({ status: 'draft', problems: [known], goals: [{ problemId: known.id }] });
  expect((await first()).offer).toMatchObject({ problem: { isInPlan: true }, goal: { isInPlan: true } });
});

test('steps accepted before their goal hang on it afterwards', async () => {
  const { need, offer } = await first();
  const [step] = offer?.interventions ?? [];
  await acceptNeed(desk, { ...ofNeed(need), itemIds: [step?.item.id ?? ''] });
  expect((await documents<CarePlan>('carePlans'))[0]?.interventions[0]?.goalId).toBe('');
  await acceptNeed(desk, { ...ofNeed(need), itemIds: [offer?.goal?.item.id ?? ''] });
  const [plan] = await documents<CarePlan>('carePlans');
  expect(plan?.interventions[0]).toMatchObject({
    goalId: plan?.goals[0]?.id,
    problemId: plan?.problems[0]?.id,
  });
});

test('a referral waits for consent, and help that did not come opens the need again', async () => {
  const { need } = await first();
  const { taskId } = await createReferral(desk, {
    ...{ ...ofNeed(need), resourceId: '' as const, hasConsent: false, note: '' },
  });
  const advance = (state: Parameters<typeof advanceReferral>[1]['state']) =>
    advanceReferral(desk, { taskId, state, note: '' });
  await expect(advance('sent')).rejects.toMatchObject({ code: 'INVALID' });
  await advance('agreed');
  await advance('sent');
  expect((await first()).need.status).toBe('working');
  one.clock.now += 8 * DAY;
  await advance('not-received');
  expect((await first()).need.status).toBe('open');
  expect((await documents<Task>('tasks'))[0]).toMatchObject({
    status: 'cancelled',
    referral: { hasConsent: true },
  });
  await advance('sent');
  expect((await first()).need.status).toBe('working');
});

test('a later no asks and closes nothing; her word that she still has it ends the asking', async () => {
  await store.collections.screenings.insert(screening(5, false));
  one.clock.now += 6 * DAY;
  expect(await first()).toMatchObject({ need: { status: 'open' }, asks: { why: 'screening' } });
  await confirmNeed(desk, ofNeed((await first()).need));
  expect(await first()).toMatchObject({ need: { status: 'open' }, asks: null, statements: { length: 2 } });
});

test('a need that was found again is not opened beside the new one', async () => {
  one.clock.now += DAY;
  const { need } = await first();
  await move(need, 'met');
  await store.collections.screenings.insert(screening(9, true));
  expect((await views()).map((view) => view.need.status)).toEqual(['open', 'met']);
  one.clock.now += 20 * DAY;
  await expect(move(need, 'open')).rejects.toMatchObject({ code: 'INVALID' });
});

test('another code of the guide may be proposed, one that is not of that day may not', async () => {
  const { need, codes } = await first();
  expect(codes.map(({ code }) => code)).not.toContain('Z59.4');
  const other = codes.find(({ when }) => when !== '');
  await chooseNeedCode(desk, { ...ofNeed(need), code: other?.code ?? '' });
  expect((await first()).need).toMatchObject({ code: { code: other?.code }, codeStatus: 'proposed' });
  await expect(chooseNeedCode(desk, { ...ofNeed(need), code: 'Z59.4' })).rejects.toMatchObject({
    code: 'INVALID',
  });
});

test('a wrong number is told to the supervisor once', async () => {
  await store.collections.resources.insert({
    ...{ id: testId(80), updatedAt: '2026-11-01T12:00:00.000Z', updatedBy: 'server', deviceId: 'server' },
    ...{ rev: 4, receivedAt: '2026-11-01T12:00:01.000Z', name: 'Pantry', needs: ['food'], phone: '555-0142' },
    ...{ website: '', postalCodes: [], languages: [], eligibility: '', description: '', hours: '' },
    ...{ address: '', latitude: null, longitude: null, verifiedOn: '' },
  });
  const report = () => reportWrongResource(desk, { patientId, resourceId: testId(80), note: 'Dead line' });
  expect((await report()).taskId).toBe((await report()).taskId);
  expect(await documents<Task>('tasks')).toMatchObject([
    { kind: 'review', title: 'Directory entry is wrong: Pantry', detail: '555-0142. Dead line' },
  ]);
});
