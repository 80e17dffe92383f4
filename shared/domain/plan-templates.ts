import { z } from 'zod';
import { type CarePlanContent, type Goal, type GoalBaseline, GoalTarget, type Problem } from './care-plan.ts';
import { addDays } from './local-date.ts';
import { GuideStep } from './need-guide.ts';
import { newBarrier, newGoal, newIntervention, newProblem } from './new-plan-items.ts';
import { isCurrentCondition, type Patient } from './patient.ts';
import { ICD_10_CM } from './plan-codes.ts';
import { lastOrder } from './plan-order.ts';
import { Coding, type Id, type LocalDate } from './primitives.ts';

/** A target that depends on where the patient stands: `by` is added to the baseline, or is percent of it. */
export const TargetFromBaseline = z.object({
  ...GoalTarget.omit({ value: true }).shape,
  by: z.number(),
  isPercent: z.boolean(),
});
export type TargetFromBaseline = z.infer<typeof TargetFromBaseline>;

export const TemplateGoal = z.object({
  key: z.string(),
  description: z.string().min(1).max(1000),
  target: GoalTarget.nullable(),
  /** Only where `target` is null. Without a baseline the goal has no target until somebody gives one. */
  fromBaseline: TargetFromBaseline.nullable(),
  dueInDays: z.number().int().min(0),
});
export type TemplateGoal = z.infer<typeof TemplateGoal>;

export const TemplateProblem = z.object({
  key: z.string(),
  title: z.string().min(1).max(300),
  codes: z.array(Coding),
  goals: z.array(TemplateGoal),
  interventions: z.array(GuideStep.extend({ goalKey: z.string() })),
});
export type TemplateProblem = z.infer<typeof TemplateProblem>;

/** A sign to watch for, and how fast to act (domain.md 2.3, 6.1). */
export const RedFlag = z.object({ level: z.enum(['emergency', 'nurse-now', 'same-day']), text: z.string() });
export type RedFlag = z.infer<typeof RedFlag>;

/** A care plan template for one condition. Listed in `shared/content/plan-templates/index.ts` as PLAN_TEMPLATES. */
export const PlanTemplate = z.object({
  id: z.string(),
  title: z.string(),
  version: z.string(),
  /** Codes of conditions that it fits. */
  fits: z.array(Coding),
  problems: z.array(TemplateProblem).min(1),
  barriers: z.array(z.string()),
  redFlags: z.array(RedFlag),
});
export type PlanTemplate = z.infer<typeof PlanTemplate>;

/** What a template is filled in with. */
export interface TemplateFacts {
  newId(): Id;
  /** The day that due dates count from. */
  onDate: LocalDate;
  /** Where a measure stands now, or null. */
  baseline(loinc: string, unit: string): GoalBaseline | null;
}

/**
 * The content with the template's problems, goals, interventions and barriers added, goals as `proposed`, each behind what is there of its
 * kind. What is there already, by its words or, for a problem, by a code of the template's, is not added again, whatever its status:
 * applying a template twice changes nothing the second time, and a goal that was cancelled stays so.
 */
export function applyTemplate(
  template: PlanTemplate,
  content: CarePlanContent,
  facts: TemplateFacts,
): CarePlanContent {
  const { newId, onDate } = facts;
  const problems = [...content.problems];
  const goals = [...content.goals];
  const interventions = [...content.interventions];
  const barriers = [...content.barriers];
  for (const from of template.problems) {
    let problem = problems.find((one) => isSameProblem(one, from));
    if (!problem) {
      problem = {
        ...newProblem(newId()),
        codeStatus: from.codes.length > 0 ? 'proposed' : 'none',
        order: lastOrder(problems),
        title: from.title,
        codes: from.codes,
      };
      problems.push(problem);
    }
    const goalIds = addGoals(from.goals, goals, problem.id, facts);
    for (const step of from.interventions) {
      if (interventions.some((one) => isSameText(one.description, step.description))) continue;
      interventions.push({
        ...newIntervention(newId(), problem.id),
        order: lastOrder(interventions),
        goalId: goalIds.get(step.goalKey) ?? '',
        description: step.description,
        owner: step.owner,
        dueOn: addDays(onDate, step.dueInDays),
      });
    }
  }
  for (const description of template.barriers) {
    if (barriers.some((one) => isSameText(one.description, description))) continue;
    barriers.push({ ...newBarrier(newId()), order: lastOrder(barriers), description });
  }
  return { ...content, problems, goals, interventions, barriers };
}

/** Adds the goals that are not there and answers the ids of all, by key. */
function addGoals(
  from: readonly TemplateGoal[],
  goals: Goal[],
  problemId: Id,
  { newId, onDate, baseline }: TemplateFacts,
): Map<string, Id> {
  const ids = new Map<string, Id>();
  for (const { key, description, target, fromBaseline, dueInDays } of from) {
    const known = goals.find((one) => isSameText(one.description, description));
    const id = known?.id ?? newId();
    ids.set(key, id);
    if (known) continue;
    const measure = target ?? fromBaseline;
    const start = measure && baseline(measure.measureLoinc, measure.unit);
    goals.push({
      ...newGoal(id, problemId),
      baseline: start,
      nextReviewOn: addDays(onDate, Math.min(dueInDays, REVIEW_DAYS)),
      order: lastOrder(goals),
      description,
      target: target ?? (fromBaseline && start && targetFrom(fromBaseline, start.value)),
      dueOn: addDays(onDate, dueInDays),
    });
  }
  return ids;
}

// A plan is looked at monthly where nothing else was agreed (domain.md 2.1).
const REVIEW_DAYS = 28;

function targetFrom({ by, isPercent, ...target }: TargetFromBaseline, baseline: number): GoalTarget {
  const value = isPercent ? baseline * (1 + by / 100) : baseline + by;
  return { ...target, value: Math.round(value * 10) / 10 };
}

function isSameProblem(problem: Problem, from: TemplateProblem): boolean {
  const hasCode = (code: Coding) =>
    problem.codes.some((one) => one.system === code.system && one.code === code.code);
  return isSameText(problem.title, from.title) || from.codes.some(hasCode);
}

/** Whether two texts have the same words, whatever their case and punctuation. */
export function isSameText(left: string, right: string): boolean {
  return plainText(left) === plainText(right);
}

function plainText(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** The templates that fit a patient's active conditions, by code. */
export function suggestTemplates(
  templates: readonly PlanTemplate[],
  patient: Pick<Patient, 'conditions'>,
): PlanTemplate[] {
  const codes = patient.conditions.flatMap((one) => (isCurrentCondition(one) ? one.codes : []));
  return templates.filter((template) => fitsCodes(template, codes));
}

/** Whether a template is for one of the codes: a SNOMED CT code must be the same, an ICD-10-CM code may be any below the template's (E11 fits E11.65). */
export function fitsCodes({ fits }: Pick<PlanTemplate, 'fits'>, codes: readonly Coding[]): boolean {
  return fits.some((fit) => codes.some((code) => code.system === fit.system && isBelow(code, fit)));
}

function isBelow(code: Coding, fit: Coding): boolean {
  return code.code === fit.code || (fit.system === ICD_10_CM && code.code.startsWith(fit.code));
}
