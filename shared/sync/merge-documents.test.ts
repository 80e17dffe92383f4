import { describe, expect, test } from 'vitest';
import type { CarePlan, Goal } from '#shared/domain/care-plan.ts';
import { DOCUMENT_SHAPES } from '#shared/domain/documents.ts';
import type { Escalation, EscalationStep } from '#shared/domain/escalation.ts';
import type { Allergy, Medication } from '#shared/domain/patient.ts';
import type { ReviewDecision } from '#shared/domain/review-item.ts';
import type { TaskEvent } from '#shared/domain/task.ts';
import { makeCall, makePatient, makeReviewItem, makeTask, testId } from '#shared/domain/test-documents.ts';
import { valueText } from './content.ts';
import { mergeDocuments } from './merge-documents.ts';

const [BASE_AT, THEIR_AT, MY_AT] = [
  '2026-11-01T12:00:00.000Z',
  '2026-11-02T12:00:00.000Z',
  '2026-11-03T12:00:00.000Z',
];
const theirStamp = { updatedAt: THEIR_AT, updatedBy: testId(52), deviceId: testId(62), rev: 4 };
const myStamp = {
  updatedAt: MY_AT,
  updatedBy: testId(53),
  deviceId: testId(63),
  rev: 3,
  receivedAt: '' as const,
};
const theirSide = { by: testId(52), at: THEIR_AT };
const mySide = { by: testId(53), at: MY_AT };

const medicine = (dosage: string, over: Partial<Medication> = {}): Medication => ({
  id: testId(400),
  codes: [],
  text: 'Lisinopril',
  dosage,
  status: 'active',
  startedOn: '',
  ...over,
});
const taking = (...medications: Medication[]) => makePatient({ medications, updatedAt: BASE_AT, rev: 3 });

