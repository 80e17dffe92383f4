import { expect, test } from 'vitest';
import { PLAN_TEMPLATES } from '../content/plan-templates/index.ts';
import type { CarePlanContent } from './care-plan.ts';
import { acceptAll, acceptProposal, leaveOut, planProposals } from './plan-proposals.ts';
import { applyTemplate, type PlanTemplate } from './plan-templates.ts';
import { testId } from './test-documents.ts';

const empty: CarePlanContent = { sections: [], problems: [], goals: [], interventions: [], barriers: [] };
const copd = PLAN_TEMPLATES.find(({ id }) => id === 'copd') as PlanTemplate;
const filled = (content = empty, from = 100) => {
  let next = from;
  return applyTemplate(copd, content, {
    newId: () => testId(next++),
    onDate: '2026-11-21',
    baseline: () => null,
  });
};
const proposals = planProposals(empty, filled());

test('everything a template would add is a proposal, and accepting all is the template', () => {
  expect(acceptAll(empty, proposals)).toEqual({ content: filled(), proposals: [] });
  const [first, second, third] = proposals;
  expect([first?.list, second?.list, third?.list]).toEqual(['problems', 'goals', 'interventions']);
  expect(third?.parents).toEqual([first?.id, second?.id]);
});

test('an accepted step brings its goal and its problem, and nothing else', () => {
  const step = proposals.find(({ list }) => list === 'interventions');
  const { content, proposals: rest } = acceptProposal(empty, proposals, step?.id ?? '');
  const counts = [content.problems, content.goals, content.interventions, content.barriers].map(
    (items) => items.length,
  );
  expect(counts).toEqual([1, 1, 1, 0]);
  expect(content.goals[0]?.problemId).toBe(content.problems[0]?.id);
  expect(rest).toHaveLength(proposals.length - 3);
  expect(rest.flatMap(({ parents }) => parents)).not.toContain(content.problems[0]?.id);
});

test('a problem that is left out takes what hangs from it along', () => {
  const [problem] = proposals;
  const rest = leaveOut(proposals, problem?.id ?? '');
  expect(rest.some(({ parents }) => parents.includes(problem?.id ?? ''))).toBe(false);
  expect(rest.length).toBeLessThan(proposals.length - 1);
});

test('what somebody else wrote in the same words meanwhile does not come again', () => {
  const [problem] = proposals;
  const theirs = { ...filled(empty, 500), goals: [], interventions: [], barriers: [] };
  expect(acceptProposal(theirs, proposals, problem?.id ?? '').content).toBe(theirs);
});
