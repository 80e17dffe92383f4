/** @file An open editor and the tasks of a plan's steps, through the real door and store. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { getRxStorageEncryptedSqlite } from '#electron/store/index.ts';
import type { CarePlanContent, Intervention } from '#shared/domain/care-plan.ts';
import { stepTaskId } from '#shared/domain/plan-step-tasks.ts';
import { makePatient, testId } from '#shared/domain/test-documents.ts';
import { newUuid } from '#shared/domain/uuid.ts';
import type { Desk } from '#shared/engine/desk.ts';
import { saveCarePlan } from '#shared/engine/features/care-plans.ts';
import { mergePlanEdit, planMeasurements } from '#shared/engine/features/plan-editor.ts';
import { planAfterTasks } from '#shared/engine/features/plan-tasks.ts';
import type { EnginePorts, VaultAccount } from '#shared/engine/index.ts';
import { createWriter } from '#shared/engine/writer.ts';
import { findById } from '#shared/store/queries.ts';
import { openStore, type Store } from '#shared/store/store.ts';
import { makeGoal } from '#tests/support/goal.ts';

const patient = makePatient();
const DENISE = testId(52);
const target = (value: number) => ({
  ...{ measureLoinc: '8480-6', measureName: 'Systolic', comparator: '<' as const, value, unit: 'mm[Hg]' },
});
const step: Intervention = {
  ...{
    id: testId(50),
    problemId: '',
    goalId: '',
    description: 'Book the eye exam',
    owner: 'care-manager',
    order: 0,
  },
  ...{ dueOn: '2026-12-01', status: 'planned', taskId: '' },
};
const [walk, pressure] = [makeGoal('Walk'), { ...makeGoal('Pressure'), target: target(140) }];
const first: CarePlanContent = {
  ...{ problems: [], barriers: [], sections: [] },
  ...{ goals: [walk, pressure], interventions: [step] },
};

let store: Store;
let desk: Desk;
let base: CarePlanContent;

beforeAll(async () => {
  const storage = getRxStorageEncryptedSqlite({ path: ':memory:', key: new Uint8Array(32).fill(7) });
  store = await openStore(storage, 'careline-plan-editor');
  const ports = {
    now: () => Date.parse('2026-11-21T15:00:00Z'),
    newId: () => newUuid(Date.now(), (bytes) => crypto.getRandomValues(bytes)),
    log: () => undefined,
  } as unknown as EnginePorts;
  const person = { staffId: testId(53), role: 'care-manager' } as Desk['person'];
  const account = { deviceId: testId(63) } as VaultAccount;
  const writer = createWriter(store, ports, person, account);
  const staff = new Map([[DENISE, { name: 'Denise Carter' }]]);
  const caseload = { patients: new Map([[patient.id, patient]]), staff } as unknown as Desk['caseload'];
  desk = { store, ports, person, account, writer, caseload } as Desk;
  const { problems, goals, interventions, barriers, sections } = await saveCarePlan(desk, {
    patientId: patient.id,
    base: null,
    content: first,
  });
  base = { problems, goals, interventions, barriers, sections };
});
afterAll(() => store.close());

const theTask = () => findById(store, 'tasks', stepTaskId(step.id));

test('a saved step has its task; finishing the task finishes the step, and finishing neither twice changes anything', async () => {
  expect(base.interventions[0]?.taskId).toBe((await theTask())?.id);
  expect(await theTask()).toMatchObject({ status: 'requested', ownerId: patient.careManagerId });
  const done = [{ id: stepTaskId(step.id), status: 'completed' as const }];
  const [change] = await planAfterTasks(desk, patient.id, done);
  expect(change?.document).toMatchObject({ interventions: [{ status: 'completed' }] });
  const content = {
    ...base,
    interventions: base.interventions.map((one) => ({ ...one, status: 'completed' as const })),
  };
  const saved = await saveCarePlan(desk, { patientId: patient.id, base, content });
  expect(await theTask()).toMatchObject({ status: 'completed', completedAt: '2026-11-21T15:00:00.000Z' });
  expect(await planAfterTasks(desk, patient.id, done)).toEqual([]);
  base = { ...base, interventions: saved.interventions };
});

test('MERGE-3 an open edit takes in what another changed, keeps its own words, and saves a contested target for a person', async () => {
  const stored = await store.collections.carePlans.findOne({ selector: { patientId: patient.id } }).exec();
  const signatures = stored?.toMutableJSON().signatures ?? [];
  const hers = {
    id: testId(77),
    action: 'revised' as const,
    by: DENISE,
    at: '2026-11-21T15:00:01.000Z',
    comment: '',
  };
  const goals = [
    { ...walk, description: 'Walk with Denise' },
    { ...pressure, target: target(130), confidence: 4 },
  ];
  await stored?.incrementalPatch({ goals, signatures: [...signatures, hers], updatedBy: DENISE, rev: 4 });
  const mine = {
    ...base,
    goals: [
      { ...walk, patientWords: 'To the' },
      { ...pressure, target: target(120) },
    ],
  };

  const edit = { patientId: patient.id, base, content: JSON.stringify(mine) };
  const merged = await mergePlanEdit(desk, edit);
  expect(merged).toMatchObject({ by: 'Denise Carter', changed: [walk.id, pressure.id] });
  const content = JSON.parse(merged.content) as CarePlanContent;
  expect(content.goals).toMatchObject([
    { description: 'Walk with Denise', patientWords: 'To the' },
    { target: { value: 120 }, confidence: 4 },
  ]);
  expect(merged.base?.goals).toMatchObject([{ description: 'Walk with Denise' }, { target: { value: 140 } }]);

  const saved = await saveCarePlan(desk, { patientId: patient.id, base: merged.base, content });
  expect(saved.goals).toMatchObject([{ patientWords: 'To the' }, { target: { value: 130 }, confidence: 4 }]);
  expect(await store.collections.reviewItems.count().exec()).toBe(1);
  expect(await mergePlanEdit(desk, { ...edit, base: saved, content: JSON.stringify(saved) })).toMatchObject({
    changed: [],
  });
});

test('measurements are those of the codes asked for, of their own or in a panel', async () => {
  const component = { code: { system: 'http://loinc.org', code: '8480-6' }, value: 141, unit: 'mm[Hg]' };
  const common = {
    ...{
      patientId: patient.id,
      title: '',
      category: 'vital-signs' as const,
      text: '',
      unit: '%',
      value: 95,
      components: [],
    },
    ...{
      effectiveAt: '2026-11-20T12:00:00.000Z',
      updatedAt: '2026-11-20T12:00:00.000Z',
      updatedBy: DENISE,
      deviceId: testId(62),
      rev: 1,
      receivedAt: '' as const,
    },
  };
  await store.collections.observations.bulkInsert([
    { ...common, id: testId(81), loinc: '85354-9', value: null, components: [component] },
    { ...common, id: testId(82), loinc: '59408-5' },
  ]);
  const found = await planMeasurements(desk, { patientId: patient.id, loincs: ['8480-6'] });
  expect(found.map(({ id }) => id)).toEqual([testId(81)]);
});