describe('patients', () => {
  test('MERGE-1 what only one side changed stays as that side has it, with the stamp of the later and the version of what stands', () => {
    const base = makePatient({ rev: 3 });
    const mine = { ...base, ...myStamp, personalNotes: 'Likes roses', careManagerId: testId(7) };
    const theirs = { ...base, ...theirStamp, preferredName: 'Rosie', careManagerId: testId(8) };
    expect(mergeDocuments('patients', base, mine, theirs)).toEqual({
      document: { ...mine, preferredName: 'Rosie', careManagerId: testId(8), rev: 4 },
      contested: [],
    });
  });

  test('MERGE-1 what stands is the answer itself when it holds all that I wanted to say', () => {
    const base = makePatient({ rev: 3 });
    const theirs = { ...base, ...theirStamp, preferredName: 'Rosie' };
    const mine = { ...base, ...myStamp, preferredName: 'Rosie' };
    expect(mergeDocuments('patients', base, mine, theirs).document).toBe(theirs);
  });

  test('MERGE-2 a plain field that both changed takes the later; an address is one value', () => {
    const base = makePatient();
    const mine = { ...base, ...myStamp, address: { ...base.address, city: 'Troy' } };
    const theirs = { ...base, ...theirStamp, address: { ...base.address, postalCode: '12180' } };
    const { document, contested } = mergeDocuments('patients', base, mine, theirs);
    expect(document.address).toEqual(mine.address);
    expect(contested).toEqual([]);
  });

  test('MERGE-3 of two dosages the medicine that stands stays, and the other waits for a person; the rest of both edits is taken', () => {
    const base = taking(medicine('10 mg'));
    const mine = { ...taking(medicine('5 mg', { startedOn: '2026-11-01' })), ...myStamp, language: 'es' };
    const theirs = { ...taking(medicine('20 mg', { status: 'on-hold' })), ...theirStamp };
    const rest = { status: 'on-hold', startedOn: '2026-11-01' } as const;
    const medications = [medicine('20 mg', rest)];
    expect(mergeDocuments('patients', base, mine, theirs)).toEqual({
      document: { ...theirs, ...myStamp, rev: 4, language: 'es', medications },
      contested: [
        {
          path: `medications/${testId(400)}`,
          base: valueText(medicine('10 mg')),
          kept: { value: valueText(medicine('20 mg', rest)), ...theirSide },
          other: { value: valueText(medicine('5 mg', rest)), ...mySide },
        },
      ],
    });
  });

  const coding = (code: string) => [{ system: 'rxnorm', code }];

  test.each<[string, Partial<Medication>, Partial<Medication>]>([
    ['the name', { text: 'Losartan 50 mg' }, { dosage: '2 tablets' }],
    ['the code', { codes: coding('979485') }, { dosage: '2 tablets' }],
    ['the dosage', { dosage: '2 tablets' }, { text: 'Losartan 50 mg', codes: coding('979485') }],
  ])(
    'MERGE-3 out of a medicine of which one changed %s and the other the rest comes no line that nobody wrote',
    (_what, hers, my) => {
      const base = taking(medicine('1 tablet'));
      const mine = { ...taking(medicine('1 tablet', my)), ...myStamp };
      const theirs = { ...taking(medicine('1 tablet', hers)), ...theirStamp };
      const { document, contested } = mergeDocuments('patients', base, mine, theirs);
      expect(document).toBe(theirs);
      expect(contested).toMatchObject([
        {
          path: `medications/${testId(400)}`,
          kept: { value: valueText(medicine('1 tablet', hers)) },
          other: { value: valueText(medicine('1 tablet', my)) },
        },
      ]);
    },
  );

  test('MERGE-3 an allergy is contested as a whole, too; what both changed alike is not', () => {
    const allergy: Allergy = {
      ...{ id: testId(401), codes: [], text: 'Penicillin', criticality: 'low', reaction: '' },
    };
    const having = (over: Partial<Allergy>) => makePatient({ allergies: [{ ...allergy, ...over }] });
    const base = having({});
    const mine = { ...having({ reaction: 'Hives' }), ...myStamp };
    const theirs = { ...having({ criticality: 'high' }), ...theirStamp };
    const { contested } = mergeDocuments('patients', base, mine, theirs);
    expect(contested.map(({ path }) => path)).toEqual([`allergies/${testId(401)}`]);
    const same = { ...having({ criticality: 'high' }), ...myStamp };
    expect(mergeDocuments('patients', base, same, theirs).contested).toEqual([]);
  });

  test('MERGE-3 nothing of an edit goes in when all of it is contested', () => {
    const base = makePatient({ riskTier: 'stable' });
    const mine = { ...base, ...myStamp, riskTier: 'rising' as const };
    const theirs = { ...base, ...theirStamp, riskTier: 'high' as const };
    const { document, contested } = mergeDocuments('patients', base, mine, theirs);
    expect(document).toBe(theirs);
    expect(contested.map(({ path }) => path)).toEqual(['riskTier']);
  });

  test.each([
    ['they', true],
    ['I', false],
  ])(
    'MERGE-4 a medicine that %s changed and the other removed stays with the change, and a person decides',
    (_who, theyChanged) => {
      const base = taking(medicine('10 mg'));
      const [changed, removed] = [taking(medicine('20 mg')), taking()];
      const mine = { ...(theyChanged ? removed : changed), ...myStamp };
      const theirs = { ...(theyChanged ? changed : removed), ...theirStamp };
      const { document, contested } = mergeDocuments('patients', base, mine, theirs);
      expect(document.medications).toEqual([medicine('20 mg')]);
      expect(contested).toMatchObject([
        {
          path: `medications/${testId(400)}`,
          kept: { by: theyChanged ? testId(52) : testId(53) },
          other: { value: '', by: theyChanged ? testId(53) : testId(52) },
        },
      ]);
    },
  );

  test('MERGE-4 a telephone that one side removed goes, unless the other changed it', () => {
    const base = makePatient();
    const mine = { ...base, ...myStamp, phones: [] };
    expect(mergeDocuments('patients', base, mine, { ...base, ...theirStamp }).document.phones).toEqual([]);
    const phones = base.phones.map((phone) => ({ ...phone, number: '555-0199' }));
    const merged = mergeDocuments('patients', base, mine, { ...base, ...theirStamp, phones });
    expect(merged.document.phones).toEqual(phones);
    expect(merged.contested).toEqual([]);
  });
});

