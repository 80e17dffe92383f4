import type { CarePlanContent, Goal, Intervention, Problem } from '#shared/domain/care-plan.ts';

/** The lists of a plan, by the type of their items. */
export interface PlanItems {
  problems: Problem;
  goals: Goal;
  interventions: Intervention;
  barriers: CarePlanContent['barriers'][number];
}
export type PlanList = keyof PlanItems;

/** A problem with all that was planned for it, as the editor shows it. `problem` is null for what belongs to none. */
export interface ProblemGroup {
  problem: Problem | null;
  goals: Goal[];
  interventions: Intervention[];
}

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

/** Groups goals and interventions under their problems: active ones first, what belongs to none at the end. */
export function problemGroups(content: CarePlanContent): ProblemGroup[] {
  const known = new Set(content.problems.map((problem) => problem.id));
  const group = (problem: Problem | null): ProblemGroup => {
    const isMine = (item: { problemId: string }) =>
      problem === null ? !known.has(item.problemId) : item.problemId === problem.id;
    return {
      problem,
      goals: content.goals.filter(isMine),
      interventions: content.interventions.filter(isMine),
    };
  };
  const rank = (problem: Problem) => (problem.status === 'active' ? 0 : 1);
  const groups = [...content.problems].sort((one, two) => rank(one) - rank(two)).map(group);
  const loose = group(null);
  return loose.goals.length + loose.interventions.length > 0 ? [...groups, loose] : groups;
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

/** The plan with items added at the end of their lists. */
export function addItems(content: CarePlanContent, added: Partial<CarePlanContent>): CarePlanContent {
  return {
    ...content,
    problems: [...content.problems, ...(added.problems ?? [])],
    goals: [...content.goals, ...(added.goals ?? [])],
    interventions: [...content.interventions, ...(added.interventions ?? [])],
    barriers: [...content.barriers, ...(added.barriers ?? [])],
  };
}

/** The plan without an item and without what was planned only for it. */
export function removeItem(content: CarePlanContent, list: PlanList, id: string): CarePlanContent {
  const without = {
    ...content,
    [list]: (content[list] as { id: string }[]).filter((item) => item.id !== id),
  };
  if (list === 'problems') {
    return {
      ...without,
      goals: without.goals.filter((goal) => goal.problemId !== id),
      interventions: without.interventions.filter((item) => item.problemId !== id),
    };
  }
  if (list !== 'goals') return without;
  return { ...without, interventions: without.interventions.filter((item) => item.goalId !== id) };
}

/** Whether two contents say the same, whatever the order of their items. */
export function isSameContent(one: CarePlanContent, two: CarePlanContent): boolean {
  return countChanges(one, two) === 0;
}

/** How many items were added, removed or changed between two contents. */
export function countChanges(before: CarePlanContent, after: CarePlanContent): number {
  return differences(before, after).length;
}

/** One item that differs between two contents. */
export interface Difference {
  list: PlanList;
  id: string;
  kind: 'added' | 'removed' | 'changed';
  title: string;
}

/** The items that differ between two contents, by id. */
export function differences(before: CarePlanContent, after: CarePlanContent): Difference[] {
  const lists: PlanList[] = ['problems', 'goals', 'interventions', 'barriers'];
  return lists.flatMap((list) => {
    const old = new Map<string, PlanItems[PlanList]>(before[list].map((item) => [item.id, item]));
    const found: Difference[] = [];
    for (const item of after[list]) {
      const earlier = old.get(item.id);
      old.delete(item.id);
      if (earlier === undefined) found.push({ list, id: item.id, kind: 'added', title: titleOf(item) });
      else if (canonicalText(earlier) !== canonicalText(item))
        found.push({ list, id: item.id, kind: 'changed', title: titleOf(item) });
    }
    for (const item of old.values()) found.push({ list, id: item.id, kind: 'removed', title: titleOf(item) });
    return found;
  });
}

function titleOf(item: PlanItems[PlanList]): string {
  return 'title' in item ? item.title : item.description;
}

// The engine may answer the same item with its fields in another order.
function canonicalText(value: unknown): string {
  return JSON.stringify(value, (_key, part) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([one], [two]) => (one < two ? -1 : 1)))
      : part,
  );
}
