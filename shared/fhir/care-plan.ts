import { z } from 'zod';
import type { CarePlan, Intervention, Problem } from '#shared/domain/care-plan.ts';
import type { BundleReader, Found } from './bundle.ts';
import { FhirCondition } from './condition.ts';
import { localDateOf } from './dates.ts';
import { CodeableConcept, codingsOf, Period, Reference, resourceFields, wordsOf } from './elements.ts';
import { type FhirGoal, goalsOf } from './goal.ts';
import { stableId } from './stable-id.ts';

export const FhirCarePlan = z.looseObject({
  ...resourceFields,
  status: z.string().optional(),
  title: z.string().optional(),
  category: z.array(CodeableConcept).optional(),
  period: Period.optional(),
  addresses: z.array(Reference).optional(),
  goal: z.array(Reference).optional(),
  activity: z
    .array(
      z.looseObject({
        detail: z
          .looseObject({
            code: CodeableConcept.optional(),
            description: z.string().optional(),
            status: z.string().optional(),
            scheduledPeriod: Period.optional(),
          })
          .optional(),
      }),
    )
    .optional(),
});
export type FhirCarePlan = z.infer<typeof FhirCarePlan>;

export type CarePlanFromFhir = Omit<CarePlan, 'updatedAt' | 'updatedBy' | 'deviceId' | 'rev' | 'receivedAt'>;

const CURRENT = new Set(['active', 'draft', 'on-hold', undefined]);
const INTERVENTION_STATUS: Record<string, Intervention['status']> = {
  'not-started': 'planned',
  scheduled: 'planned',
  'in-progress': 'in-progress',
  'on-hold': 'planned',
  completed: 'completed',
  cancelled: 'cancelled',
  stopped: 'cancelled',
};

/**
 * One plan out of all current FHIR care plans: each becomes a problem, with its goals and activities. It is a draft, as
 * nobody of this organization has reviewed it. Null when the record has neither a current plan nor a goal.
 */
export function carePlanOf(
  bundle: BundleReader,
  plans: readonly Found<FhirCarePlan>[],
  goals: readonly Found<FhirGoal>[],
  patientId: string,
  newId: (kind: string, identity: string) => string,
): CarePlanFromFhir | null {
  const current = plans.filter(({ resource }) => CURRENT.has(resource.status));
  bundle.leftOut.add('CarePlan', 'over', plans.length - current.length);
  const mappedGoals = goalsOf(goals, newId, bundle.leftOut);
  const problems = new Map<string, Problem>();
  const interventions = new Map<string, Intervention>();
  for (const { resource, identity } of current) {
    const problem = problemOf(bundle, resource, identity, newId);
    const known = problems.get(problem.title) ?? problem;
    problems.set(known.title, known);
    for (const reference of resource.goal ?? []) {
      const referred = mappedGoals.find(({ names }) => names.includes(reference.reference ?? ''));
      if (referred !== undefined && referred.goal.problemId === '') referred.goal.problemId = known.id;
    }
    for (const intervention of interventionsOf(resource, known.id, newId)) {
      interventions.set(`${known.id} ${intervention.description}`, intervention);
    }
  }
  if (problems.size === 0 && mappedGoals.length === 0) return null;
  return {
    sections: [],
    version: 0,
    copies: [],
    id: stableId('care-plan', patientId),
    patientId,
    status: 'draft',
    problems: [...problems.values()],
    goals: mappedGoals.map(({ goal }) => goal),
    interventions: [...interventions.values()],
    barriers: [],
    signatures: [],
  };
}

function problemOf(
  bundle: BundleReader,
  plan: FhirCarePlan,
  identity: string,
  newId: (kind: string, identity: string) => string,
): Problem {
  const addressed = plan.addresses?.[0];
  const condition = bundle.follow(addressed, 'Condition', FhirCondition)?.resource.code;
  const category = plan.category?.find((concept) => wordsOf(concept) !== '');
  const title =
    wordsOf(condition) ||
    (addressed?.display ?? '') ||
    (plan.title ?? '') ||
    wordsOf(category) ||
    'Care plan';
  return {
    codeStatus: 'none',
    expectedOutcome: '',
    order: 0,
    id: newId('problem', identity),
    title: title.slice(0, 300),
    codes: codingsOf(condition ?? category),
    status: 'active',
    sourceScreeningId: '',
  };
}

function interventionsOf(
  plan: FhirCarePlan,
  problemId: string,
  newId: (kind: string, identity: string) => string,
): Intervention[] {
  return (plan.activity ?? []).flatMap(({ detail }, order) => {
    const description = wordsOf(detail?.code) || (detail?.description ?? '').slice(0, 1000);
    if (detail === undefined || description === '') return [];
    return [
      {
        id: newId('intervention', `${problemId} ${description}`),
        problemId,
        goalId: '',
        taskId: '',
        order,
        description,
        owner: 'patient' as const,
        dueOn: localDateOf(detail.scheduledPeriod?.end),
        status: INTERVENTION_STATUS[detail.status ?? ''] ?? 'planned',
      },
    ];
  });
}
