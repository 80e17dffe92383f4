import { z } from 'zod';
import { type CarePlanContent, type Goal, GoalTarget, type Problem } from './care-plan.ts';
import { addDays } from './local-date.ts';
import { GuideStep } from './need-guide.ts';
import type { Patient } from './patient.ts';
import { Coding, type Id, type LocalDate } from './primitives.ts';

export const TemplateGoal = z.object({
  key: z.string(),
  description: z.string().min(1).max(1000),
  target: GoalTarget.nullable(),
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

/**
 * The content with the template's problems, goals, interventions and barriers added, goals as `proposed`. What is there already, by
 * its words or, for a problem, by a code of the template's, is not added again, whatever its status: applying a template twice
 * changes nothing the second time, and a goal that was cancelled stays so. Due dates count from `onDate`.
 */
export function applyTemplate(
  template: PlanTemplate,
  content: CarePlanContent,
  newId: () => Id,
  onDate: LocalDate,
): CarePlanContent {
  const problems = [...content.problems];
  const goals = [...content.goals];
  const interventions = [...content.interventions];
  const barriers = [...content.barriers];
  for (const from of template.problems) {
    let problem = problems.find((one) => isSameProblem(one, from));
    if (!problem) {
      problem = {
        codeStatus: 'none',
        expectedOutcome: '',
        order: 0,
        id: newId(),
        title: from.title,
        codes: from.codes,
        status: 'active',
        sourceScreeningId: '',
      };
      problems.push(problem);
    }
    const goalIds = addGoals(from.goals, goals, problem.id, newId, onDate);
    for (const step of from.interventions) {
      if (interventions.some((one) => isSameText(one.description, step.description))) continue;
      interventions.push({
        taskId: '',
        order: 0,
        id: newId(),
        problemId: problem.id,
        goalId: goalIds.get(step.goalKey) ?? '',
        description: step.description,
        owner: step.owner,
        dueOn: addDays(onDate, step.dueInDays),
        status: 'planned',
      });
    }
  }
  for (const description of template.barriers) {
    if (barriers.some((one) => isSameText(one.description, description))) continue;
    barriers.push({ goalId: '', order: 0, id: newId(), description, status: 'open' });
  }
  return { ...content, problems, goals, interventions, barriers };
}

/** Adds the goals that are not there and answers the ids of all, by key. */
function addGoals(
  from: readonly TemplateGoal[],
  goals: Goal[],
  problemId: Id,
  newId: () => Id,
  onDate: LocalDate,
): Map<string, Id> {
  const ids = new Map<string, Id>();
  for (const { key, description, target, dueInDays } of from) {
    const known = goals.find((one) => isSameText(one.description, description));
    const id = known?.id ?? newId();
    ids.set(key, id);
    if (known) continue;
    goals.push({
      baseline: null,
      nextReviewOn: '',
      order: 0,
      id,
      problemId,
      description,
      patientWords: '',
      target,
      dueOn: addDays(onDate, dueInDays),
      lifecycleStatus: 'proposed',
      achievementStatus: 'in-progress',
      confidence: null,
      progress: [],
    });
  }
  return ids;
}

function isSameProblem(problem: Problem, from: TemplateProblem): boolean {
  const hasCode = (code: Coding) =>
    problem.codes.some((one) => one.system === code.system && one.code === code.code);
  return isSameText(problem.title, from.title) || from.codes.some(hasCode);
}

function isSameText(left: string, right: string): boolean {
  return plainText(left) === plainText(right);
}

function plainText(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

const ACTIVE = new Set(['active', 'recurrence', 'relapse']);
const ICD_10_CM = 'http://hl7.org/fhir/sid/icd-10-cm';

/**
 * The templates that fit a patient's active conditions, by code: a SNOMED CT code must be the same, an ICD-10-CM code may be
 * any below the template's (E11 fits E11.65).
 */
export function suggestTemplates(
  templates: readonly PlanTemplate[],
  patient: Pick<Patient, 'conditions'>,
): PlanTemplate[] {
  const codes = patient.conditions.flatMap((one) => (ACTIVE.has(one.clinicalStatus) ? one.codes : []));
  return templates.filter((template) =>
    template.fits.some((fit) => codes.some((code) => code.system === fit.system && isBelow(code, fit))),
  );
}

function isBelow(code: Coding, fit: Coding): boolean {
  return code.code === fit.code || (fit.system === ICD_10_CM && code.code.startsWith(fit.code));
}
