/** @file A care plan that was edited for long, saved over what others made of it meanwhile, through the real door and store. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { getRxStorageEncryptedSqlite } from '#electron/store/index.ts';
import type { CarePlan, CarePlanContent } from '#shared/domain/care-plan.ts';
import { CarePlanContent as CarePlanContentShape } from '#shared/domain/care-plan.ts';
import { makePatient, testId } from '#shared/domain/test-documents.ts';
import { newUuid } from '#shared/domain/uuid.ts';
import type { Desk } from '#shared/engine/desk.ts';
import { saveCarePlan } from '#shared/engine/features/care-plans.ts';
import { givePlanCopy } from '#shared/engine/features/plan-copies.ts';
import { approvePlan, planHistory, returnPlan, submitPlan } from '#shared/engine/features/plan-versions.ts';
import type { EnginePorts, VaultAccount } from '#shared/engine/index.ts';
import { createWriter } from '#shared/engine/writer.ts';
import { openStore, type Store } from '#shared/store/store.ts';
import { makeGoal } from '#tests/support/goal.ts';

const patient = makePatient();
const target = (value: number) => ({
  measureLoinc: '8480-6',
  measureName: 'Systolic',
  comparator: '<' as const,
  value,
  unit: 'mm[Hg]',
});
const [walk, pressure] = [makeGoal('Walk'), { ...makeGoal('Pressure'), target: target(140) }];

const NOTHING: CarePlanContent = { problems: [], goals: [], interventions: [], barriers: [], sections: [] };

let store: Store;
let desk: Desk;

beforeEach(async () => {
  store = await openStore(
    getRxStorageEncryptedSqlite({ path: ':memory:', key: new Uint8Array(32).fill(7) }),
    'careline-plans',
  );
  const ports = {
    now: () => Date.parse('2026-11-21T15:00:00Z'),
    newId: () => newUuid(Date.now(), (bytes) => crypto.getRandomValues(bytes)),
    log: () => undefined,
  } as unknown as EnginePorts;
  const person = { staffId: testId(53), role: 'care-manager', credential: 'LPN' } as Desk['person'];
  const account = { deviceId: testId(63) } as VaultAccount;
  const writer = createWriter(store, ports, person, account);
  const caseload = {
    patients: new Map([[patient.id, patient]]),
    staff: new Map(),
  } as unknown as Desk['caseload'];
  desk = { store, ports, person, account, writer, caseload } as Desk;
});
afterEach(() => store.close());

/** A plan as the server gave it, each goal with a field of a newer version, and what the editor showed of it. */
async function openEditor(): Promise<CarePlanContent> {
  const plan: CarePlan = {
    sections: [],
    version: 0,
    copies: [],
    id: testId(70),
    patientId: patient.id,
    updatedAt: '2026-11-01T12:00:00.000Z',
    updatedBy: testId(52),
    deviceId: testId(62),
    rev: 3,
    receivedAt: '2026-11-01T12:00:01.000Z',
    status: 'active',
    problems: [],
    goals: [walk, pressure].map((goal) => ({ ...goal, newer: 'a word' })),
    interventions: [],
    barriers: [],
    signatures: [],
  };
  await store.collections.carePlans.insert(plan);
  return CarePlanContentShape.parse(plan);
}

async function others(change: (goals: CarePlan['goals']) => CarePlan['goals']): Promise<void> {
  const stored = await store.collections.carePlans.findOne(testId(70)).exec();
  const goals = change(stored?.toMutableJSON().goals ?? []);
  await stored?.incrementalPatch({ goals, rev: 4, updatedBy: testId(52) });
}

const items = async () => (await store.collections.reviewItems.find().exec()).map((item) => item.toJSON());

test('READ-1 a plan is saved with what this version does not know, and a goal that has such a field can be removed', async () => {
  const base = await openEditor();
  const content = { ...base, goals: [{ ...pressure, confidence: 7 }] };
  const saved = await saveCarePlan(desk, { patientId: patient.id, base, content });
  expect(saved.goals).toEqual([{ ...pressure, confidence: 7, newer: 'a word' }]);
  expect(saved).toMatchObject({ status: 'draft', rev: 3, receivedAt: '' });
});

test('MERGE-3 a target that another changed while the editor was open stays, mine becomes a review item, the rest is saved', async () => {
  const base = await openEditor();
  await others((goals) =>
    goals.map((goal) => (goal.id === pressure.id ? { ...goal, target: target(130) } : goal)),
  );
  const mine = { ...pressure, target: target(120), confidence: 7 };
  const saved = await saveCarePlan(desk, {
    patientId: patient.id,
    base,
    content: { ...base, goals: [walk, mine] },
  });
  expect(saved.goals[1]).toMatchObject({ target: { value: 130 }, confidence: 7, newer: 'a word' });
  expect(saved.signatures.map(({ action }) => action)).toEqual(['revised']);
  const [item, ...more] = await items();
  expect(more).toEqual([]);
  expect(item).toMatchObject({ documentId: testId(70), path: `goals/${pressure.id}/target` });
  expect(JSON.parse(item?.other?.value ?? '')).toEqual(target(120));
});

