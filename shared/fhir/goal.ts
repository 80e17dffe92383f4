import { z } from 'zod';
import { Goal, type GoalTarget } from '#shared/domain/care-plan.ts';
import type { Found } from './bundle.ts';
import { localDateOf } from './dates.ts';
import { CodeableConcept, clip, codeOf, codingsOf, Quantity, resourceFields, wordsOf } from './elements.ts';
import type { LeftOut } from './left-out.ts';

export const FhirGoal = z.looseObject({
  ...resourceFields,
  lifecycleStatus: z.string().optional(),
  achievementStatus: CodeableConcept.optional(),
  description: CodeableConcept.optional(),
  target: z
    .array(
      z.looseObject({
        measure: CodeableConcept.optional(),
        detailQuantity: Quantity.optional(),
        dueDate: z.string().optional(),
      }),
    )
    .optional(),
});
export type FhirGoal = z.infer<typeof FhirGoal>;

const LifecycleStatus = Goal.shape.lifecycleStatus;
const AchievementStatus = Goal.shape.achievementStatus;
const OVER = new Set(['completed', 'cancelled', 'rejected', 'entered-in-error']);

/** Goals that are still worked on, without their problem, by the names by which care plans refer to them. */
export function goalsOf(
  found: readonly Found<FhirGoal>[],
  newId: (kind: string, identity: string) => string,
  leftOut: LeftOut,
): { goal: Goal; names: readonly string[] }[] {
  return found.flatMap(({ resource, identity, names }) => {
    const description = clip(wordsOf(resource.description), 1000);
    if (OVER.has(resource.lifecycleStatus ?? '')) {
      leftOut.add('Goal', 'over');
      return [];
    }
    if (description === '') {
      leftOut.add('Goal', 'without words');
      return [];
    }
    const goal: Goal = {
      baseline: null,
      nextReviewOn: '',
      order: 0,
      id: newId('goal', identity),
      problemId: '',
      description,
      patientWords: '',
      target: targetOf(resource),
      dueOn: localDateOf(resource.target?.find(({ dueDate }) => dueDate !== undefined)?.dueDate),
      lifecycleStatus: LifecycleStatus.catch('active').parse(resource.lifecycleStatus),
      achievementStatus: AchievementStatus.catch('in-progress').parse(codeOf(resource.achievementStatus)),
      confidence: null,
      progress: [],
    };
    return [{ goal, names }];
  });
}

/** A measurable target only where the record states one: nothing is read out of prose. */
function targetOf({ target }: FhirGoal): GoalTarget | null {
  for (const { measure, detailQuantity } of target ?? []) {
    const loinc = codingsOf(measure).find(({ system }) => system === 'http://loinc.org');
    if (loinc === undefined || detailQuantity?.value === undefined) continue;
    return {
      measureLoinc: clip(loinc.code, 20),
      measureName: clip(wordsOf(measure), 200),
      comparator: z
        .enum(['<', '<=', '>=', '>'])
        .or(z.literal('='))
        .catch('=')
        .parse(detailQuantity.comparator),
      value: detailQuantity.value,
      unit: clip(detailQuantity.unit ?? detailQuantity.code ?? '', 40),
    };
  }
  return null;
}
