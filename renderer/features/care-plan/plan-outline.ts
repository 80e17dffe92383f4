/** @file What the rows of the editor ask of a plan: which items stand where, by id, so that a row is drawn anew only when its own item changes. */
import type { CarePlanContent, Goal, Intervention, Problem } from '#shared/domain/care-plan.ts';
import { byPlace } from '#shared/domain/plan-order.ts';

/** The lists of a plan whose items have places, by the type of their items. */
export interface PlanItems {
  problems: Problem;
  goals: Goal;
  interventions: Intervention;
  barriers: CarePlanContent['barriers'][number];
}
export type PlanList = keyof PlanItems;

/** The problems in their places, active ones first. */
export function problemIds({ problems }: CarePlanContent): string[] {
  const rank = ({ status }: Problem) => (status === 'active' ? 0 : 1);
  return [...problems].sort((one, two) => rank(one) - rank(two) || byPlace(one, two)).map(({ id }) => id);
}

/** The goals or steps of a problem in their places; with an empty id, those of no problem that the plan has. */
export function idsOfProblem(
  content: CarePlanContent,
  list: 'goals' | 'interventions',
  problemId: string,
): string[] {
  const isOurs =
    problemId === '' ? looseIn(content) : (item: { problemId: string }) => item.problemId === problemId;
  return inPlaceIds((content[list] as (Goal | Intervention)[]).filter(isOurs));
}

/** The barriers of a goal in their places; with an empty id, those of the whole plan. */
export function barrierIds({ barriers, goals }: CarePlanContent, goalId: string): string[] {
  const isKnown = (id: string) => goals.some((goal) => goal.id === id);
  return inPlaceIds(barriers.filter((one) => (goalId === '' ? !isKnown(one.goalId) : one.goalId === goalId)));
}

function looseIn({ problems }: CarePlanContent) {
  const known = new Set(problems.map(({ id }) => id));
  return (item: { problemId: string }) => !known.has(item.problemId);
}

function inPlaceIds(items: readonly { id: string; order: number }[]): string[] {
  return [...items].sort(byPlace).map(({ id }) => id);
}