describe('care plans', () => {
  const goal = (number: number, over: Partial<Goal> = {}): Goal => ({
    nextReviewOn: '',
    baseline: null,
    order: 0,
    id: testId(number),
    problemId: '',
    description: `Goal ${number}`,
    patientWords: '',
    target: { measureLoinc: '8480-6', measureName: 'Systolic', comparator: '<', value: 140, unit: 'mm[Hg]' },
    dueOn: '',
    lifecycleStatus: 'active',
    achievementStatus: 'in-progress',
    confidence: null,
    progress: [],
    ...over,
  });
  const plan = (goals: Goal[], over: Partial<CarePlan> = {}): CarePlan => ({
    version: 0,
    sections: [],
    copies: [],
    ...makeTask(),
    id: testId(1),
    patientId: testId(2),
    status: 'draft',
    problems: [],
    goals,
    interventions: [],
    barriers: [],
    signatures: [],
    ...over,
  });
  const target = (value: number) => ({ target: { ...goal(1).target, value } as Goal['target'] });

  test('MERGE-1 different goals, and different fields and notes of one goal, are all there', () => {
    const note = (number: number) => ({
      id: testId(number),
      recordedAt: BASE_AT,
      recordedBy: testId(9001),
      value: number,
      note: '',
    });
    const base = plan([goal(1), goal(2)]);
    const mine = plan([goal(1, { confidence: 7, progress: [note(51)] }), goal(2)], myStamp);
    const theirs = plan(
      [
        goal(1, { description: 'Walk daily', progress: [note(50)] }),
        goal(2, { dueOn: '2026-12-01' }),
        goal(3),
      ],
      theirStamp,
    );
    const { document, contested } = mergeDocuments('carePlans', base, mine, theirs);
    expect(document.goals).toEqual([
      goal(1, { confidence: 7, description: 'Walk daily', progress: [note(50), note(51)] }),
      goal(2, { dueOn: '2026-12-01' }),
      goal(3),
    ]);
    expect(contested).toEqual([]);
  });

  test('MERGE-3 the target of a goal is one value; two different ones wait for a person', () => {
    const base = plan([goal(1)]);
    const mine = plan([goal(1, { ...target(120), confidence: 7 })], myStamp);
    const theirs = plan([goal(1, target(130))], theirStamp);
    const { document, contested } = mergeDocuments('carePlans', base, mine, theirs);
    expect(document.goals).toEqual([goal(1, { ...target(130), confidence: 7 })]);
    expect(contested.map(({ path }) => path)).toEqual([`goals/${testId(1)}/target`]);
    expect(JSON.parse(contested[0]?.other.value ?? '')).toEqual(target(120).target);
  });

  test('MERGE-2 a plan approved by one while another changed its words is a draft again', () => {
    const base = plan([goal(1)], { status: 'submitted' });
    const approved = plan([goal(1)], { ...theirStamp, status: 'approved' });
    const reworded = plan([goal(1, { description: 'Walk daily' })], { ...myStamp, status: 'submitted' });
    expect(mergeDocuments('carePlans', base, reworded, approved).document.status).toBe('draft');
    expect(mergeDocuments('carePlans', base, approved, reworded).document.status).toBe('draft');
    const untouched = plan([goal(1)], { ...myStamp, status: 'submitted' });
    expect(mergeDocuments('carePlans', base, untouched, approved).document.status).toBe('approved');
  });
});

