import { describe, expect, test } from 'vitest';
import type { CarePlan } from '#shared/domain/care-plan.ts';
import { patientCopy } from '#shared/domain/patient-copy.ts';
import type { CopySources, PatientCopy } from '#shared/domain/patient-copy-shape.ts';
import { GRADE_AIMED_AT, readingGrade } from '#shared/domain/reading-grade.ts';
import { makePatient, testId } from '#shared/domain/test-documents.ts';
import { makeGoal } from '#tests/support/goal.ts';
import { PLAN_TEMPLATES } from '../plan-templates/index.ts';
import { PATIENT_COPY_LABELS } from './index.ts';

const problem = (number: number, title: string, code = '') => ({
  id: testId(number),
  title,
  codes: code === '' ? [] : [{ system: 'http://hl7.org/fhir/sid/icd-10-cm', code, display: '' }],
  codeStatus: 'none' as const,
  status: 'active' as const,
  expectedOutcome: '',
  sourceScreeningId: '' as const,
  order: 0,
});
const step = (number: number, description: string, changes: object = {}) => ({
  id: testId(number),
  problemId: '' as const,
  goalId: '' as const,
  description,
  owner: 'patient' as const,
  dueOn: '' as const,
  status: 'planned' as const,
  taskId: '' as const,
  order: 0,
  ...changes,
});

function copyOf(plan: Partial<CarePlan>, changes: Partial<CopySources> = {}): PatientCopy {
  const language = changes.language ?? 'en';
  return patientCopy({
    plan: {
      id: testId(70),
      version: 3,
      status: 'active',
      updatedAt: '2026-11-02T15:00:00.000Z',
      ...{
        problems: [],
        goals: [],
        interventions: [],
        barriers: [],
        sections: [],
        signatures: [],
        copies: [],
      },
      ...plan,
    } as unknown as CarePlan,
    patient: makePatient(),
    tasks: [],
    templates: PLAN_TEMPLATES,
    language,
    words: PATIENT_COPY_LABELS[language],
    practice: { name: 'Northside', timeZone: 'America/New_York' },
    careManager: { name: 'Maria', credential: 'LPN', phone: '555-0199' },
    ...changes,
  });
}

const textOf = (copy: PatientCopy) => JSON.stringify(copy);
const lines = (copy: PatientCopy, kind: string) =>
  copy.sections.find((section) => section.kind === kind)?.items.map(({ text }) => text) ?? [];

test('goals are in her words, steps under whose they are, with days to read', () => {
  const goal = {
    ...makeGoal('Systolic below 130'),
    patientWords: 'Dance at the wedding',
    dueOn: '2027-03-03',
  };
  const copy = copyOf({
    goals: [goal, { ...makeGoal('Old'), lifecycleStatus: 'cancelled' }],
    interventions: [step(1, 'Walk each day'), step(2, 'Call the pharmacy', { owner: 'care-manager' })],
  });
  expect(copy.sections.find(({ kind }) => kind === 'goals')?.items).toEqual([
    { text: 'Dance at the wedding', detail: 'By March 3, 2027.', isWritten: true },
  ]);
  expect([lines(copy, 'steps'), lines(copy, 'team')]).toEqual([['Walk each day'], ['Call the pharmacy']]);
  expect(lines(copy, 'contacts')[0]).toBe('Maria, LPN, your care manager at Northside');
});

test('what to watch for follows the conditions of the plan, by code and by the template’s title', () => {
  const byCode = copyOf({ problems: [problem(1, 'Sugar', 'E11.65')] });
  expect(lines(byCode, 'call').join()).toContain('Sugar below 54');
  expect(lines(byCode, 'watch').join()).not.toContain('Weigh');
  const title = PLAN_TEMPLATES.find(({ id }) => id === 'heart-failure')?.problems[0]?.title ?? '';
  expect(lines(copyOf({ problems: [problem(1, title)] }), 'watch').join()).toContain('Weigh yourself');
  expect(lines(copyOf({}), 'emergency')).toEqual(PATIENT_COPY_LABELS.en.always.emergency);
});

describe('safety at home is on no copy', () => {
  const goal = { ...makeGoal('Has a quiet plan'), problemId: testId(1) };
  const work = step(3, 'Talk it over with the social worker', { goalId: goal.id, taskId: testId(5) });
  const task = {
    id: testId(5),
    kind: 'appointment',
    title: 'Quiet visit',
    detail: '',
    dueAt: '2026-12-01T15:00:00.000Z',
  };
  test.each([
    ['by its code', problem(1, 'Home', 'T74.11XA'), []],
    ['by its words', problem(1, 'Partner violence'), []],
    [
      'by the need it came from',
      problem(1, 'Home'),
      [{ needId: 'interpersonal-safety', problemId: testId(1), goalId: '', referralTaskId: '' }],
    ],
  ])('%s, with all that belongs to it', (_, hidden, needs) => {
    const copy = copyOf(
      { problems: [hidden], goals: [goal], interventions: [work] },
      { tasks: [task as never], patient: makePatient({ needs: needs as never }) },
    );
    expect(textOf(copy)).not.toMatch(/quiet|social worker|violence/i);
    expect(copy.leftOut).toBe(3);
  });
});

test('every red flag that a template knows has plain words in both languages, as many and as urgent in each', () => {
  const { en, es } = PATIENT_COPY_LABELS;
  for (const { id, redFlags } of PLAN_TEMPLATES) {
    const [ours, theirs] = [en.signs[id], es.signs[id]];
    if (redFlags.some(({ level }) => level === 'emergency'))
      expect([id, ours?.emergency.length]).not.toEqual([id, 0]);
    if (redFlags.some(({ level }) => level !== 'emergency'))
      expect([id, ours?.call.length]).not.toEqual([id, 0]);
    for (const kind of ['emergency', 'call', 'watch'] as const) {
      expect([id, kind, theirs?.[kind].length]).toEqual([id, kind, ours?.[kind].length]);
    }
  }
  expect(Object.keys(es.signs).sort()).toEqual(PLAN_TEMPLATES.map(({ id }) => id).sort());
});

test('our words read at sixth grade or below in both languages, and the plan’s hard lines are named', () => {
  const problems = PLAN_TEMPLATES.map(({ problems: [first] }, at) => problem(at, first?.title ?? ''));
  for (const language of ['en', 'es'] as const) {
    expect([language, copyOf({ problems }, { language }).grade]).toEqual([language, expect.any(Number)]);
    expect(copyOf({ problems }, { language }).grade).toBeLessThanOrEqual(GRADE_AIMED_AT);
  }
  const hard =
    'Optimization of antihypertensive pharmacotherapy according to longitudinal ambulatory monitoring';
  const copy = copyOf({ interventions: [step(1, hard), step(2, 'Walk each day after lunch with a friend')] });
  expect(copy.hardest).toEqual([{ text: hard, grade: readingGrade(hard, 'en') }]);
});

test('the Spanish copy has Spanish labels and days, and leaves the plan’s words as they were written', () => {
  const copy = copyOf(
    { goals: [{ ...makeGoal('Walk'), patientWords: 'Caminar con mi nieta', dueOn: '2027-03-03' }] },
    { language: 'es' },
  );
  expect(copy.title).toBe('Mi plan de cuidado');
  expect(copy.sections.find(({ kind }) => kind === 'goals')).toMatchObject({
    title: 'Mis metas',
    items: [{ text: 'Caminar con mi nieta', detail: 'Para el 3 de marzo de 2027.' }],
  });
});
