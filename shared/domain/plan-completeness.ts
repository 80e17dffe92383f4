/** @file Which of the elements that CMS lists for a comprehensive care plan a plan has, and what is missing in words (domain.md 2.1). Pure. */
import type { CarePlanContent, Goal, PlanSectionKind, Problem } from './care-plan.ts';
import { addDays, dayText } from './local-date.ts';
import type { LocalDate } from './primitives.ts';

/** The elements in the order in which CMS lists them. */
export const PLAN_ELEMENTS = [
  'problem-list',
  'expected-outcome',
  'measurable-goals',
  'cognitive-and-functional',
  'symptom-management',
  'interventions',
  'medication-management',
  'environment',
  'caregiver',
  'outside-agencies',
  'periodic-review',
  'revision',
] as const;
export type PlanElement = (typeof PLAN_ELEMENTS)[number];

/** Whether a plan has an element; `missing` says what to do, one sentence each, and is empty where it has. */
export interface ElementState {
  element: PlanElement;
  isMet: boolean;
  missing: string[];
}

/** A full revision is due at least yearly (domain.md 2.1). */
const REVISION_DAYS = 365;

/** The state of each element on that day. */
export function planCompleteness(content: CarePlanContent, today: LocalDate): ElementState[] {
  const problems = content.problems.filter(({ status }) => status === 'active');
  const goals = content.goals.filter(isWorkedOn);
  return PLAN_ELEMENTS.map((element) => {
    const missing = missingOf(element, { content, problems, goals, today });
    return { element, isMet: missing.length === 0, missing };
  });
}

interface Facts {
  content: CarePlanContent;
  problems: Problem[];
  goals: Goal[];
  today: LocalDate;
}

function missingOf(element: PlanElement, facts: Facts): string[] {
  if (element === 'problem-list') return problemList(facts);
  if (element === 'expected-outcome') return expectedOutcome(facts);
  if (element === 'measurable-goals') return measurableGoals(facts);
  if (element === 'interventions') return interventions(facts);
  if (element === 'revision') return revision(facts);
  return section(element, facts);
}

function problemList({ problems }: Facts): string[] {
  return problems.length > 0 ? [] : ['Add at least one active problem.'];
}

function expectedOutcome({ problems }: Facts): string[] {
  if (problems.length === 0) return ['Add a problem and what is expected to come of it.'];
  return problems
    .filter(({ expectedOutcome }) => expectedOutcome.trim() === '')
    .map(({ title }) => `Say what is expected to come of “${title}”.`);
}

function measurableGoals({ problems, goals }: Facts): string[] {
  if (goals.length === 0) return ['Add a goal with a measure, a target and a date.'];
  const without = problems
    .filter(({ id }) => !goals.some(({ problemId }) => problemId === id))
    .map(({ title }) => `“${title}” has no goal.`);
  const isMeasured = ({ target, dueOn }: Goal) =>
    target !== null && Number.isFinite(target.value) && dueOn !== '';
  const measured = problems
    .filter(({ id }) => goals.some(({ problemId }) => problemId === id))
    .some(({ id }) => goals.some((goal) => goal.problemId === id && isMeasured(goal)));
  const undated = goals
    .filter(({ dueOn }) => dueOn === '')
    .map(({ description }) => `“${description}” has no date.`);
  if (problems.length > 0 && !measured) without.push('No goal has a measure with a target and a date.');
  return [...without, ...undated];
}

function interventions({ content, problems }: Facts): string[] {
  const planned = content.interventions.filter(({ status }) => status !== 'cancelled');
  if (planned.length === 0) return ['Add what is planned, with who does it.'];
  return problems
    .filter(({ id }) => !planned.some(({ problemId }) => problemId === id))
    .map(({ title }) => `Nothing is planned for “${title}”.`);
}

function section(kind: PlanSectionKind, { content, today }: Facts): string[] {
  const written = content.sections.find(({ id }) => id === kind);
  if (!written || written.text.trim() === '') return ['Nothing is written yet.'];
  if (written.reviewedOn === '') return ['Nobody has confirmed yet that it holds.'];
  const isOld = written.reviewedOn < addDays(today, -REVISION_DAYS);
  return isOld ? [`Last confirmed ${dayText(written.reviewedOn, today)}, more than a year ago.`] : [];
}

function revision({ goals, today }: Facts): string[] {
  return goals.flatMap(({ description, nextReviewOn, dueOn }) => {
    if (nextReviewOn !== '' && nextReviewOn < today)
      return [`The review of “${description}” was due ${dayText(nextReviewOn, today)}.`];
    const isOver = nextReviewOn === '' && dueOn !== '' && dueOn < today;
    return isOver
      ? [`The date of “${description}” was ${dayText(dueOn, today)}: say what became of it.`]
      : [];
  });
}

function isWorkedOn({ lifecycleStatus }: Goal): boolean {
  return lifecycleStatus !== 'completed' && lifecycleStatus !== 'cancelled';
}
