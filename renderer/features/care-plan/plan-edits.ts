import type { CarePlanContent, PlanSection } from '#shared/domain/care-plan.ts';
import { planChanges } from '#shared/domain/plan-changes.ts';
import { inPlace, lastOrder, placesAfterMove } from '#shared/domain/plan-order.ts';
import type { PlanItems, PlanList } from './plan-outline.ts';

export const emptyPlan: CarePlanContent = {
  sections: [],
  problems: [],
  goals: [],
  interventions: [],
  barriers: [],
};

/** The editable part of a plan document. */
export function contentOf(plan: CarePlanContent | null): CarePlanContent {
  if (plan === null) return emptyPlan;
  const { problems, goals, interventions, barriers, sections } = plan;
  return { problems, goals, interventions, barriers, sections };
}

/** The plan with one item changed. */
export function changeItem<List extends PlanList>(
  content: CarePlanContent,
  list: List,
  id: string,
  change: Partial<PlanItems[List]>,
): CarePlanContent {
  const items = content[list] as PlanItems[List][];
  return { ...content, [list]: items.map((item) => (item.id === id ? { ...item, ...change } : item)) };
}

/** The plan with words in one of its sections; there is one of each kind. */
export function changeSection(
  content: CarePlanContent,
  id: PlanSection['id'],
  change: Partial<PlanSection>,
): CarePlanContent {
  const known = content.sections.find((section) => section.id === id);
  const section = { id, text: '', reviewedOn: '' as const, ...known, ...change };
  const others = content.sections.filter((one) => one !== known);
  return { ...content, sections: [...others, section] };
}

/** The plan with items added behind those of their kind. */
export function addItems(content: CarePlanContent, added: Partial<CarePlanContent>): CarePlanContent {
  const behind = <Item extends { order: number }>(present: Item[], more: Item[] = []): Item[] => {
    const last = lastOrder(present as never);
    return [...present, ...more.map((item, index) => ({ ...item, order: last + index }))];
  };
  return {
    ...content,
    problems: behind(content.problems, added.problems),
    goals: behind(content.goals, added.goals),
    interventions: behind(content.interventions, added.interventions),
    barriers: behind(content.barriers, added.barriers),
  };
}

/** The plan with an item `steps` places further down (up when negative) among those it stands with. */
export function moveItem(
  content: CarePlanContent,
  list: PlanList,
  id: string,
  steps: number,
): CarePlanContent {
  const siblings = siblingsOf(content, list, id);
  const from = siblings.findIndex((item) => item.id === id);
  return moveItemTo(content, list, id, from + steps);
}

/** The plan with an item at a place, counted from 0, among those it stands with. */
export function moveItemTo(
  content: CarePlanContent,
  list: PlanList,
  id: string,
  index: number,
): CarePlanContent {
  const places = placesAfterMove(siblingsOf(content, list, id), id, Math.max(0, index));
  return places.reduce((plan, place) => changeItem(plan, list, place.id, { order: place.order }), content);
}

/** The items that one stands with on the screen, in their places: of the same problem or goal, problems of the same status. */
export function siblingsOf(content: CarePlanContent, list: PlanList, id: string): PlanItems[PlanList][] {
  const items: PlanItems[PlanList][] = content[list];
  const item = items.find((one) => one.id === id);
  if (item === undefined) return [];
  const group = (one: PlanItems[PlanList]) => {
    if ('problemId' in one)
      return content.problems.some((problem) => problem.id === one.problemId) ? one.problemId : '';
    return 'title' in one ? one.status : one.goalId;
  };
  return inPlace(items.filter((one) => group(one) === group(item)));
}

/** The plan without an item and without what was planned only for it. */
export function removeItem(content: CarePlanContent, list: PlanList, id: string): CarePlanContent {
  const goals = content.goals.filter(
    (goal) => !(list === 'goals' ? goal.id === id : list === 'problems' && goal.problemId === id),
  );
  const gone = new Set(content.goals.filter((goal) => !goals.includes(goal)).map((goal) => goal.id));
  return {
    ...content,
    goals,
    problems:
      list === 'problems' ? content.problems.filter((problem) => problem.id !== id) : content.problems,
    interventions: content.interventions.filter(
      (step) => step.id !== id && !gone.has(step.goalId) && !(list === 'problems' && step.problemId === id),
    ),
    barriers: content.barriers.filter((barrier) => barrier.id !== id && !gone.has(barrier.goalId)),
  };
}

/** Whether two contents say the same, whatever the order of their items in memory. */
export function isSameContent(one: CarePlanContent, two: CarePlanContent): boolean {
  return one === two || planChanges(one, two).length === 0;
}

/** How many items were added, removed or changed between two contents. */
export function countChanges(before: CarePlanContent, after: CarePlanContent): number {
  return new Set(planChanges(before, after).map(({ id }) => id)).size;
}