test('MERGE-4 a goal removed in the editor stays when another wrote progress in it meanwhile', async () => {
  const base = await openEditor();
  const progress = {
    id: testId(90),
    recordedAt: '2026-11-20T12:00:00.000Z',
    recordedBy: testId(52),
    value: 3,
    note: '',
  };
  await others((goals) =>
    goals.map((goal) => (goal.id === walk.id ? { ...goal, progress: [progress] } : goal)),
  );
  const content = { ...base, goals: [] };
  const saved = await saveCarePlan(desk, { patientId: patient.id, base, content });
  expect(saved.goals).toMatchObject([{ id: walk.id, progress: [progress] }]);
  expect(await items()).toEqual([]);
});

/** The same store under the hands of a supervisor who may approve. */
function supervisorsDesk(): Desk {
  const person = {
    ...desk.person,
    staffId: testId(54),
    role: 'supervisor',
    credential: 'RN',
  } as Desk['person'];
  return { ...desk, person, writer: createWriter(store, desk.ports, person, desk.account) };
}

test('PLAN-1 PLAN-3 a plan goes from draft to submitted, back and on to a version, each in one stroke, and the next supersedes it', async () => {
  const approver = supervisorsDesk();
  const patientId = patient.id;
  const saved = await saveCarePlan(desk, { patientId, base: null, content: { ...NOTHING, goals: [walk] } });
  const order = (plan: CarePlan, comment = '') => ({ patientId, seenAt: plan.updatedAt, comment });
  await expect(approvePlan(approver, order(saved))).rejects.toMatchObject({ code: 'INVALID' });
  const submitted = await submitPlan(desk, order(saved, 'Ready.'));
  expect(submitted).toMatchObject({ status: 'submitted' });
  await expect(submitPlan(desk, order(submitted))).rejects.toMatchObject({ code: 'INVALID' });
  await expect(approvePlan(desk, order(submitted))).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
  await expect(returnPlan(desk, order(submitted, 'No.'))).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
  const earlier = { ...submitted, updatedAt: '2026-11-20T00:00:00.000Z' };
  await expect(approvePlan(approver, order(earlier))).rejects.toMatchObject({ code: 'CONFLICT' });

  const returned = await returnPlan(approver, order(submitted, 'Add a target.'));
  expect(returned).toMatchObject({
    status: 'draft',
    signatures: expect.arrayContaining([
      expect.objectContaining({ action: 'returned', comment: 'Add a target.' }),
    ]),
  });
  await approvePlan(approver, order(await submitPlan(desk, order(returned))));
  const first = await planHistory(desk, patientId);
  expect(first.working?.status).toBe('approved');
  expect(first.versions).toMatchObject([
    {
      isEffective: true,
      plan: { version: 1, status: 'active', goals: [walk] },
      approved: { by: testId(54) },
    },
  ]);
  const versionId = first.versions[0]?.plan.id ?? '';
  await givePlanCopy(desk, { patientId, versionId, recipient: ' Rosa ', method: 'mail', language: 'es' });
  await expect(
    givePlanCopy(desk, { patientId, versionId: saved.id, recipient: 'Rosa', method: 'mail', language: 'en' }),
  ).rejects.toMatchObject({ code: 'NOT_FOUND' });

  // Somebody else approved apart from her: two hold the same number until the next approval.
  const apart = first.versions[0]?.plan as CarePlan;
  await store.collections.carePlans.insert({ ...apart, id: testId(71), copies: [], rev: 2 });
  const base = first.working as CarePlan;
  const changed = await saveCarePlan(desk, {
    patientId,
    base,
    content: { ...NOTHING, goals: [walk, pressure] },
  });
  expect(changed).toMatchObject({ status: 'draft', version: 0 });
  await approvePlan(approver, order(await submitPlan(desk, order(changed))));
  const { versions, mayApprove } = await planHistory(desk, patientId);
  expect(versions.map(({ plan, isEffective }) => [plan.version, plan.status, isEffective])).toEqual([
    [2, 'active', true],
    [1, 'superseded', false],
    [1, 'superseded', false],
  ]);
  expect(versions.flatMap(({ copies }) => copies)).toMatchObject([
    { recipient: 'Rosa', givenBy: testId(53) },
  ]);
  expect(mayApprove).toBe(false);
});

test('PLAN-4 a plan that left the device while its editor was open is begun again as the same document', async () => {
  const base = { ...NOTHING, goals: [walk] };
  const begun = await saveCarePlan(desk, { patientId: patient.id, base: null, content: base });
  await (await store.collections.carePlans.findOne(begun.id).exec())?.remove();
  const content = { ...base, goals: [walk, pressure] };
  const again = await saveCarePlan(desk, { patientId: patient.id, base, content });
  expect(again).toMatchObject({ id: begun.id, goals: [walk, pressure] });
});
