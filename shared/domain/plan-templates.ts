import { z } from 'zod';
import { type CarePlanContent, GoalTarget } from './care-plan.ts';
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

/** The content with the template's problems, goals and interventions added; what is there already is not added again. */
export function applyTemplate(
  _template: PlanTemplate,
  _content: CarePlanContent,
  _newId: () => Id,
  _onDate: LocalDate,
): CarePlanContent {
  throw new Error('being written');
}
/** The templates that fit a patient's active conditions. */
export function suggestTemplates(
  _templates: readonly PlanTemplate[],
  _patient: Pick<Patient, 'conditions'>,
): PlanTemplate[] {
  throw new Error('being written');
}
