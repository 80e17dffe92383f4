import { PLAN_TEMPLATES } from '#shared/content/plan-templates/index.ts';
import type { FormSummary } from '#shared/contract/engine/screenings.ts';
import type { Patient } from '#shared/domain/patient.ts';
import { suggestTemplates } from '#shared/domain/plan-templates.ts';

/** The forms as they are offered for a patient. */
export interface FormsAtHand {
  /** Those for everybody, the reviews of conditions she has, and what was begun. */
  forHer: FormSummary[];
  /** Reviews of conditions that her record does not have. */
  others: FormSummary[];
}

/**
 * Puts the reviews of what she does not have aside. Every form stays to be had: a record may not know all of her conditions.
 *
 * @param begun the forms with a draft
 */
export function formsAtHand(
  forms: readonly FormSummary[],
  patient: Pick<Patient, 'conditions'>,
  begun: readonly string[],
): FormsAtHand {
  const hers = new Set(suggestTemplates(PLAN_TEMPLATES, patient).map((template) => template.id));
  const isForHer = ({ questionnaire, reviews }: FormSummary) =>
    reviews.length === 0 || reviews.some((id) => hers.has(id)) || begun.includes(questionnaire);
  return { forHer: forms.filter(isForHer), others: forms.filter((form) => !isForHer(form)) };
}