describe('tasks and calls', () => {
  const base = makeTask({ kind: 'callback', status: 'requested', completedAt: '' });
  const done = { status: 'completed', completedAt: MY_AT } as const;

  test('MERGE-2 when a task was finished follows its status', () => {
    const begun = { ...base, ...myStamp, status: 'in-progress' } as const;
    const finished = { ...base, ...theirStamp, ...done };
    const { document } = mergeDocuments('tasks', base, begun, finished);
    expect(document).toMatchObject({ status: 'in-progress', completedAt: '' });
    expect(mergeDocuments('tasks', base, finished, begun).document).toMatchObject(done);
  });

  test('MERGE-3 of an escalation every field that both changed waits for a person', () => {
    const escalation = { ...base, kind: 'escalation' } as const;
    const mine = { ...escalation, ...myStamp, ...done, detail: 'Called back.' };
    const theirs = { ...escalation, ...theirStamp, status: 'in-progress', detail: 'On it.' } as const;
    const { document, contested } = mergeDocuments('tasks', escalation, mine, theirs);
    expect(document).toBe(theirs);
    expect(contested.map(({ path }) => path).sort()).toEqual(['detail', 'status']);
  });

  const step = (id: number): EscalationStep => ({
    ...{ id: testId(id), stepId: 'still-answers', at: MY_AT, by: testId(53), text: '' },
  });
  const sbar = { situation: 'Hard to wake', background: '', assessment: '', recommendation: '' };
  const open = makeTask({
    kind: 'escalation',
    escalation: {
      ...{ level: 'E911', triggerId: 'overdose', occurredAt: BASE_AT, location: '', callbackNumber: '' },
      ...{ sbar, steps: [step(1)], acknowledgedAt: '', acknowledgedBy: '' },
      ...{ outcome: '', closedAt: '', followUpTaskId: '' },
    },
  });
  const part = open.escalation as Escalation;

  test('MERGE-1 the parts of an escalation are merged inside: the nurse ticks and writes the place while the supervisor acknowledges', () => {
    const mine = {
      ...{ ...open, ...myStamp },
      escalation: { ...part, location: '1 Main Street', steps: [step(1), step(3)] },
    };
    const acknowledged = { acknowledgedAt: THEIR_AT, acknowledgedBy: testId(52) };
    const theirs = {
      ...{ ...open, ...theirStamp, status: 'in-progress' as const },
      escalation: { ...part, ...acknowledged, steps: [step(1), step(2)] },
    };
    const { document, contested } = mergeDocuments('tasks', open, mine, theirs);
    expect(contested).toEqual([]);
    expect(document).toMatchObject({
      status: 'in-progress',
      escalation: { ...acknowledged, location: '1 Main Street', steps: [step(1), step(2), step(3)] },
    });
  });

  test('MERGE-3 the report of an escalation is one value, and two of them wait for a person; two who acknowledge do not', () => {
    const said = (situation: string, by: number) => ({
      ...part,
      ...{ sbar: { ...sbar, situation }, acknowledgedAt: MY_AT, acknowledgedBy: testId(by) },
    });
    const mine = { ...open, ...myStamp, escalation: said('Breathes slowly', 53) };
    const theirs = { ...open, ...theirStamp, escalation: said('Awake again', 52) };
    const { document, contested } = mergeDocuments('tasks', open, mine, theirs);
    expect(contested.map(({ path }) => path)).toEqual(['escalation/sbar']);
    expect(document.escalation).toMatchObject({
      acknowledgedBy: testId(53),
      sbar: { situation: 'Awake again' },
    });
  });

  test('MERGE-10 an entry of what happened does not go when a side has lost it, nor does the part that holds it', () => {
    const lost = { ...open, ...myStamp, detail: 'Later.', escalation: { ...part, steps: [] } };
    const gone = { ...open, ...theirStamp, title: 'Overdose', escalation: null };
    expect(mergeDocuments('tasks', open, lost, open).document.escalation).toEqual(part);
    expect(mergeDocuments('tasks', open, open, gone).document.escalation).toEqual(part);
    expect(mergeDocuments('tasks', open, lost, gone).document.escalation).toEqual(part);
  });

  test('MERGE-1 the sections of a note are merged one by one', () => {
    const call = makeCall();
    const mine = { ...call, ...myStamp, note: { ...call.note, plan: 'Ring again.' } };
    const theirs = { ...call, ...theirStamp, note: { ...call.note, assessment: 'Slept well.' } };
    expect(mergeDocuments('calls', call, mine, theirs).document.note).toEqual({
      ...call.note,
      plan: 'Ring again.',
      assessment: 'Slept well.',
    });
  });
});

