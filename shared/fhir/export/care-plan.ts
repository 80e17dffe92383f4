import type {
  CarePlanActivity,
  CarePlan as FhirCarePlan,
  Condition as FhirCondition,
  Goal as FhirGoal,
} from '@medplum/fhirtypes';
import { INTERVENTION_OWNER_LABELS } from '#shared/content/labels.ts';
import type { CarePlan, Goal, Intervention, Problem } from '#shared/domain/care-plan.ts';
import { effectiveVersion, lastSignature, sortPlans } from '#shared/domain/plan-versions.ts';
import { compact } from './compact.ts';
import { detailsOf } from './details.ts';
import {
  coded,
  concept,
  gravity,
  metaOf,
  ownIdentifier,
  reference,
  SYSTEMS,
  unitOut,
  usCore,
} from './elements.ts';
import type { ExportContext } from './export-context.ts';
import { needCategory, socialCategories } from './need.ts';
import { careTeamId } from './people.ts';
import { planNarrative } from './plan-narrative.ts';

/** The plan that is written: the version in force, and where there is none the one that is worked on, as a draft. */
export function planToExport(plans: readonly CarePlan[]): CarePlan | null {
  const { working, versions } = sortPlans(plans);
  return effectiveVersion(versions) ?? working;
}

/** The plan with its problems, goals and activities. What CMS lists and FHIR has no element for is in the extension, and in the narrative. */
export function carePlanOut(plan: CarePlan, context: ExportContext): FhirCarePlan {
  const signed = [...plan.signatures].sort((a, b) => a.at.localeCompare(b.at));
  const author = context.person(signed.find(({ action }) => action === 'authored')?.by ?? plan.updatedBy);
  return compact<FhirCarePlan>({
    resourceType: 'CarePlan',
    id: plan.id,
    meta: metaOf({ profiles: [usCore('careplan')], changedAt: plan.updatedAt }),
    text: planNarrative(plan),
    extension: detailsOf('care-plan', {
      ...{ version: plan.version, status: plan.status, barriers: plan.barriers, sections: plan.sections },
      ...{ signatures: plan.signatures, copies: plan.copies },
    }),
    identifier: [ownIdentifier('care-plan', plan.id)],
    status: plan.status === 'active' ? 'active' : plan.status === 'superseded' ? 'revoked' : 'draft',
    intent: 'plan',
    category: [coded(SYSTEMS.usCorePlanCategory, 'assess-plan')],
    title: 'Comprehensive care plan',
    subject: context.subject,
    period: { start: lastSignature(plan, 'approved')?.at },
    created: signed[0]?.at,
    author,
    careTeam: context.input.patient.careTeam.length > 0 ? [reference(careTeamId(context))] : [],
    addresses: plan.problems.map(({ id }) => reference(id)),
    goal: plan.goals.map(({ id }) => reference(id)),
    activity: plan.interventions.map((intervention) => activityOut(intervention, context)),
  });
}

const ACTIVITY_STATUS = {
  planned: 'not-started',
  'in-progress': 'in-progress',
  completed: 'completed',
  cancelled: 'cancelled',
} as const;

function activityOut(intervention: Intervention, context: ExportContext): CarePlanActivity {
  const { id, problemId, goalId, description, owner, dueOn, status, taskId, order } = intervention;
  const careManager = context.person(context.input.patient.careManagerId);
  return compact<CarePlanActivity>({
    id,
    extension: detailsOf('intervention', { problemId, goalId, owner, taskId, order }),
    detail: {
      goal: goalId === '' ? [] : [reference(goalId)],
      reasonReference: problemId === '' ? [] : [reference(problemId)],
      status: ACTIVITY_STATUS[status],
      scheduledPeriod: { end: dueOn },
      performer:
        owner === 'patient'
          ? [context.subject]
          : owner === 'care-manager' && careManager !== undefined
            ? [careManager]
            : [{ display: INTERVENTION_OWNER_LABELS[owner] }],
      description,
    },
  });
}

/** A problem of the plan. Codes that a need proposed are unconfirmed until a clinician confirmed them, and no codes once rejected. */
export function problemOut(problem: Problem, plan: CarePlan, context: ExportContext): FhirCondition {
  const { id, title, codes, codeStatus, status, expectedOutcome, sourceScreeningId, order } = problem;
  const need = context.input.patient.needs.find(({ problemId }) => problemId === id);
  const isRejected = codeStatus === 'rejected';
  return compact<FhirCondition>({
    resourceType: 'Condition',
    id,
    meta: metaOf({ profiles: [usCore('condition-problems-health-concerns')], changedAt: plan.updatedAt }),
    extension: detailsOf('problem', {
      ...{ codeStatus, expectedOutcome, sourceScreeningId, order },
      rejectedCodes: isRejected ? codes : [],
    }),
    identifier: [ownIdentifier('problem', id)],
    clinicalStatus: coded(SYSTEMS.conditionClinical, status),
    verificationStatus:
      codeStatus === 'none'
        ? undefined
        : coded(SYSTEMS.conditionVerification, codeStatus === 'confirmed' ? 'confirmed' : 'unconfirmed'),
    category: [
      coded(SYSTEMS.usCoreConditionCategory, 'health-concern', 'Health Concern'),
      ...(need === undefined ? [] : socialCategories(needCategory(need, context))),
    ],
    code: concept(isRejected ? [] : codes, title),
    subject: context.subject,
    evidence: need === undefined ? [] : [{ detail: [reference(need.id)] }],
  });
}

/** A goal with its target. Progress, baseline, her own words and confidence are in the extension. */
export function goalOut(goal: Goal, plan: CarePlan, context: ExportContext): FhirGoal {
  const { id, problemId, description, patientWords, target, baseline, dueOn, nextReviewOn } = goal;
  const { lifecycleStatus, achievementStatus, confidence, progress, order } = goal;
  const need = context.input.patient.needs.find((one) => one.goalId === id);
  const categories = need === undefined ? [] : socialCategories(needCategory(need, context));
  return compact<FhirGoal>({
    resourceType: 'Goal',
    id,
    meta: metaOf({
      profiles: [
        ...(dueOn === '' ? [] : [usCore('goal')]),
        ...(categories.length === 0 ? [] : [gravity('Goal')]),
      ],
      changedAt: plan.updatedAt,
    }),
    extension: detailsOf('goal', {
      ...{ problemId, patientWords, baseline, nextReviewOn, confidence, progress, order },
    }),
    identifier: [ownIdentifier('goal', id)],
    lifecycleStatus,
    achievementStatus: coded(SYSTEMS.goalAchievement, achievementStatus),
    category: categories,
    description: { text: description },
    subject: context.subject,
    target: [
      {
        measure:
          target === null
            ? undefined
            : concept(
                target.measureLoinc === '' ? [] : [{ system: SYSTEMS.loinc, code: target.measureLoinc }],
                target.measureName,
              ),
        detailQuantity:
          target === null
            ? undefined
            : {
                value: target.value,
                ...unitOut(target.unit),
                comparator: target.comparator === '=' ? undefined : target.comparator,
              },
        dueDate: dueOn,
      },
    ],
    addresses: [
      ...(problemId === '' ? [] : [reference(problemId)]),
      ...(need === undefined ? [] : [reference(need.id)]),
    ],
  });
}
