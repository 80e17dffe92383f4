import { z } from 'zod';
import type { BundleReader } from '../bundle.ts';
import { Period, Quantity } from '../elements.ts';
import { ReadExtension, readDetails } from '../export/details.ts';
import { Concept, ownFields, ownResources, plainCode, plainCodings } from './own-resources.ts';

const INTERVENTION_STATUS: Record<string, string> = {
  'not-started': 'planned',
  'in-progress': 'in-progress',
  completed: 'completed',
  cancelled: 'cancelled',
};

const PLAN_DETAILS = {
  version: 0,
  status: '',
  barriers: [{ id: '', goalId: '', description: '', status: '', order: 0 }],
  sections: [{ id: '', text: '', reviewedOn: '' }],
  signatures: [{ id: '', action: '', by: '', at: '', comment: '' }],
  copies: [{ id: '', givenAt: '', givenBy: '', recipient: '', method: '', language: '' }],
};

const OwnPlan = z.looseObject({
  ...ownFields,
  activity: z
    .array(
      z.looseObject({
        id: z.string(),
        extension: z.array(ReadExtension).optional(),
        detail: z.looseObject({
          status: z.string(),
          description: z.string(),
          scheduledPeriod: Period.default({}),
        }),
      }),
    )
    .default([]),
});

/** The plan of the bundle, or null. */
export function carePlanIn(patientId: string, bundle: BundleReader): Record<string, unknown> | null {
  const own = ownResources(bundle, 'CarePlan', 'care-plan', OwnPlan)[0];
  if (own === undefined) return null;
  return {
    id: own.id,
    patientId,
    ...readDetails(own.resource.extension, 'care-plan', PLAN_DETAILS),
    problems: problemsIn(bundle),
    goals: goalsIn(bundle),
    interventions: own.resource.activity.map(({ id, extension, detail }) => ({
      id,
      ...readDetails(extension, 'intervention', {
        problemId: '',
        goalId: '',
        owner: '',
        taskId: '',
        order: 0,
      }),
      description: detail.description,
      dueOn: detail.scheduledPeriod.end ?? '',
      status: INTERVENTION_STATUS[detail.status],
    })),
  };
}

const OwnProblem = z.looseObject({ ...ownFields, clinicalStatus: Concept, code: Concept });

function problemsIn(bundle: BundleReader): unknown[] {
  return ownResources(bundle, 'Condition', 'problem', OwnProblem).map(({ id, resource }) => {
    const { rejectedCodes, ...details } = readDetails(resource.extension, 'problem', {
      ...{ codeStatus: '', expectedOutcome: '', sourceScreeningId: '', order: 0 },
      rejectedCodes: [{ system: '', code: '', display: undefined }],
    });
    return {
      id,
      title: resource.code.text ?? '',
      codes: details.codeStatus === 'rejected' ? rejectedCodes : plainCodings(resource.code),
      status: plainCode(resource.clinicalStatus),
      ...details,
    };
  });
}

const GOAL_DETAILS = {
  problemId: '',
  patientWords: '',
  nextReviewOn: '',
  confidence: null,
  order: 0,
  progress: [{ id: '', recordedAt: '', recordedBy: '', value: null, note: '' }],
};

const OwnGoal = z.looseObject({
  ...ownFields,
  lifecycleStatus: z.string(),
  achievementStatus: Concept,
  description: Concept,
  target: z
    .array(
      z.looseObject({
        measure: Concept.optional(),
        detailQuantity: Quantity.optional(),
        dueDate: z.string().default(''),
      }),
    )
    .default([]),
});
type OwnGoal = z.infer<typeof OwnGoal>;

function goalsIn(bundle: BundleReader): unknown[] {
  return ownResources(bundle, 'Goal', 'goal', OwnGoal).map(({ id, resource }) => {
    const { baseline } = readDetails(resource.extension, 'goal', { baseline: { value: 0, on: '' } });
    return {
      id,
      description: resource.description.text ?? '',
      target: targetIn(resource),
      dueOn: resource.target[0]?.dueDate ?? '',
      lifecycleStatus: resource.lifecycleStatus,
      achievementStatus: plainCode(resource.achievementStatus),
      ...readDetails(resource.extension, 'goal', GOAL_DETAILS),
      baseline: baseline.on === '' ? null : baseline,
    };
  });
}

function targetIn({ target: [target] }: OwnGoal): unknown {
  if (target?.detailQuantity === undefined) return null;
  const { measure, detailQuantity } = target;
  return {
    measureLoinc: plainCode(measure),
    measureName: measure?.text ?? '',
    comparator: detailQuantity.comparator ?? '=',
    value: detailQuantity.value,
    unit: detailQuantity.unit ?? '',
  };
}
