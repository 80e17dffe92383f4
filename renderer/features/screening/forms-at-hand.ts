import { PLAN_TEMPLATES } from '#shared/content/plan-templates/index.ts';
import type { FormSummary } from '#shared/contract/engine/screenings.ts';
import type { Patient } from '#shared/domain/patient.ts';
import { suggestTemplates } from '#shared/domain/plan-templates.ts';

/** The forms as they are offered for a patient. */
export interface FormsAtHand {
  /** Those for everybody and the reviews of conditions she has. */
  forHer: FormSummary[];
  /** Reviews of conditions that her record does not have. */
  others: FormSummary[];
}

/** Puts the reviews of what she does not have aside. Every form stays to be had: a record may not know all of her conditions. */
export function formsAtHand(
  forms: readonly FormSummary[],
  patient: Pick<Patient, 'conditions'>,
): FormsAtHand {
  const hers = new Set(suggestTemplates(PLAN_TEMPLATES, patient).map((template) => template.id));
  const isForHer = ({ reviews }: FormSummary) => reviews.length === 0 || reviews.some((id) => hers.has(id));
  return { forHer: forms.filter(isForHer), others: forms.filter((form) => !isForHer(form)) };
}