describe('fields that this version does not know', () => {
  test('READ-1 come from the side that has them, and are not taken for removed by the other', () => {
    const base = { ...makePatient(), pronouns: 'she' };
    const { pronouns: _unknown, ...known } = base;
    const mine = { ...known, ...myStamp, language: 'es' };
    const theirs = { ...base, ...theirStamp, pronouns: 'they' };
    expect(mergeDocuments('patients', base, mine, theirs).document).toMatchObject({
      pronouns: 'they',
      language: 'es',
    });
  });
});

describe('review items', () => {
  const item = makeReviewItem({ rev: 2 });
  const decided = (value: string, stamp: object) => {
    const decision: ReviewDecision = {
      choice: 'third',
      value,
      by: testId(53),
      at: MY_AT,
      comment: '',
    };
    return { ...item, ...stamp, status: 'closed' as const, decision };
  };

  test('MERGE-6 the same item found twice stays one, and an open one does not undo a decision', () => {
    const closed = decided('"15 mg"', theirStamp);
    expect(mergeDocuments('reviewItems', null, { ...item, ...myStamp }, closed)).toEqual({
      document: closed,
      contested: [],
    });
    const { document } = mergeDocuments('reviewItems', null, decided('"15 mg"', myStamp), {
      ...item,
      rev: 4,
    });
    expect(document).toMatchObject({ status: 'closed', rev: 4, decision: { value: '"15 mg"' } });
  });

  test('MERGE-9 two different decisions are a conflict about the same field', () => {
    const [mine, theirs] = [decided('"15 mg"', myStamp), decided('"12 mg"', theirStamp)];
    const { document, contested } = mergeDocuments('reviewItems', item, mine, theirs);
    expect(document).toBe(theirs);
    expect(contested).toMatchObject([
      { path: item.path, base: '"20 mg"', kept: { value: '"12 mg"' }, other: { value: '"15 mg"' } },
    ]);
    const same = decided('"12 mg"', myStamp);
    expect(mergeDocuments('reviewItems', item, same, theirs).contested).toEqual([]);
  });
});

test('MERGE-10 a task that two devices made before they knew of each other is one, made by the first, with what happened on both', () => {
  const event = (number: number, action: TaskEvent['action']): TaskEvent => ({
    id: testId(number),
    action,
    at: '2026-11-20T12:00:00.000Z',
    by: testId(9001),
    ownerId: '',
    note: '',
  });
  const theirs = makeTask({ createdBy: testId(9001), history: [event(1, 'created')] });
  const mine = makeTask({
    createdBy: testId(9002),
    status: 'completed',
    completedAt: '2026-11-20T12:00:00.000Z',
    history: [event(2, 'created'), event(3, 'completed')],
  });
  const { document, contested } = mergeDocuments('tasks', null, mine, theirs);
  expect(DOCUMENT_SHAPES.tasks.safeParse(document).success).toBe(true);
  expect(contested).toEqual([]);
  expect(document).toMatchObject({ createdBy: testId(9001), escalation: null, referral: null });
  expect(document).toMatchObject({ status: 'completed', completedAt: mine.completedAt });
  expect(document.history.map(({ id }) => id)).toEqual([testId(1), testId(2), testId(3)]);
});
