import { describe, expect, test } from 'vitest';
import { PLAN_TEMPLATES } from '../content/plan-templates/index.ts';
import { CarePlanContent } from './care-plan.ts';
import type { Condition } from './patient.ts';
import { applyTemplate, PlanTemplate, suggestTemplates } from './plan-templates.ts';
import { testId } from './test-documents.ts';

const empty: CarePlanContent = { sections: [], problems: [], goals: [], interventions: [], barriers: [] };
const ICD = 'http://hl7.org/fhir/sid/icd-10-cm';

function idMaker(from = 100): () => string {
  let next = from;
  return () => testId(next++);
}
const apply = (template: PlanTemplate, content = empty, from = 100) =>
  applyTemplate(template, content, { newId: idMaker(from), onDate: '2026-11-21', baseline: () => null });
const byId = (id: string) => PLAN_TEMPLATES.find((template) => template.id === id) as PlanTemplate;

describe.each(PLAN_TEMPLATES.map((template) => [template.title, template] as const))(
  '%s',
  (_title, template) => {
    test('gives a whole plan whose parts hang together', () => {
      const content = apply(template);
      expect(CarePlanContent.parse(content)).toEqual(content);
      expect(content.problems).toHaveLength(template.problems.length);
      const problemIds = new Set(content.problems.map((one) => one.id));
      const goalIds = new Set(content.goals.map((one) => one.id));
      for (const goal of content.goals) expect(problemIds.has(goal.problemId)).toBe(true);
      for (const step of content.interventions) {
        expect(problemIds.has(step.problemId)).toBe(true);
        expect(goalIds.has(step.goalId)).toBe(true);
        expect(step.dueOn > '2026-11-21').toBe(true);
      }
    });

    test('applied twice adds nothing', () => {
      const once = apply(template);
      expect(apply(template, once, 5000)).toEqual(once);
    });

    test('names its conditions and signs to watch for', () => {
      expect(PlanTemplate.parse(template)).toEqual(template);
      expect(template.fits.length).toBeGreaterThan(0);
      expect(template.redFlags.length).toBeGreaterThan(0);
      const keys = template.problems.flatMap((problem) => problem.goals.map((goal) => goal.key));
      expect(new Set(keys).size).toBe(keys.length);
    });
  },
);

test('the eight conditions', () => {
  expect(PLAN_TEMPLATES.map((template) => template.id).toSorted()).toEqual([
    'arthritis-and-chronic-pain',
    'chronic-kidney-disease',
    'copd',
    'depression',
    'fall-risk',
    'heart-failure',
    'hypertension',
    'type-2-diabetes',
  ]);
});

describe('applyTemplate', () => {
  test('leaves what is there and joins a problem known by its code', () => {
    const problem = {
      id: testId(1),
      title: 'HTN, uncontrolled',
      codes: [{ system: ICD, code: 'I10' }],
      status: 'active' as const,
      sourceScreeningId: '' as const,
      codeStatus: 'none' as const,
      expectedOutcome: '',
      order: 0,
    };
    const content = apply(byId('hypertension'), { ...empty, problems: [problem] });
    expect(content.problems[0]).toBe(problem);
    expect(content.problems).toHaveLength(byId('hypertension').problems.length);
    expect(content.goals[0]?.problemId).toBe(problem.id);
  });

  test('a goal that was cancelled, or is written a little differently, does not come again', () => {
    const once = apply(byId('fall-risk'));
    const goals = once.goals.map((goal) => ({
      ...goal,
      description: goal.description.toUpperCase().replace('.', ' !'),
      lifecycleStatus: 'cancelled' as const,
    }));
    expect(apply(byId('fall-risk'), { ...once, goals }, 5000).goals).toEqual(goals);
  });

  test('two templates add up', () => {
    const both = apply(byId('chronic-kidney-disease'), apply(byId('hypertension')), 5000);
    const ids = [...both.problems, ...both.goals, ...both.interventions, ...both.barriers].map(
      (item) => item.id,
    );
    expect(new Set(ids).size).toBe(ids.length);
    expect(both.problems.map((problem) => problem.title)).toContain('Kidneys are getting weaker');
  });
});

test('a target that depends on where she stands is worked out from the newest value, and waits for one where there is none', () => {
  const facts = { newId: idMaker(), onDate: '2026-11-21' };
  const baseline = (loinc: string) => (loinc === '9318-7' ? { value: 90, on: '2026-11-01' } : null);
  const { goals } = applyTemplate(byId('chronic-kidney-disease'), empty, { ...facts, baseline });
  const measured = goals.map(({ target, baseline: start }) => [
    target?.measureLoinc,
    target?.value,
    start?.value,
  ]);
  expect(measured).toEqual([
    [undefined, undefined, undefined],
    ['9318-7', 63, 90],
    [undefined, undefined, undefined],
    ['8480-6', 130, undefined],
  ]);
});

test('what a template adds stands behind what is there, in its own order', () => {
  const barrier = {
    id: testId(1),
    goalId: '' as const,
    description: 'No car',
    status: 'open' as const,
    order: 4,
  };
  const { barriers } = apply(byId('copd'), { ...empty, barriers: [barrier] });
  expect(barriers.map(({ order }) => order)).toEqual([4, 5, 6, 7]);
});

describe('suggestTemplates', () => {
  const condition = (
    system: string,
    code: string,
    clinicalStatus: Condition['clinicalStatus'] = 'active',
  ): Condition => ({
    id: testId(1),
    codes: [{ system, code }],
    text: '',
    clinicalStatus,
    onsetOn: '',
    abatedOn: '',
  });
  const ids = (...conditions: Condition[]) =>
    suggestTemplates(PLAN_TEMPLATES, { conditions }).map((one) => one.id);

  test('by code, below the code in ICD-10-CM', () => {
    expect(ids(condition(ICD, 'I10'))).toEqual(['hypertension']);
    expect(ids(condition(ICD, 'E11.22'))).toEqual(['chronic-kidney-disease', 'type-2-diabetes']);
    expect(ids(condition('http://snomed.info/sct', '88805009'))).toEqual(['heart-failure']);
    expect(ids(condition('http://snomed.info/sct', '8880500'), condition('urn:other', 'I10'))).toEqual([]);
  });

  test('not for what is over', () => {
    expect(ids(condition(ICD, 'I10', 'resolved'))).toEqual([]);
  });
});
