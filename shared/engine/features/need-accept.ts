/** @file Taking what a need proposes into plan and tasks. */
import type { CarePlan, CarePlanContent, Goal, Intervention, Problem } from '#shared/domain/care-plan.ts';
import type { NeedGuide } from '#shared/domain/need-guide.ts';
import { type ProposedItems, problemCodes, proposedItems } from '#shared/domain/needs.ts';
import type { PatientNeed } from '#shared/domain/patient-need.ts';
import { type Id, toInstant } from '#shared/domain/primitives.ts';
import type { Desk } from '../desk.ts';
import { engineError } from '../errors.ts';
import type { Change } from '../writer.ts';
import {
  asWorking,
  dateAtPractice,
  guideOf,
  type NeedContext,
  needChange,
  planChanges,
} from './need-context.ts';

const EMPTY: CarePlanContent = { problems: [], goals: [], interventions: [], barriers: [], sections: [] };

/** The changes that take these items in; none where all are there already. */
export async function acceptedItems(
  desk: Desk,
  context: NeedContext,
  need: PatientNeed,
  itemIds: readonly Id[],
): Promise<(Change | null)[]> {
  const guide = guideOf(need);
  const now = toInstant(desk.ports.now());
  const proposed = guide && proposedItems(need, guide, dateAtPractice(desk, now));
  if (!guide || !proposed?.problem) {
    throw engineError(
      'INVALID',
      'Nothing of this need goes on the plan. Follow the steps for it with your RN.',
    );
  }
  const content = context.plan ?? EMPTY;
  const problem = knownProblem(content, need, guide, proposed.problem.id) ?? {
    ...proposed.problem,
    order: nextOrder(content.problems),
  };
  const wantsGoal = proposed.goal !== null && itemIds.includes(proposed.goal.id);
  const goal = acceptedGoal(content, need, proposed, problem, wantsGoal);
  const steps = proposed.interventions
    .filter(({ id }) => itemIds.includes(id) && !content.interventions.some((known) => known.id === id))
    .map(
      (step, index): Intervention => ({
        ...step,
        problemId: problem.id,
        goalId: goal?.id ?? '',
        order: nextOrder(content.interventions) + index,
      }),
    );
  const isNewProblem = !content.problems.some(({ id }) => id === problem.id);
  const isNewGoal = goal !== null && !content.goals.some(({ id }) => id === goal.id);
  if (!isNewProblem && !isNewGoal && steps.length === 0 && need.problemId === problem.id) return [];
  const next: CarePlanContent = {
    problems: isNewProblem ? [...content.problems, problem] : [...content.problems],
    goals: isNewGoal ? [...content.goals, goal] : [...content.goals],
    interventions: [...content.interventions.map((step) => onGoal(step, proposed, goal)), ...steps],
    barriers: content.barriers,
    sections: content.sections,
  };
  const linked = { ...asWorking(need), problemId: problem.id, goalId: goal?.id ?? need.goalId };
  const hasPlanChange = isNewProblem || isNewGoal || steps.length > 0;
  return [needChange(context, linked), ...(hasPlanChange ? await planChanges(desk, context, next) : [])];
}

/** The problem of the need, or an active one of the same kind that is in the plan already: a problem is never there twice. */
function knownProblem(
  content: Pick<CarePlan, 'problems'>,
  need: PatientNeed,
  guide: NeedGuide,
  proposedId: Id,
): Problem | undefined {
  const title = guide.title.toLowerCase();
  const [category] = problemCodes(guide, { code: null, codeStatus: 'none' });
  return (
    content.problems.find(({ id }) => id === need.problemId || id === proposedId) ??
    content.problems.find(
      (one) =>
        one.status === 'active' &&
        (one.title.toLowerCase() === title ||
          (need.code !== null &&
            one.codes.some(({ code }) => code === need.code?.code) &&
            one.codes.some(({ code }) => code === category?.code))),
    )
  );
}

function acceptedGoal(
  content: CarePlanContent,
  need: PatientNeed,
  { goal }: ProposedItems,
  problem: Problem,
  isWanted: boolean,
): Goal | null {
  const known = content.goals.find(({ id }) => id === need.goalId || id === goal?.id);
  if (known || !isWanted || !goal) return known ?? null;
  return { ...goal, problemId: problem.id, lifecycleStatus: 'accepted', order: nextOrder(content.goals) };
}

/** Steps that were accepted before their goal hang on it now. */
function onGoal(step: Intervention, { interventions }: ProposedItems, goal: Goal | null): Intervention {
  const isOurs = interventions.some(({ id }) => id === step.id);
  return isOurs && goal && step.goalId === '' ? { ...step, goalId: goal.id } : step;
}

function nextOrder(items: readonly { order: number }[]): number {
  return Math.max(-1, ...items.map(({ order }) => order)) + 1;
}
